/** Key columns of a SQL row -> keys. */
import { DIMENSIONS, type KeyDimension } from './dimensions.ts'

/** Regions by their integer key, everything else by code; '' where the facts do not say. */
export type Keys = Partial<Record<KeyDimension, number | string>>

export function keysOf(dimensions: readonly KeyDimension[], values: readonly unknown[]): Keys {
  return Object.fromEntries(dimensions.map((dimension, i) => [dimension, keyOf(dimension, values[i])]))
}

function keyOf(dimension: KeyDimension, value: unknown): number | string {
  if (value === null || value === undefined || value === '') return ''
  return DIMENSIONS[dimension].type === 'int' ? Number(value) : String(value)
}
