import { grainOf } from '@jingxian/schema/vocabulary/period'
import { computed } from 'vue'
import { metricName, useMetrics } from '../../data/useMetrics.ts'
import { useFigures } from '../../data/useFigures.ts'
import { useSnapshot } from '../../data/useSnapshot.ts'
import { useUrlState } from '../../data/useUrlState.ts'
import { KnownYearsDocument, type MetricKey, type PeriodRange } from '../../generated/graphql.ts'
import { atGrain, isPeriodKey, periodText } from '../../ui/periods.ts'
import { latestYear } from '../../tiles/annual.ts'
import { TILE_METRICS } from './tiles.ts'
import { usePersistence } from './usePersistence.ts'

/** As many years as a line of them is looked at. */
const COURSE_YEARS = 8

export interface Asked {
  snapshot: string
  metric: MetricKey
  /** the month in which the picture stands */
  month: string
  /** the window of the chosen metric: the period's, or of a metric that is told by year its last year that was told */
  now: PeriodRange
  byYear: boolean
  years: PeriodRange
}

/** What the address asks for: metric, period and version. The newest snapshot fills what it leaves out. */
export function useWallQuestion() {
  const { values, change } = useUrlState(['metric', 'period', 'snapshot'] as const)
  const { snapshot, problem, again } = useSnapshot(() => values.value.snapshot)
  const { metricOf, problem: metricsProblem, again: metricsAgain } = useMetrics()
  const metric = computed(() => metricOf(values.value.metric) ?? metricOf(TILE_METRICS[0]))
  const period = computed(() => (isPeriodKey(values.value.period) ? values.value.period : snapshot.value?.dataThrough))
  const years = computed<PeriodRange>(() => {
    const to = (period.value ?? '').slice(0, 4)
    return { grain: 'YEAR', from: String(Number(to) - COURSE_YEARS + 1), to, accumulate: 'PERIOD' }
  })
  const told = useFigures(KnownYearsDocument, () =>
    metric.value?.annual && snapshot.value && period.value ? { snapshot: snapshot.value.id, metric: metric.value.key, periods: years.value } : null,
  )
  usePersistence(told.problem, told.again)
  /** The latest that most units have told; undefined until it is known; the last whole year where none was told. */
  const year = computed(() => {
    const { data, answered } = told
    if (!data.value || answered.value?.metric !== metric.value?.key || answered.value?.periods.to !== years.value.to) return undefined
    return latestYear(data.value.snapshot.cube.rows.nodes, years.value.to) ?? String(Number(years.value.to) - 1)
  })
  const now = computed<PeriodRange | undefined>(() => {
    const key = period.value ?? ''
    if (metric.value?.annual) return year.value ? { grain: 'YEAR', from: year.value, to: year.value, accumulate: 'PERIOD' } : undefined
    const grain = grainOf(key)
    return grain && { grain, from: key, to: key, accumulate: 'YEAR_TO_DATE' }
  })
  const question = computed<Asked | undefined>(() => {
    if (!snapshot.value || !metric.value || !period.value || !now.value) return undefined
    return { snapshot: snapshot.value.id, metric: metric.value.key, month: atGrain(period.value, 'MONTH'), now: now.value, byYear: metric.value.annual, years: years.value }
  })
  return {
    snapshot,
    metricOf,
    question,
    problem: computed(() => problem.value ?? metricsProblem.value),
    again: () => (metricsProblem.value ? metricsAgain() : again()),
    metricName: (key: MetricKey) => {
      const found = metricOf(key)
      return found ? metricName(found) : ''
    },
    windowText: computed(() => (period.value ? periodText(period.value, 'YEAR_TO_DATE') : '')),
    choose: (key: MetricKey) => change({ metric: key === TILE_METRICS[0] ? undefined : key }, 'replace'),
  }
}
export type WallQuestion = ReturnType<typeof useWallQuestion>

export const monthsOf = (from: string, to: string, accumulate: PeriodRange['accumulate']): PeriodRange => ({ grain: 'MONTH', from, to, accumulate })
export const januaryOf = (month: string): string => `${month.slice(0, 4)}-01`
