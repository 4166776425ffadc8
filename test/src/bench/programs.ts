/** Servers under test, each in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { PASSWORD, type Province } from './province.ts'

export const ROOT = resolve(import.meta.dirname, '../..')

export interface Running {
  origin: string
  /** Seconds of processor that its process has used; undefined where the system does not tell. */
  cpu(): number | undefined
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const { port } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return port
}

/** Starts a program and waits for what it says when it is ready. @throws what it said when it ends before */
export async function start(command: string, args: string[], options: { cwd: string; env: Record<string, string | undefined>; ready: RegExp }): Promise<ChildProcess> {
  const child = spawn(command, args, { cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  await new Promise<void>((ready, failed) => {
    const hear = (part: Buffer) => {
      said += part.toString()
      if (options.ready.test(said)) ready()
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.on('exit', () => failed(new Error(`${command} ${args.join(' ')} ended:\n${said}`)))
  })
  return child
}

export async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** Of a process, from /proc: in ticks of a hundredth, of which the fields stand behind its name in brackets. */
export function cpuOf({ pid }: { pid?: number | undefined }): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return undefined
  }
}

/** The product as `npm start` runs it, on the bench's database. */
export async function startOurs({ ownerUrl }: Province): Promise<Running> {
  const port = await freePort()
  const child = await start(process.execPath, [join(ROOT, 'server/dist/start.js')], {
    cwd: ROOT,
    env: { DATABASE_URL: ownerUrl, DATA_DIR: join(ROOT, '.bench/files'), DEMO: 'no', PORT: String(port), NODE_ENV: 'production' },
    ready: /http:\/\/127/,
  })
  return { origin: `http://127.0.0.1:${port}`, cpu: () => cpuOf(child), stop: () => stop(child) }
}

/** The session cookie of an account. */
export async function signIn(origin: string, account: string, password = PASSWORD): Promise<string> {
  const query = 'mutation($account: String!, $password: String!) { signIn(account: $account, password: $password) { id } }'
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { account, password } }) })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error(`${account} cannot sign in at ${origin}: ${await response.text()}`)
  return cookie
}
