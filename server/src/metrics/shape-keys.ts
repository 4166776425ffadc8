/** Key columns of a SQL row -> keys. */
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'

export interface Keys {
  city?: number
  county?: number
  industry?: string
}

export function keysOf(dimensions: readonly Dimension[], values: readonly unknown[]): Keys {
  const pairs = dimensions.map((dimension, i) => {
    const value = values[i]
    const code = value == null || value === '' ? undefined : dimension === 'INDUSTRY' ? String(value) : Number(value)
    return [dimension.toLowerCase(), code]
  })
  return Object.fromEntries(pairs) as Keys
}
