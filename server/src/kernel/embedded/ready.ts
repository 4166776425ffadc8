import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from './client.ts'
import { SUPERUSER } from './cluster.ts'

/** Recovery after a crash may take a while; a server that says nothing for this long is given up. */
const PATIENCE_MS = 120_000

/** Waits until the server answers a query. Returns the reason why it never will, or undefined when it did. */
export async function untilReady(
  child: ChildProcess,
  port: number,
  password: string,
): Promise<string | undefined> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    if (isOver(child)) return `it ended with ${child.signalCode ?? `code ${child.exitCode ?? 'none'}`}`
    const problem = await knock(port, password)
    if (problem === undefined) return undefined
    // A wrong password is final; "the database system is starting up" and a closed door are not.
    if (problem === '28P01')
      return 'its password is not the one in secrets.json: bring back the file that was made with this database'
    await sleep(30)
  }
  return `it gave no answer in ${PATIENCE_MS / 1000} s`
}

function isOver(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

async function knock(port: number, password: string): Promise<string | undefined> {
  try {
    await withClient({ port, user: SUPERUSER, password, database: 'postgres' }, (client) =>
      client.query('select 1'),
    )
    return undefined
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown'
  }
}
