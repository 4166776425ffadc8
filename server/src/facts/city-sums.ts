/** Deltas -> deltas per city, month, cohort, measure and assurance. Pure. */
import { Decimal } from '../metrics/decimal.ts'
import type { Month } from '@jingxian/schema/vocabulary/period'

export interface CityKey {
  measure: string
  city: number
  month: Month
  cohort: Month | null
  assurance: number
  /** 1 whole, 2 moved by shares; 1 where it is not said. */
  basis?: number
}

export interface Delta extends CityKey {
  value: string
  entries: number
}

export function citySums(deltas: readonly Delta[]): Delta[] {
  const sums = new Map<string, { key: CityKey; value: Decimal; entries: number }>()
  for (const { measure, city, month, cohort, assurance, basis = 1, value, entries } of deltas) {
    // The stage of a project is read from facts only; summed it would mean nothing.
    if (measure === 'STAGE') continue
    const id = `${measure} ${city} ${month} ${cohort} ${assurance} ${basis}`
    const sum = sums.get(id)
    if (!sum) sums.set(id, { key: { measure, city, month, cohort, assurance, basis }, value: new Decimal(value), entries })
    else [sum.value, sum.entries] = [sum.value.plus(value), sum.entries + entries]
  }
  return [...sums.values()].map(({ key, value, entries }) => ({ ...key, value: value.toFixed(4), entries }))
}
