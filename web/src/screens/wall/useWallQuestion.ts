import { grainOf, shiftKey } from '@jingxian/schema/vocabulary/period'
import { computed } from 'vue'
import { metricName, useMetrics } from '../../data/useMetrics.ts'
import { useSnapshot } from '../../data/useSnapshot.ts'
import { useUrlState } from '../../data/useUrlState.ts'
import type { MetricKey, PeriodRange, WallOverviewQueryVariables } from '../../generated/graphql.ts'
import { atGrain, isPeriodKey, periodText } from '../../ui/periods.ts'
import { TILE_METRICS } from './tiles.ts'

const COURSE_MONTHS = 24
const monthsOf = (from: string, to: string, accumulate: PeriodRange['accumulate']): PeriodRange => ({ grain: 'MONTH', from, to, accumulate })

/** What the address asks for: metric, period and version. The newest snapshot fills what it leaves out. */
export function useWallQuestion(isWide: () => boolean) {
  const { values, change } = useUrlState(['metric', 'period', 'snapshot'] as const)
  const { snapshot, problem, again } = useSnapshot(() => values.value.snapshot)
  const { metricOf, problem: metricsProblem, again: metricsAgain } = useMetrics()
  const metric = computed(() => metricOf(values.value.metric) ?? metricOf(TILE_METRICS[0]))
  const period = computed(() => (isPeriodKey(values.value.period) ? values.value.period : snapshot.value?.dataThrough))
  const now = computed<PeriodRange | undefined>(() => {
    const key = period.value ?? ''
    const grain = grainOf(key)
    return grain && { grain, from: key, to: key, accumulate: 'YEAR_TO_DATE' }
  })
  const question = computed<WallOverviewQueryVariables | null>(() => {
    if (!snapshot.value || !metric.value || !period.value || !now.value) return null
    const month = atGrain(period.value, 'MONTH')
    const [tile1, tile2, tile3, tile4] = TILE_METRICS
    return {
      snapshot: snapshot.value.id,
      metric: metric.value.key,
      ...{ tile1, tile2, tile3, tile4 },
      period: period.value,
      now: now.value,
      rolling: monthsOf(shiftKey(month, 1 - COURSE_MONTHS), month, 'ROLLING_12_MONTHS'),
      months: monthsOf(`${Number(month.slice(0, 4)) - 1}-01`, month, 'PERIOD'),
      wide: isWide(),
    }
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
