/** A server of its own for a test file: a cloned database, a fixed clock, the HTTP door without a port. */
import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { openHouse, wakeHouse, type House } from '@jingxian/server/app/house'
import { buildHttp, type HttpServer } from '@jingxian/server/app/http'
import { readConfig } from '@jingxian/server/kernel/config'
import { databaseUrl, PASSWORD, WALL_TOKEN } from './postgres.setup.ts'

export { PASSWORD, WALL_TOKEN }

/** Where the demo clock stands: Tuesday, 18 November 2025. */
export const NOW = new Date('2025-11-18T10:00:00+08:00')

export interface Answer {
  status: number
  data: any // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers freely
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, any> }[] // eslint-disable-line @typescript-eslint/no-explicit-any
}

export type Ask = (document: string, variables?: Record<string, unknown>) => Promise<Answer>

export interface TestHouse {
  /** Where browsers find it, when it listens. */
  origin: string
  house: House
  http: HttpServer
  url: string
  dataDir: string
  /** Asks as an account of the demo; `null` is somebody who has not signed in. */
  as(login: string | null): Ask
  cookieOf(login: string): Promise<string>
}

/** Opens in beforeAll, closes in afterAll; use inside a file or a describe. */
export function useHouse(template: 'reference' | 'province', options: { webDir?: string; pool?: number; listen?: boolean; compiles?: boolean } = {}): TestHouse {
  const test = {} as TestHouse & { drop: () => Promise<void> }
  const cookies = new Map<string, Promise<string>>()
  beforeAll(async () => {
    const { url, drop } = await cloneDatabase(template)
    const house = await openHouse(url, options.pool ?? 6)
    await wakeHouse(house, () => undefined)
    house.setClock(() => NOW)
    const dataDir = mkdtempSync(join(tmpdir(), 'jingxian-files-'))
    const port = options.listen ? await freePort() : 4000
    const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'fatal', PORT: String(port), DEMO: 'yes' })
    const http = await buildHttp({ config, house, ...options })
    if (options.listen) await http.app.listen({ port, host: '127.0.0.1' })
    Object.assign(test, { house, http, url, drop, dataDir, origin: `http://127.0.0.1:${port}` })
  })
  afterAll(async () => {
    await test.http?.app.close()
    await test.house?.close()
    await test.drop?.()
    if (test.dataDir) rmSync(test.dataDir, { recursive: true, force: true })
  })
  // The promise is kept, so that many who ask at once sign in once.
  test.cookieOf = (login) => {
    const known = cookies.get(login) ?? signedIn(test, login)
    cookies.set(login, known)
    return known
  }
  test.as = (login) => async (query, variables) => {
    const cookie = login === null ? undefined : await test.cookieOf(login)
    const response = await post(test, { query, variables }, cookie)
    const body = JSON.parse(response.body) as Omit<Answer, 'status'>
    return { status: response.statusCode, data: body.data ?? null, errors: body.errors ?? [] }
  }
  return test
}

/** A port that was free a moment ago: the pages must know their own address before the server listens. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const { port } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return port
}

const SIGN_IN = 'mutation($account: String!, $password: String!) { signIn(account: $account, password: $password) { id } }'

async function signedIn(test: TestHouse, login: string): Promise<string> {
  const response = await post(test, { query: SIGN_IN, variables: { account: login, password: PASSWORD } })
  return String(response.headers['set-cookie']).split(';')[0]!
}

export function post(test: Pick<TestHouse, 'http'>, body: object, cookie?: string, headers: Record<string, string> = {}) {
  return test.http.app.inject({ method: 'POST', url: '/graphql', payload: body, headers: { ...headers, ...(cookie && { cookie }) } })
}

export async function cloneDatabase(template: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const ownerUrl = inject('ownerUrl')
  const name = `t_${randomBytes(5).toString('hex')}`
  const run = async (...statements: string[]) => {
    const owner = new Client({ connectionString: ownerUrl })
    await owner.connect()
    try {
      for (const statement of statements) await owner.query(statement)
    } finally {
      await owner.end()
    }
  }
  await run(`create database "${name}" template "template_${template}"`)
  // Not `with (force)`: it refuses an owner who is no superuser while autovacuum works there, and a plain drop waits for that.
  const leftOver = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usesysid is not null`
  return { url: databaseUrl(ownerUrl, name), drop: () => run(leftOver, `drop database if exists "${name}"`) }
}
