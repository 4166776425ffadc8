/** P1: the wall's whole question over HTTP against its own SQL statements, run alone through `pg`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { Agent } from 'node:http'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { latestVersion } from '@jingxian/server/facts/facts.service'
import { buildHttp } from '@jingxian/server/app/http'
import { readConfig } from '@jingxian/server/kernel/config'
import { innerRoleIn } from '@jingxian/server/kernel/roles-in'
import { post } from './load.ts'
import { interleaved, median } from './measure.ts'
import { ROOT, signIn, startOurs } from './programs.ts'
import { PASSWORD, type Province } from './province.ts'
import { ms, times, type Row } from './table.ts'

const ROUNDS = 15

/** As the screen asks for a metric of months (web/src/screens/wall/useOverview.ts). */
const QUESTION = {
  metric: 'CAPITAL_USED',
  tile1: 'CAPITAL_USED',
  tile2: 'FOREIGN_CAPITAL_USED',
  tile3: 'PROJECTS_SIGNED',
  yearly: 'CAPITAL_ARRIVAL_RATE',
  byYear: false,
  now: { grain: 'MONTH', from: '2025-10', to: '2025-10' },
  sums: { grain: 'MONTH', from: '2025-10', to: '2025-10' },
  years: { grain: 'YEAR', from: '2016', to: '2025' },
  months: { grain: 'MONTH', from: '2024-01', to: '2025-10' },
  rolling: { grain: 'MONTH', from: '2023-11', to: '2025-10', accumulate: 'ROLLING_12_MONTHS' },
  period: '2025-10',
  wide: true,
}

interface Sent {
  sql: string
  params: readonly unknown[]
}

export async function p1(province: Province): Promise<Row[]> {
  const query = wallQuery()
  const variables = { ...QUESTION, snapshot: String((await province.house.as(HOUSE, 'read', latestVersion))!.id) }
  const sent = await statementsOf(province, { query, variables })
  const ours = await startOurs(province)
  const agent = new Agent({ keepAlive: true })
  const alone = new Client({ connectionString: province.house.appUrl })
  await alone.connect()
  const role = innerRoleIn(province.house.orm.config.get('dbName')!, 'staff_role')
  await alone.query(`set app.account = '1'; set role "${role}"`)
  try {
    const cookie = await signIn(ours.origin, 'analyst')
    const body = JSON.stringify({ query, variables })
    const ask = async () => {
      const answer = await post(agent, `${ours.origin}/graphql`, { cookie }, body)
      if (answer.startsWith('{"errors"')) throw new Error(`The wall's question was refused: ${answer.slice(0, 600)}`)
    }
    const statements = async () => {
      for (const { sql, params } of sent) await alone.query(sql, params as unknown[])
    }
    const { graphql, sql } = await interleaved(ROUNDS, { graphql: ask, sql: statements })
    const [whole, below] = [median(graphql.wall), median(sql.wall)]
    return [
      { promise: 'P1', what: `the wall's whole question over HTTP`, figure: ms(whole), aim: '' },
      { promise: 'P1', what: `its ${sent.length} SQL statements alone`, figure: ms(below), aim: '' },
      { promise: 'P1', what: 'whole / SQL', figure: times(whole / below), aim: '<= 1.3 x' },
    ]
  } finally {
    agent.destroy()
    await alone.end()
    await ours.stop()
  }
}

/** The wall's operation as the build of the screens wrote it. */
function wallQuery(): string {
  const persisted = Object.values(JSON.parse(readFileSync(join(ROOT, 'web/dist/persisted.json'), 'utf8')) as Record<string, string>)
  const found = persisted.find((text) => /query Wall\w*\b/.test(text) && text.includes('rolling:'))
  if (!found) throw new Error('The wall’s operation is not in web/dist/persisted.json: build the screens first.')
  return found
}

/** What the operation sends, listened to inside this process. */
async function statementsOf({ house }: Province, payload: { query: string; variables: object }): Promise<Sent[]> {
  const config = readConfig({ DATA_DIR: join(ROOT, '.bench/files'), LOG_LEVEL: 'fatal', DEMO: 'no' })
  const { app } = await buildHttp({ config, house })
  const connection = house.orm.em.getDriver().getConnection() as unknown as { execute: (sql: unknown, params?: unknown[], ...rest: unknown[]) => unknown }
  const execute = connection.execute
  const sent: Sent[] = []
  try {
    const signed = await app.inject({ method: 'POST', url: '/graphql', payload: { query: `mutation { signIn(account: "analyst", password: "${PASSWORD}") { id } }` } })
    const cookie = String(signed.headers['set-cookie']).split(';')[0]!
    if (!cookie.includes('=')) throw new Error(`analyst cannot sign in: ${signed.body}`)
    connection.execute = function (this: unknown, sql: unknown, params: unknown[] = [], ...rest: unknown[]) {
      const built = sql as { sql?: string; params?: unknown[] }
      sent.push(typeof sql === 'string' ? { sql, params } : { sql: built.sql ?? '', params: built.params ?? [] })
      return execute.call(this, sql, params, ...rest)
    }
    const { body } = await app.inject({ method: 'POST', url: '/graphql', payload, headers: { cookie } })
    if (body.includes('"errors"')) throw new Error(`The wall's question was refused: ${body.slice(0, 600)}`)
  } finally {
    connection.execute = execute
    await app.close()
  }
  return sent.filter(({ sql }) => /^\s*(select|with)/i.test(sql) && !/from "?(session|account|display_token)"?/.test(sql)).map(({ sql, params }) => ({ params, sql: numbered(sql) }))
}

/** `?` as `pg` writes it. */
function numbered(sql: string): string {
  let n = 0
  return sql.replaceAll('?', () => `$${++n}`)
}
