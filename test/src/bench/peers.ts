/** PostGraphile with pg-aggregates, in a folder of its own and never with the product. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { innerRoleIn } from '@jingxian/server/kernel/roles-in'
import type { Province } from './province.ts'
import { cpuOf, freePort, ROOT, start, stop, type Running } from './programs.ts'

export const PEERS = { postgraphile: '5.1.5', '@graphile/pg-aggregates': '0.2.0-rc.2' } as const
const FOLDER = join(ROOT, '.bench/peers')

/** Installs them when they are not there. @returns why it could not, or undefined */
export async function installPeers(say: (line: string) => void): Promise<string | undefined> {
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies: PEERS }, null, 2)
  const file = join(FOLDER, 'package.json')
  if (existsSync(join(FOLDER, 'node_modules/postgraphile')) && existsSync(file) && (await readFile(file, 'utf8')) === wanted) return undefined
  await mkdir(FOLDER, { recursive: true })
  await writeFile(file, wanted)
  say(`Installing ${Object.entries(PEERS).map(([name, version]) => `${name} ${version}`).join(', ')} into .bench/peers`)
  try {
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund'], { cwd: FOLDER })
    return undefined
  } catch (error) {
    await writeFile(file, '{}')
    return `PostGraphile could not be installed (${String((error as Error).message).split('\n')[0]}): check the network to the package registry. Only our own columns are printed.`
  }
}

/**
 * As a bureau behind the same row policies: the same login, the inner role and its settings set by pgSettings for each
 * request. Its plugin that hides what the login may not see is off, since our login may see nothing itself.
 */
const SERVE = `
import { createServer } from 'node:http'
import { PgAggregatesPreset } from '@graphile/pg-aggregates'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { makeV4Preset } from 'postgraphile/presets/v4'
import { makePgService } from 'postgraphile/adaptors/pg'
import { postgraphile } from 'postgraphile'
const { URL_OF_DATABASE, ROLE, CITY, PORT } = process.env
const pgl = postgraphile({
  extends: [PostGraphileAmberPreset, makeV4Preset({ ignoreRBAC: true, dynamicJson: true }), PgAggregatesPreset],
  pgServices: [makePgService({ connectionString: URL_OF_DATABASE, schemas: ['public'], poolConfig: { max: 16 } })],
  grafast: { explain: false, context: () => ({ pgSettings: { role: ROLE, 'app.account': '1', ...(CITY && { 'app.city': CITY }) } }) },
  grafserv: { graphiql: false, watch: false },
})
const server = createServer()
const serv = pgl.createServ(grafserv)
await serv.addTo(server)
server.listen(Number(PORT), '127.0.0.1', () => console.log('ready'))
`

/** `city` is a bureau's, absent for the province's staff. */
export async function startPeer({ house, superuserUrl }: Province, city?: number): Promise<Running> {
  await relate(superuserUrl)
  await writeFile(join(FOLDER, 'serve.mjs'), SERVE)
  const port = await freePort()
  const role = innerRoleIn(house.orm.config.get('dbName')!, city ? 'city_role' : 'staff_role')
  const child = await start(process.execPath, [join(FOLDER, 'serve.mjs')], {
    cwd: FOLDER,
    env: { URL_OF_DATABASE: house.appUrl, ROLE: role, CITY: city ? String(city) : '', PORT: String(port), NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    ready: /ready/,
  })
  return { origin: `http://127.0.0.1:${port}`, cpu: () => cpuOf(child), stop: () => stop(child) }
}

/** Our projects name their city by its key without a foreign key; PostGraphile is told of it, and of what it may sum. */
async function relate(superuserUrl: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query(`comment on table project is E'@foreignKey (city) references region (id)|@fieldName place'`)
  await client.end()
}
