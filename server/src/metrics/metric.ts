/** What a metric is. Declared once, beside the feature that owns its facts; everything else is derived from it. */
import type { MetricFamily, MetricKind } from '@jingxian/schema/vocabulary/cube-words'
import type { DisplayUnit } from '@jingxian/schema/vocabulary/unit'

/**
 * FLOW: amounts of the months in the period's window.
 * COHORT_YEAR: of the projects signed from 1 January to the period's end, everything up to the period's end.
 */
export type MetricWindow = 'FLOW' | 'COHORT_YEAR'

export interface MetricDef {
  /** UPPER_SNAKE; the GraphQL field is its camelCase. */
  key: string
  name: string
  nameEn: string
  family: MetricFamily
  definition: string
  formula: string
  /** The unit in which values are stored and answered. */
  unit: Exclude<DisplayUnit, 'AUTO'>
  kind: MetricKind
  window: MetricWindow
  /** Measures of the facts that are summed. */
  numerator: readonly string[]
  denominator?: readonly string[]
  /** The measure that counts what a rate rests on (projects). */
  count?: readonly string[]
  higherIsBetter: boolean
  caliber: string
  version: number
  validFrom: string
  owner: string
  source: string
}

/** A rate over fewer than this many projects is neither shown as a percentage nor ranked (domain.md b.3). */
export const LEAST_N = 5
/** Below this the rate carries a low-n mark. */
export const FULL_N = 15

/** `CAPITAL_ARRIVAL_RATE` -> `capitalArrivalRate` */
export function fieldOf(key: string): string {
  return key.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
}
