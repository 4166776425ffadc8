/** Entries of one project, in words. */
import type { Assurance, EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import type { ProjectEntryRowFragment } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { fixed } from '../../ui/format.ts'
import { NONE } from './words.ts'

export interface EntryRow {
  key: string
  entryNo: string
  status: EntryStatus
  month: string
  /** in its own currency: 1,200.00 万美元 */
  original: string
  worth: string
  /** accepted for less than was claimed */
  accepted?: string
  notCounted?: string
  assurance?: Assurance
  by: string
}

export const TONES = { ACCEPTED: 'settled', SUBMITTED: 'neutral', CITY_REVIEWED: 'accent', HELD: 'warn', REJECTED: 'block', REVERSED: 'block' } as const

export function currencyText(currency: string | null | undefined): string {
  return currency === 'CNY' ? t('words.unit.WAN_YUAN') : currency === 'USD' ? t('words.unit.WAN_USD') : t('projects.entries.wan', { currency: currency ?? '' })
}

export function entryRows(entries: readonly ProjectEntryRowFragment[]): EntryRow[] {
  return entries.map(({ id, entryNo, status, month, assurance, acceptedAmount, submittedBy, capital }) => {
    const amount = capital?.amount
    const differs = acceptedAmount != null && amount != null && fixed(acceptedAmount, 4) !== fixed(amount, 4)
    return {
      key: id,
      entryNo,
      status,
      month,
      original: amount == null ? NONE : `${fixed(amount, 2)} ${currencyText(capital?.currency)}`,
      worth: capital?.worth ? fixed(capital.worth.amountCny, 2) : NONE,
      accepted: differs ? fixed(acceptedAmount, 2) : undefined,
      notCounted: capital?.worth?.notCounted ?? undefined,
      assurance: assurance ?? undefined,
      by: submittedBy,
    }
  })
}
