import { computed } from 'vue'
import { useSnapshot } from '../../data/useSnapshot.ts'
import type { Filter, LeaderboardQueryVariables } from '../../generated/graphql.ts'
import { useMetrics } from '../../data/useMetrics.ts'
import { courseStart } from '../../tiles/course.ts'
import { useMetricPeriod } from '../../tiles/useMetricPeriod.ts'
import { useBoardState, USUAL_METRIC, type BoardChoice } from './useBoardState.ts'

function filterOf({ verified, group }: BoardChoice): Filter | null {
  if (!verified && !group) return null
  return { ...(verified && { assuranceAtLeast: 'DOCUMENTED' as const }), ...(group && { assessmentGroup: [group] }) }
}

/** From the choice in the address to the questions it makes; a question is null until all it needs is known. */
export function useBoardQuestion() {
  const { choice, change } = useBoardState()
  const { metrics, metricOf, problem: noMetrics, again: askMetrics } = useMetrics()
  const { snapshot, isPinned, problem: noSnapshot, again: askSnapshot } = useSnapshot(() => choice.value.snapshot)

  const metric = computed(() => metricOf(choice.value.metric) ?? metricOf(USUAL_METRIC) ?? metrics.value[0])
  const range = useMetricPeriod({ snapshot, metric, period: () => choice.value.period, accumulate: () => choice.value.accumulate })
  const period = computed(() => range.value?.to)

  /** The same question over the stretch from one period to the chosen one. */
  const askFrom = (start: (chosen: string) => string) =>
    computed<LeaderboardQueryVariables | null>(() => {
      if (!snapshot.value || !metric.value || !range.value) return null
      return {
        snapshot: snapshot.value.id,
        metric: metric.value.key,
        periods: { ...range.value, from: start(range.value.to) },
        filter: filterOf(choice.value),
      }
    })

  return {
    choice,
    change,
    metrics,
    metric,
    period,
    range,
    metricOf,
    snapshot,
    isPinned,
    question: askFrom((chosen) => chosen),
    courseQuestion: askFrom(courseStart),
    returnsQuestion: computed(() =>
      snapshot.value && period.value && !metric.value?.annual ? { snapshot: snapshot.value.id, period: period.value } : null,
    ),
    blocked: computed(() => noMetrics.value ?? noSnapshot.value),
    unblock: () => (noSnapshot.value ? askSnapshot() : askMetrics()),
  }
}
