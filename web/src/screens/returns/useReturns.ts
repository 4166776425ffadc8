import { computed, watch } from 'vue'
import { serverNow, serverToday } from '../../data/clock.ts'
import { me } from '../../data/session.ts'
import { useFigures } from '../../data/useFigures.ts'
import { useSnapshot } from '../../data/useSnapshot.ts'
import { useUrlState } from '../../data/useUrlState.ts'
import { ReturnsOfMonthDocument, ReturnsOfYearDocument, type ReturnsOfYearQueryVariables } from '../../generated/graphql.ts'
import { isPeriodKey } from '../../ui/periods.ts'
import { monthBefore, monthsShown, type UnitReturn } from './returns.ts'

type YearKey = keyof ReturnsOfYearQueryVariables
const YEAR_KEYS = Array.from({ length: 12 }, (_, at) => `m${at + 1}` as YearKey)

/** The returns of one month, of every unit that the account sees; of its year where it sees only one. */
export function useReturns() {
  const { values, change } = useUrlState(['month'])
  const usual = computed(() => monthBefore(serverToday.value))
  const isMonth = (key: string | undefined): key is string => isPeriodKey(key) && /^\d{4}-\d{2}$/.test(key)
  const month = computed(() => (isMonth(values.value.month) ? values.value.month : usual.value))
  const setMonth = (key: string) => change({ month: key === usual.value ? undefined : key })

  // Before the server's clock is known, the usual month would be the browser's.
  const asked = computed(() => (serverNow.value ? month.value : undefined))
  const list = useFigures(ReturnsOfMonthDocument, () => (asked.value ? { month: asked.value } : null))
  const rows = computed<readonly UnitReturn[]>(() => list.data.value?.monthlyReturns ?? [])
  const own = computed(() => rows.value.find(({ unit }) => unit.code === me.value?.unit.code))
  const isAlone = computed(() => rows.value.length === 1)

  const year = useFigures(ReturnsOfYearDocument, () => {
    if (!isAlone.value) return null
    const months = monthsShown(month.value, usual.value)
    return Object.fromEntries(YEAR_KEYS.map((key, at) => [key, months[at]])) as ReturnsOfYearQueryVariables
  })
  const months = computed<readonly UnitReturn[]>(() => YEAR_KEYS.flatMap((key) => year.data.value?.[key] ?? []))

  function again(): void {
    list.again()
    if (isAlone.value) year.again()
  }
  // A new version of the data: somebody signed, or an amount was accepted.
  const { snapshot } = useSnapshot(() => undefined)
  watch(
    () => snapshot.value?.id,
    (_now, before) => before !== undefined && again(),
  )
  return { month, usual, setMonth, rows, own, isAlone, months, pending: list.pending, problem: list.problem, answered: list.answered, again }
}
export type Returns = ReturnType<typeof useReturns>
