import { computed, type ComputedRef } from 'vue'
import type { Problem } from './problems.ts'
import { useFigures } from './useFigures.ts'
import { MetricCatalogDocument, type MetricCatalogQuery, type MetricKey } from '../generated/graphql.ts'
import { currentLocale } from '../i18n/text.ts'

export type Metric = MetricCatalogQuery['metrics'][number]

/** The name of a metric in the reader's language. */
export function metricName(metric: Pick<Metric, 'name' | 'nameEn'>): string {
  return currentLocale() === 'en' ? metric.nameEn : metric.name
}

/** The catalogue of metrics; asked once. */
export function useMetrics(): {
  metrics: ComputedRef<readonly Metric[]>
  problem: ComputedRef<Problem | undefined>
  again: () => void
  metricOf: (key: string | undefined) => Metric | undefined
} {
  const { data, problem, again } = useFigures(MetricCatalogDocument, () => ({}), { kept: true })
  const metrics = computed(() => data.value?.metrics ?? [])
  const metricOf = (key: string | undefined) => metrics.value.find((metric) => metric.key === (key as MetricKey))
  return { metrics, problem, again, metricOf }
}
