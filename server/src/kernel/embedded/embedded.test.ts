import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findNative } from './binaries.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'
import { findProcess } from './processes.ts'
import { chooseRunner, isRoot } from './runner.ts'

const MODULE = new URL('./embedded.ts', import.meta.url).href
const running: EmbeddedPostgres[] = []
const said: string[] = []
const log = {
  info: (sentence: string) => void said.push(sentence),
  warn: (sentence: string) => void said.push(sentence),
}
let folder: string

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), '竞先 data ')))
  await chmod(folder, 0o755)
})
afterEach(async () => {
  for (const database of running.splice(0)) await database.stop()
  said.length = 0
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function start(
  name: string,
  more: { createDatabases?: boolean; fast?: boolean } = {},
): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir: join(folder, name), log, fast: true, ...more })
  running.push(database)
  return database
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, ssl: false })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

/** Starts the database from another Node and waits for its one line: where it answers, or why it does not. */
async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; line: string }> {
  const code = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(MODULE)});
    const log = { info() {}, warn() {} };
    const options = { dataDir: ${JSON.stringify(dataDir)}, log, fast: true };
    await startEmbeddedPostgres(options).then((it) => console.log(it.pid), (error) => console.log(error.message));
    setInterval(() => {}, 1000);`
  const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, line }
}

async function untilGone(pid: number): Promise<void> {
  while (findProcess(pid)) await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('the embedded PostgreSQL', { timeout: 30_000 }, () => {
  it('is made once, stops in good order, and has its data again at the next start', async () => {
    const first = await start('plain')
    await ask(first.ownerUrl, `create table city as select '沈阳' as name`)
    await first.stop()
    await first.stop()
    expect(findProcess(first.pid)).toBeUndefined()
    const second = await start('plain')
    expect(await ask(second.ownerUrl, 'select name from city')).toEqual(['沈阳'])
    expect(second.ownerUrl).toBe(first.ownerUrl)
    expect(said).toEqual([])
  })

  it('gives the owner a database where Chinese can be searched, and no more rights than it needs', async () => {
    const { ownerUrl, superuserUrl } = await start('plain')
    const rights = 'select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user'
    expect(await ask(ownerUrl, rights)).toEqual([false, true, false])
    expect(await ask(ownerUrl, `select cardinality(show_trgm('沈阳市')) > 0`)).toEqual([true])
    expect(
      await ask(
        ownerUrl,
        'select pg_get_userbyid(datdba) from pg_database where datname = current_database()',
      ),
    ).toEqual(['jingxian_owner'])
    const made =
      'select pg_encoding_to_char(encoding), datlocprovider, datlocale, datctype from pg_database where datname = current_database()'
    expect(await ask(ownerUrl, made)).toEqual(['UTF8', 'b', 'C.UTF-8', 'C.UTF-8'])
    const settings = `select current_setting('data_checksums'), current_setting('password_encryption'), current_setting('listen_addresses')`
    expect(await ask(superuserUrl, settings)).toEqual(['on', 'scram-sha-256', '127.0.0.1'])
  })

  it('keeps its passwords in one closed file and lets nobody in without them', async () => {
    const { ownerUrl } = await start('plain')
    expect((await stat(join(folder, 'plain', 'secrets.json'))).mode & 0o777).toBe(0o600)
    expect((await readdir(join(folder, 'plain'))).filter((name) => /password|new/.test(name))).toEqual([])
    const stranger = new URL(ownerUrl)
    stranger.password = 'guess'
    await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed')
  })

  it('lets the owner clone databases when tests ask for it', async () => {
    const { ownerUrl } = await start('plain', { createDatabases: true })
    await ask(ownerUrl, 'create database clone template template1')
    const clone = Object.assign(new URL(ownerUrl), { pathname: '/clone' })
    expect(await ask(clone.href, `select count(*)::int from pg_extension where extname = 'pg_trgm'`)).toEqual(
      [1],
    )
  })

  it('recovers what was committed after the postmaster was killed', async () => {
    // Not fast: with synchronous_commit off a commit may be lost, which is what "fast" says.
    const first = await start('plain', { fast: false })
    await ask(first.ownerUrl, 'create table kept as select 7 as n')
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    const second = await start('plain')
    expect(await ask(second.ownerUrl, 'select n from kept')).toEqual([7])
    expect(said.join()).toContain('ended although nobody here asked it to')
  })

  it('is not stopped by a lock file whose number went to another program of the same user', async () => {
    const first = await start('plain')
    const lock = join(folder, 'plain', 'postgres', 'postmaster.pid')
    const text = await readFile(lock, 'utf8')
    await first.stop()
    const stranger = spawn('sleep', ['60'], await chooseRunner(join(folder, 'plain')))
    onTestFinished(() => void stranger.kill())
    await writeFile(lock, text.replace(/^\d+/, `${stranger.pid}`))
    const second = await start('plain')
    expect(await ask(second.ownerUrl, 'select 1')).toEqual([1])
    expect(findProcess(stranger.pid ?? 0)).toBeDefined()
  })

  it('refuses a second start and says which process holds it', async () => {
    await start('plain')
    await expect(start('plain')).rejects.toThrow(`is held by process ${process.pid} `)
    const { line } = await startElsewhere(join(folder, 'plain'))
    expect(line).toContain(`The database in ${join(folder, 'plain')} is held by process ${process.pid} (`)
    expect(line).toContain('stop that process, or set DATA_DIR to another folder')
  })

  it('lets one of two simultaneous starts win', async () => {
    const both = await Promise.allSettled([start('plain'), start('plain')])
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('goes down with its parent, and a start that comes too early waits for that', async () => {
    const { child, line } = await startElsewhere(join(folder, 'plain'))
    const pid = Number(line)
    expect(findProcess(pid)).toBeDefined()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const next = await start('plain')
    expect(next.pid).not.toBe(pid)
    expect(findProcess(pid)).toBeUndefined()
  })

  it('goes down with its parent when nobody starts it again', async () => {
    const { child, line } = await startElsewhere(join(folder, 'plain'))
    child.kill('SIGKILL')
    await untilGone(Number(line))
    expect(await readdir(join(folder, 'plain', 'postgres'))).not.toContain('postmaster.pid')
  })

  it('says what is missing when its passwords are gone', async () => {
    await (await start('plain')).stop()
    const secrets = join(folder, 'plain', 'secrets.json')
    const text = await readFile(secrets, 'utf8')
    await rm(secrets)
    await expect(start('plain')).rejects.toThrow(`bring back ${secrets}`)
    await writeFile(secrets, JSON.stringify({ superuser: 'wrong', owner: 'wrong' }))
    await expect(start('plain')).rejects.toThrow('its password is not the one in secrets.json')
    await writeFile(secrets, text)
    await start('plain')
  })

  it('asks for DATABASE_URL on a machine that it has no programs for', () => {
    expect(() => findNative('sunos', 'sparc')).toThrow('set DATABASE_URL to a PostgreSQL 16 or newer')
  })
})

describe.runIf(isRoot())('below a folder that is closed to all but root', { timeout: 30_000 }, () => {
  const shelters: string[] = []
  afterAll(async () => {
    for (const shelter of shelters) await rm(shelter, { recursive: true, force: true })
  })

  async function makeClosed(name: string): Promise<string> {
    const dataDir = join(folder, name, '.data')
    await mkdir(dataDir, { recursive: true })
    await chmod(join(folder, name), 0o700)
    return dataDir
  }
  const shelterOf = async (dataDir: string) => {
    const shelter = await readFile(join(dataDir, 'postgres.moved'), 'utf8')
    shelters.push(shelter)
    return shelter
  }

  it('keeps its files in a shelter and finds them again', async () => {
    const dataDir = await makeClosed('closed')
    const first = await start('closed/.data')
    const shelter = await shelterOf(dataDir)
    expect(said.join()).toContain(shelter)
    await ask(first.ownerUrl, 'create table kept as select 7 as n')
    await first.stop()
    expect((await readdir(shelter)).sort()).toEqual(['belongs-to', 'postgres'])
    await expect(ask((await start('closed/.data')).ownerUrl, 'select n from kept')).resolves.toEqual([7])
  })

  it('begins afresh when the data directory was deleted, and sets the old files aside', async () => {
    const dataDir = await makeClosed('deleted')
    const first = await start('deleted/.data')
    await ask(first.ownerUrl, 'create table kept as select 7 as n')
    await first.stop()
    await rm(dataDir, { recursive: true })
    const { ownerUrl } = await start('deleted/.data')
    await expect(ask(ownerUrl, 'select n from kept')).rejects.toThrow('does not exist')
    expect(
      (await readdir(await shelterOf(dataDir))).filter((name) => name.startsWith('postgres-left-')),
    ).toHaveLength(1)
  })

  it('does not take a folder under /var/tmp that somebody else put there', async () => {
    const dataDir = await makeClosed('stranger')
    await (await start('stranger/.data')).stop()
    const shelter = await shelterOf(dataDir)
    await rm(dataDir, { recursive: true })
    await rm(shelter, { recursive: true })
    await symlink(folder, shelter)
    await expect(start('stranger/.data')).rejects.toThrow(`${shelter} is not a folder of ours`)
  })
})
