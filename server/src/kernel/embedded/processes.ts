import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync } from 'node:fs'

/** What the machine tells about a living process; a missing field means that it does not tell. */
export interface ProcessFacts {
  readonly pid: number
  readonly command?: string
  /** When it was born, in the machine's own words: tells a process from a later one with the same number. */
  readonly birth?: string
  readonly folder?: string
}

/** The living process with this number, or undefined. A zombie counts as dead. */
export function findProcess(pid: number): ProcessFacts | undefined {
  if (!Number.isInteger(pid) || pid < 1 || !answersSignals(pid)) return undefined
  if (process.platform === 'win32') return { pid }
  return existsSync('/proc/self/stat') ? readProc(pid) : readPs(pid)
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readProc(pid: number): ProcessFacts | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  if (stat === undefined) return { pid }
  // The name in brackets may itself hold brackets and spaces; the fields after it are plain.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (isOver(fields[0])) return undefined
  const command = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim())
  return { pid, command, birth: fields[19], folder: attempt(() => readlinkSync(`/proc/${pid}/cwd`)) }
}

function readPs(pid: number): ProcessFacts | undefined {
  const line = attempt(() =>
    execFileSync('/bin/ps', ['-ww', '-o', 'stat=,lstart=,args=', '-p', `${pid}`], {
      encoding: 'utf8',
      env: { LC_ALL: 'C' },
    }),
  )
  const parts = /^\s*(\S+)\s+((?:\S+\s+){4}\S+)\s+(.*)$/m.exec(line ?? '')
  if (!parts) return { pid }
  return isOver(parts[1]) ? undefined : { pid, birth: parts[2], command: parts[3] }
}

function isOver(state: string | undefined): boolean {
  return state?.startsWith('Z') === true || state?.startsWith('X') === true
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
