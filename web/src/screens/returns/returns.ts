/** What the monthly returns say, ready to be shown. Pure. */
import { addMonths, monthKey, windowOf } from '@jingxian/schema/vocabulary/period'
import type { CapitalFamily, ZeroReason } from '@jingxian/schema/vocabulary/ledger-words'
import type { UnitReturnFragment } from '../../generated/graphql.ts'
import { isZero } from '../../ui/format.ts'

export type UnitReturn = Omit<UnitReturnFragment, '__typename'>

/** In the order of the server's rules: `zeros[0]` is about the first. */
export const FAMILIES: readonly CapitalFamily[] = ['FOREIGN', 'DOMESTIC']

export const amountOf = (row: Pick<UnitReturn, 'foreignUsd' | 'domesticCny'>, family: CapitalFamily) =>
  family === 'FOREIGN' ? row.foreignUsd : row.domesticCny

/** Confirmed, a zero with its reason, not confirmed yet, or silence: a zero of silence is no figure. */
export type AmountState = 'signed' | 'zero' | 'open' | 'silent'

export function stateOf(row: Pick<UnitReturn, 'status' | 'foreignUsd' | 'domesticCny'>, family: CapitalFamily): AmountState {
  const nothing = isZero(amountOf(row, family))
  if (row.status === 'SIGNED') return nothing ? 'zero' : 'signed'
  return nothing ? 'silent' : 'open'
}

/** The families that must be explained before this return can be signed. */
export function zeroFamilies(row: Pick<UnitReturn, 'foreignUsd' | 'domesticCny'>): CapitalFamily[] {
  return FAMILIES.filter((family) => isZero(amountOf(row, family)))
}

export interface Explanation {
  reason: ZeroReason | ''
  note: string
}

/** Which zero still lacks its reason, or the words that “other” asks for. */
export function lackOf({ reason, note }: Explanation): 'reason' | 'note' | undefined {
  if (!reason) return 'reason'
  return reason === 'OTHER' && !note.trim() ? 'note' : undefined
}

/** `zeros[1]` in a refusal is about the second family. */
export function familyOf(field: string | undefined): CapitalFamily | undefined {
  const at = /^zeros\[(\d+)\]/.exec(field ?? '')?.[1]
  return at === undefined ? undefined : FAMILIES[Number(at)]
}

export interface Distance {
  passed: boolean
  days: number
  hours: number
  minutes: number
}

/** How far a deadline is, before or behind. */
export function distance(due: string, now: Date): Distance {
  const minutes = Math.floor((Date.parse(due) - now.getTime()) / 60_000)
  const size = Math.abs(minutes)
  return { passed: minutes < 0, days: Math.floor(size / 1440), hours: Math.floor((size % 1440) / 60), minutes: size % 60 }
}

/** The month before that of a day: the one that is signed now. */
export function monthBefore(day: string): string {
  return monthKey(addMonths(windowOf(day.slice(0, 7)).to, -1))
}

/** Twelve months up to the later of what is due and what is looked at, newest first, with the one looked at in them. */
export function monthsShown(month: string, usual: string): string[] {
  const oldest = monthKey(addMonths(windowOf(usual).to, -11))
  const last = month < oldest || month > usual ? month : usual
  return Array.from({ length: 12 }, (_, back) => monthKey(addMonths(windowOf(last).to, -back)))
}
