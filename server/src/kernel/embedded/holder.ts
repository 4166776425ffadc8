import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { forget, keep, keepFirst, recall } from './kept.ts'
import type { Place } from './place.ts'
import { findProcess, type ProcessFacts } from './processes.ts'

// Decides who may start the database of a data directory: one process at a time, written down in HOLDER.

const HOLDER = 'postgres.holder'

/** How long a start waits for an earlier one to finish, or for the watchdog of a killed one to do its work. */
const PATIENCE_MS = 10_000

interface Standing {
  readonly holder?: ProcessFacts
  readonly postmaster?: ProcessFacts
}

/**
 * Takes the data directory for this process and returns the function that gives it back.
 * @throws a sentence naming the process that holds it
 */
export async function claimPlace(place: Place): Promise<() => Promise<void>> {
  const mine = JSON.stringify({
    pid: process.pid,
    birth: findProcess(process.pid)?.birth,
    start: randomUUID(),
  })
  for (;;) {
    await waitUntilFree(place)
    if (await writeHolder(place, mine)) return () => forget(place.dataDir, HOLDER)
  }
}

/** Says whether the place is ours now. Whoever loses a race between two starts waits again, and is then refused. */
async function writeHolder(place: Place, mine: string): Promise<boolean> {
  if (await keepFirst(place.dataDir, HOLDER, mine)) return true
  if (await readHolder(place)) return false
  // What stands there was left by a dead process. Another start may be replacing it too: the last one has it.
  await keep(place.dataDir, HOLDER, mine)
  await sleep(100)
  return (await recall(place.dataDir, HOLDER)) === mine
}

/** Removes a lock file whose number now belongs to some other program: PostgreSQL would take that for itself and refuse. */
export async function clearStaleLock(place: Place): Promise<void> {
  const pid = await readLock(place.pgData)
  const found = pid === undefined ? undefined : findProcess(pid)
  if (pid === undefined || found?.command === undefined || isPostmaster(found, place.pgData)) return
  await rm(join(place.pgData, 'postmaster.pid'), { force: true })
}

/** Whether a living process runs the database of this place now. */
export async function isHeld(place: Place): Promise<boolean> {
  const { holder, postmaster } = await look(place)
  return holder !== undefined && postmaster !== undefined
}

async function waitUntilFree(place: Place): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const standing = await look(place)
    if (!standing.holder && !standing.postmaster) return
    if ((standing.holder && standing.postmaster) || Date.now() > deadline)
      throw new Error(refusal(place, standing))
    await sleep(100)
  }
}

async function look(place: Place): Promise<Standing> {
  const pid = await readLock(place.pgData)
  const found = pid === undefined ? undefined : findProcess(pid)
  return {
    holder: await readHolder(place),
    postmaster: found && isPostmaster(found, place.pgData) ? found : undefined,
  }
}

async function readHolder(place: Place): Promise<ProcessFacts | undefined> {
  const { pid, birth } = parse(await recall(place.dataDir, HOLDER))
  const found = findProcess(pid)
  return found && (birth === undefined || found.birth === undefined || found.birth === birth)
    ? found
    : undefined
}

function parse(text: string | undefined): { pid: number; birth?: string } {
  try {
    return JSON.parse(text ?? '') as { pid: number; birth?: string }
  } catch {
    return { pid: 0 }
  }
}

async function readLock(pgData: string): Promise<number | undefined> {
  const text = await readFile(join(pgData, 'postmaster.pid'), 'utf8').catch(() => '')
  return Number.parseInt(text, 10) || undefined
}

/** A postmaster works inside its data directory, and ours names it on its command line. */
function isPostmaster(found: ProcessFacts, pgData: string): boolean {
  return found.folder === pgData || `${found.command} `.includes(` -D ${pgData} `)
}

function refusal(place: Place, { holder, postmaster }: Standing): string {
  const held = holder
    ? `is held by process ${holder.pid}${holder.command ? ` (${holder.command.slice(0, 100)})` : ''}; stop that process`
    : `is still open in PostgreSQL process ${postmaster?.pid}, though the process that started it is gone; stop it with kill -INT ${postmaster?.pid}`
  return `The database in ${place.dataDir} ${held}, or set DATA_DIR to another folder, then start again.`
}
