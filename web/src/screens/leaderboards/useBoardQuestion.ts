import { computed } from 'vue'
import { useSnapshot } from '../../data/useSnapshot.ts'
import type { LeaderboardQueryVariables } from '../../generated/graphql.ts'
import { useMetrics } from '../../data/useMetrics.ts'
import { courseStart } from '../../tiles/course.ts'
import { rangeOf, useBoardState, USUAL_METRIC } from './useBoardState.ts'

/** From the choice in the address to the questions it makes; a question is null until all it needs is known. */
export function useBoardQuestion() {
  const { choice, change } = useBoardState()
  const { metrics, metricOf, problem: noMetrics, again: askMetrics } = useMetrics()
  const { snapshot, isPinned, problem: noSnapshot, again: askSnapshot } = useSnapshot(() => choice.value.snapshot)

  const metric = computed(() => metricOf(choice.value.metric) ?? metricOf(USUAL_METRIC) ?? metrics.value[0])
  const period = computed(() => choice.value.period ?? snapshot.value?.dataThrough)

  /** The same question over the stretch from one period to the chosen one. */
  const askFrom = (start: (chosen: string) => string) =>
    computed<LeaderboardQueryVariables | null>(() => {
      if (!snapshot.value || !metric.value || !period.value) return null
      return {
        snapshot: snapshot.value.id,
        metric: metric.value.key,
        periods: rangeOf(start(period.value), period.value, choice.value.accumulate),
        filter: choice.value.verified ? { assuranceAtLeast: 'DOCUMENTED' } : null,
      }
    })

  return {
    choice,
    change,
    metrics,
    metric,
    period,
    metricOf,
    snapshot,
    isPinned,
    question: askFrom((chosen) => chosen),
    courseQuestion: askFrom(courseStart),
    returnsQuestion: computed(() =>
      snapshot.value && period.value ? { snapshot: snapshot.value.id, period: period.value } : null,
    ),
    blocked: computed(() => noMetrics.value ?? noSnapshot.value),
    unblock: () => (noSnapshot.value ? askSnapshot() : askMetrics()),
  }
}
