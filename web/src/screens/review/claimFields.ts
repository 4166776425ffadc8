import type { ReviewedEntryFragment } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { claimRows, type ClaimRow } from '../../tiles/claims/claimText.ts'
import { nameOf } from '../../ui/periods.ts'

type Row = Pick<ClaimRow, 'label' | 'value' | 'wide' | 'mono'>

/** Everything that the claim says beside its amounts, which stand above; capital counts in the month of its receipt. */
export function claimFields(entry: ReviewedEntryFragment): Row[] {
  const rows = claimRows(entry).filter(({ name }) => name !== 'amount' && name !== 'currency')
  if (entry.kind !== 'CAPITAL') return rows
  const at = rows.findIndex(({ name }) => name === 'receivedOn') + 1
  return [...rows.slice(0, at), { label: t('review.claim.month'), value: nameOf(entry.month) }, ...rows.slice(at)]
}
