/** The registry: all metrics under one name space. */
import type { MetricDef } from './metric.ts'

export interface Catalog {
  metrics: readonly MetricDef[]
  find(key: string): MetricDef
}

/** @throws Error when two metrics share a key, or a ratio lacks its denominator: both are mistakes of ours. */
export function catalogOf(metrics: readonly MetricDef[]): Catalog {
  const byKey = new Map<string, MetricDef>()
  for (const def of metrics) {
    const metric = { ...def, annual: def.annual ?? false }
    if (byKey.has(metric.key)) throw new Error(`Two metrics are called ${metric.key}.`)
    if (metric.kind === 'RATIO' && !metric.denominator) throw new Error(`${metric.key} has no denominator.`)
    byKey.set(metric.key, metric)
  }
  return {
    metrics: [...byKey.values()],
    find(key) {
      const metric = byKey.get(key)
      if (!metric) throw new Error(`No metric is called ${key}.`)
      return metric
    },
  }
}
