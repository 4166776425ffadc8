/** What agreed shares move from the unit where a project lands to others. Pure. */
import { Decimal } from '../metrics/decimal.ts'
import type { FactDelta } from './fact-delta.ts'

/** For each delta with shares: in at the other unit, out at its own, so that both together are the whole. */
export function sharedDeltas(deltas: readonly FactDelta[]): FactDelta[] {
  return deltas.flatMap((delta) =>
    (delta.shares ?? []).filter(({ unit }) => unit !== delta.city).flatMap(({ unit, pct }) => {
      const part = new Decimal(delta.value).times(pct).div(100).toFixed(4)
      // The other unit reads these rows: they name no project.
      const moved = { ...delta, shares: undefined, project: null, industry: null, country: null, nature: null, cohort: null, basis: 2, entries: 0 }
      return [
        { ...moved, city: unit, county: unit, value: part },
        { ...moved, value: new Decimal(part).neg().toFixed(4) },
      ]
    }),
  )
}
