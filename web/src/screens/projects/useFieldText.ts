import { t } from '../../i18n/text.ts'
import { showDecimal } from '../../ui/decimalInput.ts'
import type { CommitmentFields, FieldName, FormFields, InvestorFields, ShareFields } from './form.ts'
import { useBooks } from './useBooks.ts'
import { useRegions } from './useRegions.ts'
import { NONE } from './words.ts'

const AMOUNTS: readonly string[] = ['totalInvestment', 'contractForeign', 'contractDomestic']

/** The value of a field of the form as a person reads it. */
export function useFieldText(): (field: FieldName, form: FormFields) => string {
  const { industries } = useBooks()
  const { landing, units } = useRegions()
  const regionName = (code: string) => [...landing.value, ...units.value].find((region) => region.code === code)?.name ?? code

  const investor = ({ name, sharePct }: InvestorFields) => `${name} ${sharePct}%`
  const commitment = ({ kind, amount, unit, dueDate }: CommitmentFields) =>
    [kind && t(`records.commitment.${kind}`), amount && showDecimal(amount), unit, dueDate].filter(Boolean).join(' ')
  const share = ({ family, region, pct }: ShareFields) => `${family && t(`records.factFamily.${family}`)} ${regionName(region)} ${pct}%`

  function written(field: FieldName, form: FormFields): string {
    if (field === 'investors') return form.investors.map(investor).join('、')
    if (field === 'commitments') return form.commitments.map(commitment).join('、')
    if (field === 'shares') return form.shares.map(share).join('、')
    if (field === 'kind') return form.kind && t(`records.projectKind.${form.kind}`)
    if (field === 'capitalNature') return form.capitalNature && t(`records.capitalNature.${form.capitalNature}`)
    if (field === 'county') return regionName(form.county)
    if (field === 'industry') return industries.value.find(({ value }) => value === form.industry)?.label ?? form.industry
    return AMOUNTS.includes(field) && form[field] ? showDecimal(form[field]) : form[field]
  }
  return (field, form) => written(field, form) || NONE
}
