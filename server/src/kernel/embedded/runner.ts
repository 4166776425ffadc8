import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The user that PostgreSQL runs as; empty means ourselves. */
export interface Runner {
  readonly uid?: number
  readonly gid?: number
}

/** `nobody` on every Linux and BSD; on macOS an unused number, which serves as well. */
const NOBODY: Runner = { uid: 65534, gid: 65534 }

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** PostgreSQL refuses root: root lends the work to the owner of the data, or else to `nobody`. */
export async function chooseRunner(dataDir: string): Promise<Runner> {
  if (!isRoot()) return {}
  return (await ownerOf(join(dataDir, 'postgres'))) ?? (await ownerOf(dataDir)) ?? NOBODY
}

/** The owner of a file or folder, unless that is root or nothing stands there. */
export async function ownerOf(path: string): Promise<Runner | undefined> {
  const facts = await stat(path).catch(() => undefined)
  return facts && facts.uid !== 0 ? { uid: facts.uid, gid: facts.gid } : undefined
}

/**
 * How each program of PostgreSQL is started. Nothing of our own environment goes along (PGDATA, LANG …);
 * the folder is the root because ours may be closed to the runner.
 */
export function startOptions(runner: Runner) {
  return {
    ...runner,
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    windowsHide: true,
  }
}

export interface Outcome {
  readonly ok: boolean
  readonly output: string
}

/** Runs a program to its end; a failure is an answer, not an exception. */
export function runAs(runner: Runner, command: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, startOptions(runner), (error, stdout, stderr) =>
      resolve({ ok: !error, output: `${stdout}${stderr}`.trim() || (error?.message ?? '') }),
    )
  })
}

/** Asks the machine itself whether the runner gets into a folder: modes alone do not tell (ACLs, mounts). */
export async function canEnter(runner: Runner, folder: string): Promise<boolean> {
  if (runner.uid === undefined) return true
  return (await runAs(runner, '/bin/sh', ['-c', 'cd -- "$0"', folder])).ok
}
