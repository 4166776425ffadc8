/** The registry: all metrics under one name space. */
import type { MetricDef } from './metric.ts'

export interface Catalog {
  metrics: readonly MetricDef[]
  find(key: string): MetricDef
}

/** @throws Error when two metrics share a key, or a ratio lacks its denominator …: mistakes of ours. */
export function catalogOf(metrics: readonly MetricDef[]): Catalog {
  const byKey = new Map<string, MetricDef>()
  for (const def of metrics) {
    const metric = { ...def, annual: def.annual ?? false }
    if (byKey.has(metric.key)) throw new Error(`Two metrics are called ${metric.key}.`)
    if (metric.kind === 'RATIO' && !metric.denominator) throw new Error(`${metric.key} has no denominator.`)
    byKey.set(metric.key, metric)
  }
  checkScreens(metrics)
  return {
    metrics: [...byKey.values()],
    find(key) {
      const metric = byKey.get(key)
      if (!metric) throw new Error(`No metric is called ${key}.`)
      return metric
    },
  }
}

/** Where two sums by county overlap, one that is hidden could be told from the other. */
function checkScreens(metrics: readonly MetricDef[]): void {
  const told = new Map<string, string>()
  for (const { key, kind, window, numerator, byCountyOnScreens } of metrics) {
    if (!byCountyOnScreens) continue
    if (kind !== 'ADDITIVE' || window !== 'FLOW') throw new Error(`${key} is no sum of a window: screens cannot have it by county.`)
    for (const measure of numerator) {
      if (told.has(measure)) throw new Error(`${key} and ${told.get(measure)} share ${measure}: screens can have only one of them by county.`)
      told.set(measure, key)
    }
  }
}
