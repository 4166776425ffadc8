import type { ReviewedEntryFragment } from '../../generated/graphql.ts'
import { currentLocale, t, type MessageKey } from '../../i18n/text.ts'
import { claimRows } from '../../tiles/claims/claimText.ts'
import { nameOf } from '../../ui/periods.ts'

export interface ClaimField {
  label: string
  value: string
  /** codes and numbers are written in the narrow type */
  mono?: boolean
  wide?: boolean
}

/** Everything that the claim says beside its amounts; what was left empty is left out. */
export function claimFields(entry: ReviewedEntryFragment): ClaimField[] {
  const { capital, month } = entry
  if (!capital) return claimRows(entry)
  const country = currentLocale() === 'en' ? capital.payerCountry?.nameEn : capital.payerCountry?.name
  const field = (label: MessageKey, value: string | null | undefined, more: Partial<ClaimField> = {}): ClaimField[] =>
    value ? [{ label: t(label), value, ...more }] : []
  return [
    ...field('review.claim.family', capital.family && t(`records.capitalFamily.${capital.family}`)),
    ...field('review.claim.form', capital.form && t(`records.fundForm.${capital.form}`)),
    ...field('review.claim.origin', capital.origin && t(`records.capitalOrigin.${capital.origin}`)),
    ...field('review.claim.usage', capital.usage && t(`records.fundUsage.${capital.usage}`)),
    ...field('review.claim.receivedOn', capital.receivedOn),
    ...field('review.claim.month', nameOf(month)),
    ...field('review.claim.payerCountry', country),
    ...field('review.claim.payerName', capital.payerName),
    ...field('review.claim.payerUscc', capital.payerUscc, { mono: true }),
    ...field('review.claim.bankSerial', capital.bankSerial, { mono: true }),
    ...field('review.claim.fxRegistrationNo', capital.fxRegistrationNo, { mono: true }),
    ...field('review.claim.zeroReason', capital.zeroReason, { wide: true }),
    ...field('review.claim.note', capital.note, { wide: true }),
  ]
}
