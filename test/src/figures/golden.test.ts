/**
 * Each golden case lies as three files side by side: the question, the SQL that it became, the answer. A change of the
 * engine shows as a diff that a person reads. `UPDATE_GOLDEN=1 npm test -- figures` writes them anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { useHouse, type TestHouse } from '../support/house.ts'
import { goldenProvince } from './golden.data.ts'
import { kindsProvince } from './kinds.data.ts'

describe.each([
  ['golden', goldenProvince],
  ['golden-kinds', kindsProvince],
] as const)('%s', (folder, province) => {
  const test = useHouse('reference')
  const dir = join(import.meta.dirname, folder)
  const cases = readdirSync(dir).filter((file) => file.endsWith('.graphql')).map((file) => file.replace('.graphql', ''))

  beforeAll(() => province(test.house))

  it.each(cases)('%s', async (name) => {
    const document = readFileSync(join(dir, `${name}.graphql`), 'utf8')
    const login = /^# as: (\S+)/.exec(document)![1]!
    await test.cookieOf(login)
    const [answer, statements] = await listening(test, () => test.as(login)(document))
    expect(answer.errors).toEqual([])
    same(join(dir, `${name}.sql`), statements.filter((s) => s.startsWith('with')).join(';\n\n') + '\n')
    same(join(dir, `${name}.json`), JSON.stringify(answer.data, null, 2) + '\n')
  })
})

function same(path: string, text: string): void {
  if (process.env['UPDATE_GOLDEN'] || !existsSync(path)) writeFileSync(path, text)
  expect(text).toBe(readFileSync(path, 'utf8'))
}

/** The statements that reached the database meanwhile. */
async function listening<T>(test: TestHouse, work: () => Promise<T>): Promise<[T, string[]]> {
  const connection = test.house.orm.em.getDriver().getConnection() as unknown as { execute: (sql: unknown, ...more: unknown[]) => unknown }
  const [sent, execute] = [[] as string[], connection.execute.bind(connection)]
  connection.execute = (sql, ...more) => (sent.push(String(sql)), execute(sql, ...more))
  try {
    return [await work(), sent]
  } finally {
    connection.execute = execute
  }
}
