/** The registry of this server, set once when its schema is built. */
import { catalogOf, type Catalog } from '../../metrics/catalog.ts'
import type { MetricDef } from '../../metrics/metric.ts'
import { addMetricFields } from './row.type.ts'
import { registerMetricKeys } from './words.type.ts'

let current: Catalog | undefined

/** Gives every registered metric its key, its field and its definition; a second call changes nothing. */
export function openCatalogue(metrics: readonly MetricDef[]): void {
  if (current) return
  current = catalogOf(metrics)
  registerMetricKeys(metrics)
  addMetricFields(metrics)
}

export function catalogue(): Catalog {
  if (!current) throw new Error('The catalogue of metrics was not opened.')
  return current
}
