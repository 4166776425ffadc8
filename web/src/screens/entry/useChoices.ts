import { CapitalFamily, FundForm, FundUsage, TechnologyKind, TechnologyLevel } from '@jingxian/schema/vocabulary/ledger-words'
import { addMonths, monthKey, type Month } from '@jingxian/schema/vocabulary/period'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { computed, type Ref } from 'vue'
import { serverToday } from '../../data/clock.ts'
import { useAsk } from '../../data/useAsk.ts'
import { CountriesToChooseDocument, RatesOfMonthDocument } from '../../generated/graphql.ts'
import { currentLocale, t, type MessageKey } from '../../i18n/text.ts'
import type { TextName } from '../../tiles/claims/fields.ts'
import { fixed } from '../../ui/format.ts'
import { nameOf } from '../../ui/periods.ts'
import { originsFor, type ClaimForm } from './claimForm.ts'

export interface Choice {
  value: string
  label: string
  note?: string
  detail?: string
}

const MONTHS_BACK = 24
const YEARS_BACK = 6

/** What may be chosen in each field: currencies that have a rate in the month of the amount, months and years that are over. */
export function useChoices(form: Ref<ClaimForm>): (name: TextName) => readonly Choice[] {
  const month = computed(() => (form.value.receivedOn || serverToday.value).slice(0, 7))
  const rates = useAsk(RatesOfMonthDocument, () => ({ month: month.value }))
  const known = useAsk(CountriesToChooseDocument, () => ({}))

  const name = (currency: string) => (currency === 'CNY' || currency === 'USD' ? t(`entry.currency.${currency}`) : currency)
  const currencies = computed((): Choice[] => {
    const quoted = (rates.data.value?.exchangeRates ?? []).filter(({ currency }) => currency !== 'CNY')
    return [{ value: 'CNY', label: name('CNY') }, ...quoted.map(({ currency, toCny }) => ({ value: currency, label: name(currency), note: fixed(toCny, 4) }))]
  })
  const countries = computed((): Choice[] =>
    (known.data.value?.countries ?? []).map(({ code, name: chinese, nameEn }) => ({
      value: code,
      label: currentLocale() === 'en' ? nameEn : chinese,
      note: code,
      detail: currentLocale() === 'en' ? undefined : nameEn,
    })),
  )
  const months = computed(() => {
    const current = Number(serverToday.value.slice(0, 7).replace('-', '')) as Month
    return Array.from({ length: MONTHS_BACK }, (_, back) => monthKey(addMonths(current, -1 - back))).map((value) => ({ value, label: nameOf(value) }))
  })
  const years = computed(() => {
    const current = Number(serverToday.value.slice(0, 4))
    return Array.from({ length: YEARS_BACK }, (_, back) => String(current - 1 - back)).map((value) => ({ value, label: nameOf(value) }))
  })
  const options: Partial<Record<TextName, () => readonly Choice[]>> = {
    family: () => worded(listOf(CapitalFamily), 'records.capitalFamily'),
    origin: () => worded(originsFor(form.value), 'records.capitalOrigin'),
    form: () => worded(listOf(FundForm), 'records.fundForm'),
    usage: () => worded(listOf(FundUsage), 'records.fundUsage'),
    kind: () => worded(listOf(TechnologyKind), 'claims.technologyKind'),
    level: () => worded(listOf(TechnologyLevel), 'claims.technologyLevel'),
    currency: () => currencies.value,
    payerCountry: () => countries.value,
    originCountry: () => countries.value,
    month: () => months.value,
    year: () => years.value,
  }
  return (field) => kept(options[field]?.() ?? [], form.value[field])
}

function worded(values: readonly string[], words: string): Choice[] {
  return values.map((value) => ({ value, label: t(`${words}.${value}` as MessageKey) }))
}

/** What stands there already stays in the list, for the server to remark on. */
function kept(list: readonly Choice[], value: string): readonly Choice[] {
  return !list.length || !value || list.some((one) => one.value === value) ? list : [...list, { value, label: value }]
}
