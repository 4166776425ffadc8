import { prepareBinaries } from './binaries.ts'
import { urlOf } from './client.ts'
import { ensureCluster, SUPERUSER } from './cluster.ts'
import { DATABASE, furnish, OWNER } from './furnish.ts'
import { claimPlace, isHeld } from './holder.ts'
import type { Log } from './log.ts'
import { exists, findPlace, type Place } from './place.ts'
import { lastPort } from './port.ts'
import { type Postmaster, startPostmaster } from './postmaster.ts'
import { loadSecrets, type Secrets } from './secrets.ts'

export interface EmbeddedOptions {
  /** The folder that keeps the database between starts; it is made when it is not there. */
  readonly dataDir: string
  readonly log: Log
  /** The owner may make databases: tests clone a template. */
  readonly createDatabases?: boolean
  /** Tests only: faster, and a crash of the machine may lose everything. */
  readonly fast?: boolean
}

export interface EmbeddedPostgres {
  /** The owner of the database `jingxian`, with CREATEROLE: what DATABASE_URL would name. */
  readonly ownerUrl: string
  /** For tests and repairs; the server itself never uses it. */
  readonly superuserUrl: string
  readonly pid: number
  /** Ends when PostgreSQL does, whether by `stop` or by an accident. */
  readonly exited: Promise<void>
  /** Shuts down in good order; asking twice is harmless. */
  stop(): Promise<void>
}

/**
 * Runs PostgreSQL 18 from the packages of this product, for trying it and for tests.
 * @throws a sentence saying why it cannot run here, or who else runs it, and what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = await findPlace(options.dataDir, options.log)
  const release = await claimPlace(place)
  try {
    return await start(place, release, options)
  } catch (error) {
    await release()
    throw error
  }
}

/** The owner's address of a server that another process of ours runs on this data directory; undefined when none does. */
export async function findRunningPostgres(dataDir: string): Promise<string | undefined> {
  const quiet: Log = { info: () => undefined, warn: () => undefined }
  if (!(await exists(dataDir))) return undefined
  const place = await findPlace(dataDir, quiet)
  const port = (await isHeld(place)) ? await lastPort(place.dataDir) : undefined
  return port ? urlOf({ port, user: OWNER, password: (await loadSecrets(place)).owner, database: DATABASE }) : undefined
}

async function start(
  place: Place,
  release: () => Promise<void>,
  options: EmbeddedOptions,
): Promise<EmbeddedPostgres> {
  const { log, fast = false, createDatabases = false } = options
  const binaries = await prepareBinaries(place, log)
  const secrets = await loadSecrets(place)
  await ensureCluster(place, binaries, secrets, { fast, log })
  const postmaster = await startPostmaster({ place, binaries, secrets, fast })
  try {
    await furnish(postmaster.port, secrets, createDatabases)
    return present(postmaster, secrets, release, log)
  } catch (error) {
    await postmaster.stop()
    throw error
  }
}

function present(
  postmaster: Postmaster,
  secrets: Secrets,
  release: () => Promise<void>,
  log: Log,
): EmbeddedPostgres {
  const { pid, port } = postmaster
  let stopping: Promise<void> | undefined
  const exited = postmaster.exited.then(async () => {
    if (!stopping)
      log.warn(
        `PostgreSQL (process ${pid}) ended although nobody here asked it to; when it is started again, it recovers.`,
      )
    await release()
  })
  const stop = async () => {
    await postmaster.stop()
    await exited
  }
  return {
    ownerUrl: urlOf({ port, user: OWNER, password: secrets.owner, database: DATABASE }),
    superuserUrl: urlOf({ port, user: SUPERUSER, password: secrets.superuser, database: DATABASE }),
    pid,
    exited,
    stop: () => (stopping ??= stop()),
  }
}
