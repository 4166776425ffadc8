import { chown, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { openFolder } from '../data-folder.ts'
import type { Log } from './log.ts'
import { recall } from './kept.ts'
import { canEnter, chooseRunner, isRoot, ownerOf, type Runner } from './runner.ts'
import { findShelter, MARKER, openShelter } from './shelter.ts'

/** Where one database lives, and who runs it. */
export interface Place {
  /** The folder that the operator named: secrets, port, log and holder stand here. */
  readonly dataDir: string
  /** The folder that PostgreSQL's files stand in: the data directory, or its shelter under /var/tmp. */
  readonly home: string
  readonly pgData: string
  readonly runner: Runner
}

/** Finds where the database of a data directory is, or is to be. */
export async function findPlace(wanted: string, log: Log): Promise<Place> {
  const dataDir = await makeDataDir(resolve(wanted))
  const runner = await chooseRunner(dataDir)
  const home = await chooseHome(dataDir, runner, log)
  return { dataDir, home, pgData: join(home, 'postgres'), runner }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function makeDataDir(dataDir: string): Promise<string> {
  const first = await openFolder(dataDir)
  if (first && isRoot()) await giveToNeighbour(first, dataDir)
  return realpath(dataDir)
}

/** Folders that root makes inside somebody's own folder belong to that somebody. */
async function giveToNeighbour(first: string, last: string): Promise<void> {
  const owner = await ownerOf(dirname(first))
  if (owner?.uid === undefined || owner.gid === undefined) return
  for (let folder = last; folder.length >= first.length; folder = dirname(folder)) {
    await chown(folder, owner.uid, owner.gid)
  }
}

async function chooseHome(dataDir: string, runner: Runner, log: Log): Promise<string> {
  if ((await recall(dataDir, MARKER)) !== undefined) return findShelter(dataDir, log)
  if (await canEnter(runner, dataDir)) return dataDir
  if (await exists(join(dataDir, 'postgres', 'PG_VERSION'))) throw new Error(closedSentence(dataDir, runner))
  return openShelter(dataDir, log)
}

function closedSentence(dataDir: string, runner: Runner): string {
  return (
    `The database in ${dataDir} cannot be reached by user ${runner.uid}, which runs PostgreSQL, because a folder above it is closed; ` +
    `open that folder with chmod o+x, or move the data directory and set DATA_DIR to its new place.`
  )
}
