import { computed, ref } from 'vue'
import { metricName } from '../../data/useMetrics.ts'
import type { ExplainFigureQueryVariables, MetricKey, PeriodRange } from '../../generated/graphql.ts'
import { useExplained } from '../../tiles/useExplained.ts'
import { periodText } from '../../ui/periods.ts'
import type { Province } from './useProvince.ts'

/** Which figure is being explained: of which unit ('' is the page's own scope), of which metric, in which window. */
interface Figure {
  unit: string
  name: string
  metric: MetricKey
  periods: PeriodRange
}

export function useFigureDrawer({ snapshot, metricOf, city, choice }: Province, scopeName: () => string) {
  const figure = ref<Figure>()
  const asked = computed<ExplainFigureQueryVariables | null>(() => {
    if (!figure.value || !snapshot.value) return null
    const { unit, metric, periods } = figure.value
    const of = unit || city.value
    const county = of && !of.endsWith('00') && /^\d+$/.test(of)
    return {
      snapshot: snapshot.value.id,
      metric,
      periods,
      groupBy: [of ? (county ? 'COUNTY' : 'CITY') : 'PERIOD'],
      filter: of ? (county ? { county: [of] } : { city: [of] }) : null,
    }
  })
  const explained = useExplained(() => asked.value)
  const metric = computed(() => metricOf(explained.value?.question.metric))
  const path = computed(() => {
    const { periods } = explained.value?.question ?? {}
    return [figure.value?.name || scopeName(), metric.value ? metricName(metric.value) : '', periods ? periodText(periods.to, periods.accumulate) : '']
  })
  return {
    figure,
    explained,
    metric,
    path,
    scale: computed(() => choice.value.scale),
    explain: (what: Figure) => (figure.value = what),
    close: () => (figure.value = undefined),
    /** is this figure's drawer open? */
    isOpen: (unit: string, key: MetricKey) => figure.value?.unit === unit && figure.value.metric === key,
  }
}

export type FigureDrawerState = ReturnType<typeof useFigureDrawer>
