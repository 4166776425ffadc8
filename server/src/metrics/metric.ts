/** What a metric is. Declared once, beside the feature that owns its facts; everything else is derived from it. */
import type { MetricFamily, MetricKind } from '@jingxian/schema/vocabulary/cube-words'
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import type { DisplayUnit } from '@jingxian/schema/vocabulary/unit'

/**
 * FLOW: amounts of the months in the period's window.
 * YEAR_END: figures of the last year in the window: what was counted at its end.
 * STOCK: everything up to the period's end: what stands on its last day.
 * COHORT_YEAR, COHORT_36M: of the projects signed from 1 January (or in the 36 months) to the period's end, everything
 * up to the period's end.
 */
export type MetricWindow = 'FLOW' | 'YEAR_END' | 'STOCK' | 'COHORT_YEAR' | 'COHORT_36M'

/**
 * How one knows that there is a value. RETURNS: the unit has reported the window's last month. LIBRARY: the library
 * knows at any time. ENTRIES: some figure stands in the window itself, as with annual series: no figure, no zero.
 */
export type Reporting = 'RETURNS' | 'LIBRARY' | 'ENTRIES'

export interface IndexPart {
  weight: number
  numerator: readonly string[]
  /** Only what is at least so sure stands in the numerator. */
  numeratorAssured?: Assurance
  denominator: readonly string[]
  /** The quotient counts faults: without any the part is full, from this share on it is nothing. */
  worst?: number
}

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
  reporting: Reporting
  /** Answered for calendar years only: an annual series is never spread over months. */
  annual?: boolean
  /** The finest unit that its facts know, where they know nothing else: no industry, no origin. */
  onlyByUnit?: 'CITY' | 'COUNTY'
  /** Measures of the facts that are summed. */
  numerator: readonly string[]
  /** Only what is at least so sure stands in the numerator. */
  numeratorAssured?: Assurance
  denominator?: readonly string[]
  /** An index: weighted quotients instead of one; a part without a denominator drops out and the others' weights rescale. */
  index?: readonly IndexPart[]
  /** The measure that counts what a rate rests on (projects). */
  count?: readonly string[]
  /** numerator × factor ÷ denominator; 100 where it is a percentage. */
  factor?: number
  higherIsBetter: boolean
  /** Screens may ask it by county, small cells hidden (small-cells-sql.ts). No two such metrics share a measure. */
  byCountyOnScreens?: boolean
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

/** A quotient: recomputed for every row, never summed. */
export function isRate({ kind }: Pick<MetricDef, 'kind'>): boolean {
  return kind === 'RATIO' || kind === 'COHORT_RATE'
}

/** `CAPITAL_ARRIVAL_RATE` -> `capitalArrivalRate` */
export function fieldOf(key: string): string {
  return key.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
}
