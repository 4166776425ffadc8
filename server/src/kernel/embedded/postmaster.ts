import { spawn, type ChildProcess } from 'node:child_process'
import { type FileHandle, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { clearStaleLock } from './holder.ts'
import { handOver } from './kept.ts'
import { endLeftovers } from './leftovers.ts'
import type { Place } from './place.ts'
import { choosePort } from './port.ts'
import { untilReady } from './ready.ts'
import { runAs, startOptions } from './runner.ts'
import type { Secrets } from './secrets.ts'
import { settings } from './settings.ts'
import { watchOver } from './watchdog.ts'

const LOG_FILE = 'postgres.log'

/** These pass by themselves: the children of a killed postmaster are still leaving, or the port was taken just now. */
const PASSING = /pre-existing shared memory|could not bind|could not create any TCP\/IP sockets/
const PATIENCE_MS = 10_000

/** After this long a shutdown that waits for a client is made at once; the next start then recovers. */
const FAST_STOP_MS = 30_000

/** What to start: which programs, on which files. */
export interface Job {
  readonly place: Place
  readonly binaries: Binaries
  readonly secrets: Secrets
  readonly fast: boolean
}

/** A server that answers. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Ends when the process does, whoever ended it. */
  readonly exited: Promise<void>
  stop(): Promise<void>
}

interface Launched {
  readonly child: ChildProcess
  readonly port: number
  readonly exited: Promise<void>
}

/** Starts the server and waits until it answers, through recovery if it was killed. */
export async function startPostmaster(job: Job): Promise<Postmaster> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    await clearStaleLock(job.place)
    const launched = await launch(job)
    const { child, port, exited } = launched
    const refused = await untilReady(child, port, job.secrets.superuser)
    if (!refused) return { pid: child.pid ?? 0, port, exited, stop: () => stop(launched, job) }
    await stop(launched, job)
    const words = await lastWords(job.place)
    if (!PASSING.test(words) || Date.now() > deadline) throw new Error(failure(job.place, refused, words))
    if (words.includes('shared memory')) endLeftovers(job.place.pgData)
    await sleep(200)
  }
}

async function launch({ place, binaries, fast }: Job): Promise<Launched> {
  const port = await choosePort(place)
  const log = await openLog(place)
  const child = spawn(binaries.postgres, ['-D', place.pgData, ...settings(port, fast)], {
    ...startOptions(place.runner),
    // Its own session: Ctrl-C in our terminal must not end it before the server has let its requests finish.
    detached: process.platform !== 'win32',
    stdio: ['ignore', log.fd, log.fd],
  })
  child.on('error', () => undefined)
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  watchOver(child, place.pgData, place.runner)
  child.unref()
  await log.close()
  return { child, port, exited }
}

/** One log for each start; the one before is kept beside it. Always a new file: root must not follow a link here. */
async function openLog(place: Place): Promise<FileHandle> {
  const path = join(place.dataDir, LOG_FILE)
  await rename(path, `${path}.1`).catch(() => undefined)
  const log = await open(path, 'wx', 0o600)
  await handOver(place.dataDir, path)
  return log
}

async function stop({ child, exited }: Launched, { place, binaries }: Job): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  // On Windows a signal would be a murder; there pg_ctl asks through PostgreSQL's own door.
  if (process.platform === 'win32')
    await runAs(place.runner, binaries.pgCtl, ['stop', '-m', 'fast', '-D', place.pgData])
  else child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), FAST_STOP_MS)
  await exited
  clearTimeout(impatience)
}

async function lastWords(place: Place): Promise<string> {
  const text = await readFile(join(place.dataDir, LOG_FILE), 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-8).join('\n')
}

function failure(place: Place, refused: string, words: string): string {
  return `PostgreSQL did not start (${refused}); read ${join(place.dataDir, LOG_FILE)}, which ends with:\n${words}`
}
