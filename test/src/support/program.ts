/** The program as `npm start` runs it, in a process and on a data directory of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../../..')

/** Builds what `npm start` runs; bare vitest would else test the build of yesterday. */
export async function buildProgram(): Promise<void> {
  const root = join(ROOT, 'seeds')
  const before = process.cwd()
  process.chdir(root)
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' }).finally(() => process.chdir(before))
}

export interface Program {
  child: ChildProcess
  /** All that it has said so far. */
  out(): string
  err(): string
  /** Waits until it has said this. @throws when it ends before */
  says(words: RegExp): Promise<RegExpMatchArray>
  ends(): Promise<number | null>
}

export function startProgram(args: string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, [join(ROOT, 'server/dist/start.js'), ...args], { env: { PATH: process.env['PATH'], PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err] = [heard(child.stdout!), heard(child.stderr!)]
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    out,
    err,
    ends: () => ended,
    async says(words) {
      for (;;) {
        const match = words.exec(out())
        if (match) return match
        const over = await Promise.race([ended.then(() => true), once(child.stdout!, 'data').then(() => false)])
        if (over && !words.test(out())) throw new Error(`It ended without saying ${words}:\n${out()}\n${err()}`)
      }
    },
  }
}

/** Runs a command to its end. */
export async function runProgram(args: string[], env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const program = startProgram(args, env)
  const code = await program.ends()
  return { code, out: program.out(), err: program.err() }
}

function heard(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (more: string) => (text += more))
  return () => text
}

/** A folder that PostgreSQL can enter also where the tests run as root. */
export async function makeFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'jingxian-start-'))
  await chmod(path, 0o755)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
