import type { Accumulation } from '@jingxian/schema/vocabulary/cube-words'
import { grainOf } from '@jingxian/schema/vocabulary/period'
import { computed, type ComputedRef } from 'vue'
import { useFigures } from '../data/useFigures.ts'
import type { Metric } from '../data/useMetrics.ts'
import type { Snapshot } from '../data/useSnapshot.ts'
import { KnownYearsDocument, type PeriodRange } from '../generated/graphql.ts'
import { latestYear, rangeOf, YEARS_BACK, yearsRange } from './annual.ts'

interface Chosen {
  snapshot: ComputedRef<Snapshot | undefined>
  metric: ComputedRef<Metric | undefined>
  period: () => string | undefined
  accumulate: () => Accumulation
}

/**
 * The window that a metric is shown for: the chosen period, else up to where the data reach. An annual metric takes the
 * chosen year, else the latest one that most units have published; null until that is known.
 */
export function useMetricPeriod({ snapshot, metric, period, accumulate }: Chosen): ComputedRef<PeriodRange | null> {
  const through = computed(() => period() ?? snapshot.value?.dataThrough)
  const known = useFigures(KnownYearsDocument, () => {
    if (!snapshot.value || !metric.value?.annual) return null
    const until = snapshot.value.dataThrough.slice(0, 4)
    return { snapshot: snapshot.value.id, metric: metric.value.key, periods: yearsRange(Number(until) + 1 - YEARS_BACK, until) }
  })
  return computed(() => {
    if (!metric.value || !through.value) return null
    if (!metric.value.annual) return rangeOf(through.value, through.value, accumulate())
    const until = through.value.slice(0, 4)
    if (grainOf(through.value) === 'YEAR') return yearsRange(Number(until), until)
    if (known.answered.value?.metric !== metric.value.key || !known.data.value) return null
    const year = latestYear(known.data.value.snapshot.cube.rows.nodes, until) ?? String(Number(until) - 1)
    return yearsRange(Number(year), year)
  })
}
