/** A lifecycle as a table of moves; the table is the documentation, and the screens' buttons come from it. */
import type { Role } from '@jingxian/schema/vocabulary/roles'
import { refuse } from './errors.ts'

export interface Move<Status extends string> {
  name: string
  /** Statuses it may start from; null is "not there yet". */
  from: readonly (Status | null)[]
  to: Status
  by: readonly Role[]
  /** The reason that must be given. */
  needsNote?: string
}

export type Moves<Status extends string, Name extends string> = Record<Name, Move<Status>>

/** The moves that would be accepted from this role in this status. */
export function openMoves<S extends string, N extends string>(table: Moves<S, N>, status: S, role: Role): N[] {
  return (Object.keys(table) as N[]).filter((name) => table[name].from.includes(status) && table[name].by.includes(role))
}

/** @throws Refusal FORBIDDEN for the wrong role, CONFLICT for the wrong status, INVALID without its reason */
export function checkMove<S extends string, N extends string>(
  table: Moves<S, N>,
  name: N,
  at: { status: S | null; role: Role; note?: string | null; what: string; statusNames: Record<S, string> },
): Move<S> {
  const move = table[name]
  if (!move.by.includes(at.role)) {
    throw refuse.forbidden(`你的角色不能「${move.name}」${at.what}：请交由有权的岗位办理。`)
  }
  if (!move.from.includes(at.status)) {
    const now = at.status === null ? '尚未提交' : at.statusNames[at.status]
    throw refuse.conflict(`${at.what}现为「${now}」，不能「${move.name}」：请刷新后再看，可能别人已办理。`, { status: at.status })
  }
  if (move.needsNote && !at.note?.trim()) {
    throw refuse.invalid(`「${move.name}」须写明${move.needsNote}。`, { field: 'note', remedy: `填写${move.needsNote}。` })
  }
  return move
}
