import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from './log.ts'
import { keep, recall } from './kept.ts'

// Below a closed folder such as /root the user that runs PostgreSQL cannot reach its files. They then stand in a
// folder of their own under /var/tmp, and a marker in the data directory says where. Passwords never go there.

export const MARKER = 'postgres.moved'
const BELONGS_TO = 'belongs-to'

/** Makes the shelter of a data directory that has none yet, and marks the directory. */
export async function openShelter(dataDir: string, log: Log): Promise<string> {
  const shelter = shelterOf(dataDir)
  await mkdir(shelter, { mode: 0o755 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await refuseStranger(shelter)
  // The umask may have closed it again.
  await chmod(shelter, 0o755)
  await setAsideOrphan(shelter, log)
  await keep(shelter, BELONGS_TO, dataDir)
  await keep(dataDir, MARKER, shelter)
  log.warn(`${dataDir} is closed to the user that runs PostgreSQL: ${adviceOn(shelter)}`)
  return shelter
}

/**
 * The shelter that the marker names; it is still right after the data directory was moved.
 * @throws when it is gone, not ours, or belongs to the directory that this one is a copy of
 */
export async function findShelter(dataDir: string, log: Log): Promise<string> {
  const shelter = ((await recall(dataDir, MARKER)) ?? '').trim()
  await refuseStranger(shelter, join(dataDir, MARKER))
  const owner = await recall(shelter, BELONGS_TO)
  if (owner !== dataDir && owner && (await isMarked(owner, shelter)))
    throw new Error(copySentence(dataDir, owner, shelter))
  await keep(shelter, BELONGS_TO, dataDir)
  log.info(`As before, ${adviceOn(shelter)}`)
  return shelter
}

function shelterOf(dataDir: string): string {
  return `/var/tmp/jingxian-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
}

/** Anybody may write to /var/tmp, so a folder with the right name is not yet ours. */
async function refuseStranger(shelter: string, marker?: string): Promise<void> {
  const facts = await lstat(shelter).catch(() => undefined)
  if (facts?.isDirectory() && facts.uid === process.getuid?.()) return
  if (facts || !marker) throw new Error(`${shelter} is not a folder of ours; remove it, then start again.`)
  throw new Error(
    `The database was kept in ${shelter}, which is gone; bring it back, or delete ${marker} to begin with an empty database.`,
  )
}

/** Whoever deletes the data directory wants to begin afresh: files that it left here must not come back, nor be lost. */
async function setAsideOrphan(shelter: string, log: Log): Promise<void> {
  const aside = join(shelter, `postgres-left-${Date.now()}`)
  const moved = await rename(join(shelter, 'postgres'), aside).then(
    () => true,
    () => false,
  )
  if (moved)
    log.warn(
      `The database of an earlier, deleted data directory was set aside in ${aside}; delete it if nobody needs it.`,
    )
}

async function isMarked(dataDir: string, shelter: string): Promise<boolean> {
  const marker = await recall(dataDir, MARKER).catch(() => undefined)
  return marker?.trim() === shelter
}

function adviceOn(shelter: string): string {
  return `its files are kept in ${shelter}, which the machine may clean up; set DATA_DIR to an open folder such as /var/lib/jingxian for data that must last.`
}

function copySentence(dataDir: string, owner: string, shelter: string): string {
  return (
    `${dataDir} is a copy of ${owner}, and both name the one database in ${shelter}; ` +
    `delete ${join(dataDir, MARKER)} and ${join(dataDir, 'secrets.json')} to give the copy a database of its own.`
  )
}
