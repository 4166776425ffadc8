import { computed, type Ref } from 'vue'
import { serverToday } from '../../data/clock.ts'
import { useAsk } from '../../data/useAsk.ts'
import { CountriesToChooseDocument, RatesOfMonthDocument } from '../../generated/graphql.ts'
import { currentLocale, t } from '../../i18n/text.ts'
import { fixed } from '../../ui/format.ts'
import type { CapitalForm } from './capitalForm.ts'

/** The currencies that have a rate in the month of the amount, with that rate; the countries money may come from. */
export function useChoices(form: Ref<CapitalForm>) {
  const month = computed(() => (form.value.receivedOn || serverToday.value).slice(0, 7))
  const rates = useAsk(RatesOfMonthDocument, () => ({ month: month.value }))
  const known = useAsk(CountriesToChooseDocument, () => ({}))

  const name = (currency: string) => (currency === 'CNY' || currency === 'USD' ? t(`entry.currency.${currency}`) : currency)
  const currencies = computed(() => {
    const quoted = (rates.data.value?.exchangeRates ?? []).filter(({ currency }) => currency !== 'CNY')
    const list = [
      { value: 'CNY', label: name('CNY') },
      ...quoted.map(({ currency, toCny }) => ({ value: currency, label: name(currency), note: fixed(toCny, 4) })),
    ]
    const { currency } = form.value
    return !currency || list.some(({ value }) => value === currency) ? list : [...list, { value: currency, label: name(currency) }]
  })
  const countries = computed(() =>
    (known.data.value?.countries ?? []).map(({ code, name: chinese, nameEn }) => ({
      value: code,
      label: currentLocale() === 'en' ? nameEn : chinese,
      note: code,
      detail: currentLocale() === 'en' ? undefined : nameEn,
    })),
  )
  return { currencies, countries }
}
