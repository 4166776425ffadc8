/** What a bench tells, as one table. Nothing here is asserted: whether an aim was met is for the reader. */
import { cpus, totalmem } from 'node:os'

export interface Row {
  promise: string
  what: string
  figure: string
  aim: string
}

export function machine(postgres: string): string {
  const [cpu] = cpus()
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB · ${process.platform} · Node ${process.versions.node} · ${postgres}`
}

export function printed(rows: readonly Row[]): string {
  const columns: (keyof Row)[] = ['promise', 'what', 'figure', 'aim']
  const head: Row = { promise: '', what: 'what', figure: 'measured', aim: 'aim' }
  const line = (row: Row) => `| ${columns.map((c) => row[c]).join(' | ')} |`
  return [line(head), `| ${columns.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
export const times = (value: number) => `${value.toFixed(2)} x`
