/** What is emitted and committed is what the code says: the contract, the rights, the settings, the database. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaText } from '@jingxian/server/app/emit-schema'
import { EMIT_REMEDY, EMITTED } from '@jingxian/server/app/emitted'
import { ENTITIES } from '@jingxian/server/app/features'
import { withoutRights } from '@jingxian/server/app/make-migration'
import { ormOptions } from '@jingxian/server/kernel/database'
import { rightsIn } from '@jingxian/server/kernel/rights'
import { connected } from '../security/checks.ts'
import { cloneDatabase } from '../support/house.ts'

const committed = (path: string) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8')
it.each(Object.entries(EMITTED))('%s is what the code says', (path, text) => {
  expect(text(), EMIT_REMEDY).toBe(committed(path))
})

describe('the database', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>
  let orm: MikroORM
  beforeAll(async () => {
    database = await cloneDatabase('reference')
    orm = new MikroORM(ormOptions(database.url, ENTITIES, 2))
  })
  afterAll(async () => {
    await orm.close(true)
    await database.drop()
  })

  it('is made by the migrations exactly as the entities say', async () => {
    const missing = withoutRights(await orm.schema.getUpdateSchemaSQL({ wrap: false, safe: false }))
    const open = missing.split('\n').filter((line) => line.trim() && !/drop table if exists "migration"/.test(line))
    expect(open, 'write a migration: pnpm --dir server run migration <name> <database url>').toEqual([])
  })

  it('has the policies of the words, and no others', async () => {
    const words = rightsIn([...orm.getMetadata().getAll().values()]).filter(({ kept }) => kept)
    const { rows } = await connected(database.url, (client) => client.query<{ is: string }>(`select tablename || ' ' || policyname || ' ' || lower(cmd) as is from pg_policies where schemaname = 'public'`))
    expect(rows.map((row) => row.is).sort()).toEqual(words.map(({ table, role, verb }) => `${table} ${role}_${verb} ${verb}`).sort())
  })

  it('is told nothing of rights by a migration: roles carry its name', () => {
    const dir = join(import.meta.dirname, '../../../server/migrations')
    for (const file of readdirSync(dir)) expect(readFileSync(join(dir, file), 'utf8'), file).not.toMatch(/policy|grant |revoke |_role\b/i)
  })
})

it('every description in the contract is there for types that people meet', () => {
  const undescribed = [...schemaText().matchAll(/(?<!""")\ntype (\w+) /g)].map((match) => match[1])
  const plumbing = /Connection$|^(Query|Mutation|Subscription)$/
  expect(undescribed.filter((name) => !plumbing.test(name!))).toEqual([])
})
