/** Deltas -> deltas per city, month, cohort, measure and assurance. Pure. */
import { Decimal } from '../metrics/decimal.ts'
import type { Month } from '@jingxian/schema/vocabulary/period'

export interface CityKey {
  measure: string
  city: number
  month: Month
  cohort: Month | null
  assurance: number
}

export interface Delta extends CityKey {
  value: string
  entries: number
}

export function citySums(deltas: readonly Delta[]): Delta[] {
  const sums = new Map<string, { key: CityKey; value: Decimal; entries: number }>()
  for (const { measure, city, month, cohort, assurance, value, entries } of deltas) {
    const id = [measure, city, month, cohort, assurance].join()
    const sum = sums.get(id) ?? { key: { measure, city, month, cohort, assurance }, value: new Decimal(0), entries: 0 }
    sums.set(id, { ...sum, value: sum.value.plus(value), entries: sum.entries + entries })
  }
  return [...sums.values()].map(({ key, value, entries }) => ({ ...key, value: value.toFixed(4), entries }))
}
