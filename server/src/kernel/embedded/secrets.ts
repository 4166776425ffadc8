import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { keep, recall } from './kept.ts'
import { exists, type Place } from './place.ts'

/** The passwords of the embedded database. They are kept in one file that only its owner reads, and never printed. */
export interface Secrets {
  readonly superuser: string
  readonly owner: string
}

const FILE = 'secrets.json'

/** @throws when the database is there and its passwords are not */
export async function loadSecrets(place: Place): Promise<Secrets> {
  const kept = await recall(place.dataDir, FILE)
  if (kept !== undefined) return readSecrets(kept, join(place.dataDir, FILE))
  if (await exists(join(place.pgData, 'PG_VERSION'))) throw new Error(lostSentence(place))
  const fresh = {
    superuser: randomBytes(24).toString('base64url'),
    owner: randomBytes(24).toString('base64url'),
  }
  await keep(place.dataDir, FILE, `${JSON.stringify(fresh, null, 2)}\n`, 0o600)
  return fresh
}

function readSecrets(text: string, path: string): Secrets {
  try {
    const { superuser, owner } = JSON.parse(text) as Partial<Secrets>
    if (superuser && owner) return { superuser, owner }
  } catch {
    // Said below: the parser's own message would quote the file.
  }
  throw new Error(
    `${path} does not hold the two passwords of the database; bring back the file that was made with it.`,
  )
}

function lostSentence(place: Place): string {
  return `The passwords of the database in ${place.pgData} are gone: bring back ${join(place.dataDir, FILE)}, or delete the database to begin afresh.`
}
