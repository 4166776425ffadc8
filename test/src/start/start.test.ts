/** `npm start` and its commands, as an operator meets them. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRunningPostgres } from '@jingxian/server/kernel/embedded/embedded'
import { connected } from '../security/checks.ts'
import { buildProgram, makeFolder, runProgram, startProgram, type Program } from '../support/program.ts'

const LONG = 180_000
const folders: (() => Promise<void>)[] = []
const programs: Program[] = []

async function aFolder(): Promise<string> {
  const { path, remove } = await makeFolder()
  folders.push(remove)
  return path
}

function start(env: Record<string, string>): Program {
  const program = startProgram([], env)
  programs.push(program)
  return program
}

beforeAll(buildProgram, LONG)
afterAll(async () => {
  for (const { child } of programs) child.kill('SIGTERM')
  await Promise.all(programs.map((program) => program.ends()))
  for (const remove of folders) await remove()
}, LONG)

describe('a demo that is interrupted while it loads', () => {
  it('ends with one sentence, and the next start begins again', async () => {
    const DATA_DIR = await aFolder()
    const first = start({ DATA_DIR })
    await first.says(/Loading the demo province/)
    first.child.kill('SIGINT')
    expect(await first.ends()).toBe(0)
    expect(first.out()).toContain('Stopped while the demo was loading')
    expect(first.err()).toBe('')

    const second = start({ DATA_DIR })
    await second.says(/was interrupted while it loaded; beginning again/)
    await second.says(/Loading the demo province/)
    second.child.kill('SIGINT')
    expect(await second.ends()).toBe(0)
    expect(second.err()).toBe('')
  }, LONG)
})

describe('settings that cannot be used', () => {
  it('a data directory that is a file, or that cannot be made, is one sentence', async () => {
    const file = join(await aFolder(), 'file')
    await writeFile(file, '')
    for (const DATA_DIR of [file, '/proc/x']) {
      const { code, err } = await runProgram([], { DATA_DIR, DEMO: 'no' })
      expect(code).toBe(1)
      expect(err.trim().split('\n')).toEqual([expect.stringMatching(/^The data directory .* set DATA_DIR to a folder of its own\.$/)])
    }
  }, LONG)

  it('an address without a password is one sentence that does not show what it holds', async () => {
    const { code, err } = await runProgram([], { DATA_DIR: await aFolder(), DATABASE_URL: 'postgresql://owner@127.0.0.1:1/jingxian' })
    expect(code).toBe(1)
    expect(err).toMatch(/^DATABASE_URL has no password, .*\n$/)
  })
})

describe('a house without the demo', () => {
  let DATA_DIR: string
  let server: Program
  let origin: string
  const run = (...args: string[]) => runProgram(args, { DATA_DIR, DEMO: 'no' })

  beforeAll(async () => {
    DATA_DIR = await aFolder()
    server = start({ DATA_DIR, DEMO: 'no' })
    origin = (await server.says(/is ready after .*(http:\S+)/))[1]!
  }, LONG)

  /** As PostgreSQL's superuser: the product's own roles may change no sum. */
  async function pastTheProduct(statement: string): Promise<void> {
    const url = new URL((await findRunningPostgres(DATA_DIR))!)
    const { superuser } = JSON.parse(await readFile(join(DATA_DIR, 'secrets.json'), 'utf8')) as { superuser: string }
    Object.assign(url, { username: 'postgres', password: superuser })
    expect((await connected(url.href, (client) => client.query(statement))).rowCount).toBe(1)
  }

  async function ask(query: string, variables: object, cookie = '') {
    const response = await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query, variables }) })
    return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '', ...((await response.json()) as { data: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] }) }
  }
  const signIn = (account: string, password: string) => ask('mutation($account: String!, $password: String!) { signIn(account: $account, password: $password) { login } }', { account, password })

  it('takes accounts beside the running server, and closes them with their sessions', async () => {
    const { out, err } = await run('add-account', 'Li.Wei', '李伟', 'CITY_REPORTER', 'LN-SF')
    expect(err).toBe('')
    const password = /Account li\.wei may sign in with the password (\S+)/.exec(out)![1]!
    const { cookie, data } = await signIn('li.wei', password)
    expect(data).toEqual({ signIn: { login: 'li.wei' } })
    expect((await run('deactivate-account', 'li.wei')).out).toContain('its sessions have ended')
    await sleep(4_200)
    expect((await ask('{ me { login } }', {}, cookie)).data).toEqual({ me: null })
    expect((await signIn('li.wei', password)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
    expect((await run('deactivate-account', 'li.wei')).err).toBe('There is no active account li.wei.\n')
  }, LONG)

  it('compares and rebuilds its rollups beside the running server', async () => {
    expect(await run('verify-rollups')).toEqual({ code: 0, out: 'The sums by city equal the facts at every version; nothing is rolled up yet.\n', err: '' })
    const built = { code: 0, out: 'The rollups were built anew, of version 1.\n', err: '' }
    const equal = { code: 0, out: 'The sums by city equal the facts at every version; so do the rollups of version 1.\n', err: '' }
    expect(await run('rebuild-rollups')).toEqual(built)
    expect(await run('verify-rollups')).toEqual(equal)

    await pastTheProduct(`update rollup_city_month set value = value + 1 where measure = 'PUB_GDP' and city = 210200 and month = 202112`)
    const { code, out, err } = await run('verify-rollups')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toBe(
      '1 kept sums differ from what they sum: say npm start -- rebuild-rollups.\n' +
        '  rollup_city_month: checkpoint 1, measure PUB_GDP, city 210200, month 202112, basis 1, assurance 3: value +1.0000, entries +0\n',
    )
    expect(await run('rebuild-rollups')).toEqual(built)
    expect(await run('verify-rollups')).toEqual(equal)
  }, LONG)

  it('names sums by city that are not those of the facts, and does not claim to repair them', async () => {
    const one = `measure = 'PUB_GDP' and city = 210200 and month = 202112`
    const words = /^1 sums by city \(table city_fact\) differ from the facts \(table fact\)\..* rebuild-rollups does not help\. .*\n {2}city_fact: version 1, measure PUB_GDP, city 210200, month 202112, basis 1, assurance 3: value -2\.0000, entries \+0\n/m
    await pastTheProduct(`update city_fact set value = value - 2 where ${one}`)
    const verified = await run('verify-rollups')
    expect(verified.code).toBe(1)
    expect(verified.err).toMatch(words)
    expect(verified.err).toContain('2 kept sums differ from what they sum') // in rollup_city and rollup_city_month, which were right
    const rebuilt = await run('rebuild-rollups')
    expect(rebuilt.code).toBe(1)
    expect(rebuilt.err.startsWith('The rollups were built anew, of version 1.\n')).toBe(true)
    expect(rebuilt.err).toMatch(words)
    await pastTheProduct(`update city_fact set value = value + 2 where ${one}`)
    expect((await run('rebuild-rollups')).code).toBe(0)
    expect((await run('verify-rollups')).code).toBe(0)
  }, LONG)

  it('refuses what is no command, and runs nothing', async () => {
    const { code, out, err } = await run('add-acount', 'x')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^There is no command add-acount\. Say npm start alone, or one of:\n {2}npm start -- add-account/)
  }, LONG)

  it('starts its database again when it dies, and nothing of the inside is told meanwhile', async () => {
    const { out } = await run('add-account', 'wang', '王', 'PROV_LEADER', '210000')
    const { cookie } = await signIn('wang', /password (\S+)/.exec(out)![1]!)
    const postmaster = Number((await readFile(join(DATA_DIR, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
    process.kill(postmaster, 'SIGKILL')
    const answers: string[] = []
    // Its connections outlive it by a moment: first it falls, then it is back.
    let fell = false
    for (let tries = 0; tries < 400; tries++) {
      const ready = (await fetch(`${origin}/ready`)).status === 200
      if (ready && fell) break
      fell ||= !ready
      answers.push(await (await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: `${cookie}x` }, body: '{"query":"{ me { login } }"}' })).text())
      await sleep(50)
    }
    expect(fell).toBe(true)
    expect((await fetch(`${origin}/ready`)).status).toBe(200)
    expect((await ask('{ me { login } }', {}, cookie)).data).toEqual({ me: { login: 'wang' } })
    await server.says(/PostgreSQL is back\./) // its pool may be there a moment before it says so
    for (const answer of answers) expect(answer).not.toMatch(/ECONN|127\.0\.0\.1|password/)
  }, LONG)
})
