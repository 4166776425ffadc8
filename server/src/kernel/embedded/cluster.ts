import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Log } from './log.ts'
import { exists, type Place } from './place.ts'
import { runAs } from './runner.ts'
import type { Secrets } from './secrets.ts'

export const SUPERUSER = 'postgres'

/** Character classes: without a UTF-8 one pg_trgm finds nothing in Chinese text. The last is always there. */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C']

export interface ClusterOptions {
  readonly fast: boolean
  readonly log: Log
}

/** Makes the database files unless they are there. An interrupted making leaves nothing that looks finished. */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  secrets: Secrets,
  options: ClusterOptions,
): Promise<void> {
  if (await exists(join(place.pgData, 'PG_VERSION'))) return checkVersion(place, binaries)
  const draft = `${place.pgData}.new`
  const passwordFile = `${place.pgData}.password`
  try {
    await writeFor(place, passwordFile, secrets.superuser)
    await initialise(place, binaries, { draft, passwordFile }, options)
    await rename(draft, place.pgData)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

async function checkVersion(place: Place, binaries: Binaries): Promise<void> {
  const made = (await readFile(join(place.pgData, 'PG_VERSION'), 'utf8')).trim()
  const { output } = await runAs(place.runner, binaries.postgres, ['--version'])
  const ours = /(\d+)\.?\d*\s*$/.exec(output)?.[1]
  if (made === ours) return
  throw new Error(
    `The database in ${place.pgData} was made by PostgreSQL ${made} and this product brings ${ours}; move its data with pg_dump, or set DATA_DIR to a new folder.`,
  )
}

interface Drafts {
  readonly draft: string
  readonly passwordFile: string
}

async function initialise(
  place: Place,
  binaries: Binaries,
  drafts: Drafts,
  { fast, log }: ClusterOptions,
): Promise<void> {
  for (const ctype of CTYPES) {
    await makeFolderFor(place, drafts.draft)
    const outcome = await runAs(place.runner, binaries.initdb, initdbFlags(drafts, ctype, fast))
    if (outcome.ok) return warnAbout(ctype, log)
    if (!outcome.output.includes('invalid locale name'))
      throw new Error(`PostgreSQL could not make its files in ${place.home}: ${outcome.output}`)
  }
}

function initdbFlags({ draft, passwordFile }: Drafts, ctype: string, fast: boolean): string[] {
  return [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--data-checksums',
    ...(fast ? ['--no-sync'] : []),
  ]
}

function warnAbout(ctype: string, log: Log): void {
  if (ctype === 'C.UTF-8') return
  const effect =
    ctype === 'C' ? 'searching inside Chinese names will find nothing' : 'searching will work all the same'
  log.warn(
    `This machine has no locale C.UTF-8, so ${ctype} was taken for the database's character classes: ${effect}.`,
  )
}

async function makeFolderFor({ runner }: Place, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
  await chmod(folder, 0o700)
  if (runner.uid !== undefined && runner.gid !== undefined) await chown(folder, runner.uid, runner.gid)
}

async function writeFor({ runner }: Place, path: string, text: string): Promise<void> {
  await rm(path, { force: true })
  await writeFile(path, text, { mode: 0o600, flag: 'wx' })
  if (runner.uid !== undefined && runner.gid !== undefined) await chown(path, runner.uid, runner.gid)
}
