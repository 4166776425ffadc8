import { shiftKey } from '@jingxian/schema/vocabulary/period'
import { computed } from 'vue'
import { me } from '../../data/session.ts'
import { useMetrics } from '../../data/useMetrics.ts'
import { useSnapshot } from '../../data/useSnapshot.ts'
import type { Dimension, Filter, PeriodRange } from '../../generated/graphql.ts'
import { rangeOf, yearsRange } from '../../tiles/annual.ts'
import { useMetricPeriod } from '../../tiles/useMetricPeriod.ts'
import { atGrain } from '../../ui/periods.ts'
import { courseRange } from './course.ts'
import { sideOf } from './side.ts'
import { USUAL_METRIC, useProvinceState } from './useProvinceState.ts'

/** How many years the bars of an annual metric reach back. */
const YEARS = 5

/** From the choice in the address to what all questions of the page have in common; null until it is known. */
export function useProvinceQuestion() {
  const { choice, change } = useProvinceState()
  const { metrics, metricOf, problem: noMetrics, again: askMetrics } = useMetrics()
  const { snapshot, isPinned, problem: noSnapshot, again: askSnapshot } = useSnapshot(() => choice.value.snapshot)

  const metric = computed(() => metricOf(choice.value.metric) ?? metricOf(USUAL_METRIC) ?? metrics.value[0])
  const period = computed(() => choice.value.period ?? snapshot.value?.dataThrough)
  const main = useMetricPeriod({ snapshot, metric, period: () => choice.value.period, accumulate: () => choice.value.accumulate })
  const side = computed(() => sideOf(me.value?.unit ?? { code: '', name: '' }))
  const filter = computed<Filter | null>(() => (choice.value.city ? { city: [choice.value.city] } : null))

  const common = computed(() => {
    if (!snapshot.value || !metric.value || !period.value || !main.value) return null
    const month = atGrain(period.value, 'MONTH')
    const year = month.slice(0, 4)
    const now = rangeOf(period.value, period.value, choice.value.accumulate)
    return {
      snapshot: snapshot.value.id,
      metric: metric.value.key,
      main: main.value,
      now,
      years: yearsRange(Number(year) - YEARS + 1, year),
      course: courseRange(metric.value, main.value, month),
      rolling: { grain: 'MONTH', from: shiftKey(month, -23), to: month, accumulate: 'ROLLING_12_MONTHS' } satisfies PeriodRange,
    }
  })
  const scope = computed(() => {
    const by: Dimension[] = choice.value.city ? ['CITY'] : ['PERIOD']
    return { by, byPeriod: choice.value.city ? (['PERIOD', 'CITY'] satisfies Dimension[]) : by, filter: filter.value }
  })
  return {
    choice,
    change,
    metrics,
    metricOf,
    metric,
    period,
    snapshot,
    isPinned,
    side,
    common,
    scope,
    blocked: computed(() => noMetrics.value ?? noSnapshot.value),
    unblock: () => (noSnapshot.value ? askSnapshot() : askMetrics()),
  }
}
