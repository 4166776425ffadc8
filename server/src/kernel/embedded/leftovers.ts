import { readdirSync } from 'node:fs'
import { findProcess } from './processes.ts'

/**
 * Ends the children of a killed postmaster. A child in the middle of a long query does not notice that its parent
 * is gone, and while it lives PostgreSQL rightly refuses to start. Only to be asked when no postmaster is alive.
 */
export function endLeftovers(pgData: string): void {
  if (process.platform !== 'linux') return
  for (const pid of readdirSync('/proc').map(Number)) {
    const found = findProcess(pid)
    // A child shows its work as its command line; QUIT is what a postmaster itself sends after a crash.
    if (found?.folder === pgData && found.command?.startsWith('postgres: ')) quit(pid)
  }
}

function quit(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // It left by itself in between.
  }
}
