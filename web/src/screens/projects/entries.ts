/** Entries of one project, in words. */
import type { Assurance, EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import type { ProjectEntryRowFragment } from '../../generated/graphql.ts'
import { figureOf, kindText } from '../../tiles/claims/claimText.ts'
import { fixed } from '../../ui/format.ts'
import { NONE } from './words.ts'

export interface EntryRow {
  key: string
  entryNo: string
  status: EntryStatus
  month: string
  /** 外资, 就业 … */
  kind: string
  /** in its own unit: 1,200.00 万美元, 86 人 */
  original: string
  worth: string
  /** accepted for less than was claimed */
  accepted?: string
  notCounted?: string
  assurance?: Assurance
  by: string
}

export const TONES = { ACCEPTED: 'settled', SUBMITTED: 'neutral', CITY_REVIEWED: 'accent', HELD: 'warn', REJECTED: 'block', REVERSED: 'block' } as const

export function entryRows(entries: readonly ProjectEntryRowFragment[]): EntryRow[] {
  return entries.map((entry) => {
    const { id, entryNo, status, month, assurance, acceptedAmount, submittedBy, capital } = entry
    const figure = figureOf(entry)
    const amount = capital?.amount
    const differs = acceptedAmount != null && amount != null && fixed(acceptedAmount, 4) !== fixed(amount, 4)
    return {
      key: id,
      entryNo,
      status,
      month,
      kind: kindText(entry),
      original: figure ? `${figure.value} ${figure.unit}` : NONE,
      worth: capital?.worth ? fixed(capital.worth.amountCny, 2) : NONE,
      accepted: differs ? fixed(acceptedAmount, 2) : undefined,
      notCounted: capital?.worth?.notCounted ?? undefined,
      assurance: assurance ?? undefined,
      by: submittedBy,
    }
  })
}
