import type { Month } from '@jingxian/schema/vocabulary/period'
import type { FactDelta } from './fact-delta.ts'

/** Assurance of rows that state what is rather than what was claimed: no filter on assurance leaves them out. */
export const STRUCTURAL = 3

/** What is stated of a unit's month, and of nothing finer. */
export function statedOf(measure: string, { city, county, month }: { city: number; county: number; month: Month }, value: string, entries = 1): FactDelta {
  const nothing = { cohort: null, industry: null, country: null, nature: null, project: null, entry: null }
  return { ...nothing, measure, city, county, month, assurance: STRUCTURAL, value, entries }
}
