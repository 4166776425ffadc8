/** The life of an entry. Every kind of amount goes this way; there is no second workflow. */
import type { EntryMove, EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import type { Moves } from '../../kernel/workflow.ts'

export const STATUS_NAMES: Record<EntryStatus, string> = {
  SUBMITTED: '待市级初审',
  CITY_REVIEWED: '待省级核实',
  HELD: '挂起待核',
  ACCEPTED: '已入账',
  REJECTED: '已退回',
  REVERSED: '已冲销',
}

export const ENTRY_MOVES: Moves<EntryStatus, EntryMove> = {
  SUBMIT: { name: '提交', from: [null], to: 'SUBMITTED', by: ['COUNTY_REPORTER', 'CITY_REPORTER'] },
  REVIEW: { name: '初审通过', from: ['SUBMITTED'], to: 'CITY_REVIEWED', by: ['CITY_REVIEWER', 'CITY_LEADER'] },
  ACCEPT: { name: '核实入账', from: ['CITY_REVIEWED', 'HELD'], to: 'ACCEPTED', by: ['PROV_REVIEWER', 'PROV_APPROVER'] },
  HOLD: { name: '挂起', from: ['CITY_REVIEWED'], to: 'HELD', by: ['PROV_REVIEWER', 'PROV_APPROVER'], needsNote: '挂起的疑点' },
  RELEASE: { name: '解除挂起', from: ['HELD'], to: 'CITY_REVIEWED', by: ['PROV_REVIEWER', 'PROV_APPROVER'], needsNote: '解除的理由' },
  REJECT: {
    name: '退回',
    from: ['SUBMITTED', 'CITY_REVIEWED', 'HELD'],
    to: 'REJECTED',
    by: ['CITY_REVIEWER', 'CITY_LEADER', 'PROV_REVIEWER', 'PROV_APPROVER'],
    needsNote: '退回的原因',
  },
  REVERSE: { name: '冲销', from: ['ACCEPTED'], to: 'REVERSED', by: ['PROV_APPROVER'], needsNote: '冲销的原因' },
}

/** What waits for whom. A city does not take back what it has sent up. */
const DESKS: Partial<Record<string, readonly EntryStatus[]>> = {
  CITY_REVIEWER: ['SUBMITTED'],
  CITY_LEADER: ['SUBMITTED'],
  PROV_REVIEWER: ['CITY_REVIEWED', 'HELD'],
  PROV_APPROVER: ['CITY_REVIEWED', 'HELD'],
}

export function waitingFor(role: string): readonly EntryStatus[] {
  return DESKS[role] ?? []
}

/** Submitted and not yet decided. */
export const PENDING: readonly EntryStatus[] = ['SUBMITTED', 'CITY_REVIEWED', 'HELD']

export function isPending(status: EntryStatus): boolean {
  return PENDING.includes(status)
}

/** A move is open on one's own desk only; reversing is the one that reaches into the books. */
export function isOnDesk(role: string, status: EntryStatus): boolean {
  return waitingFor(role).includes(status) || (role === 'PROV_APPROVER' && status === 'ACCEPTED')
}
