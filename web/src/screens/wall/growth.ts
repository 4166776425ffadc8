/** Who drove the growth: each unit's difference as a bar from a shared zero. Order and amounts are the server's. Pure. */
import { directionOf, pixels, type Direction } from '../../ui/format.ts'
import type { WallFormat } from './figures.ts'

export interface GrowthRow {
  code: string
  name: string
  direction: Direction
  text: string
  /** where the bar begins and how long it is, in parts of the whole width */
  from: number
  length: number
}
export interface Growth {
  rows: GrowthRow[]
  /** where zero lies, 0 to 1 */
  zero: number
  total?: { direction: Direction; text: string }
}

interface AnsweredRow {
  key: { city?: { code: string; shortName: string } | null }
  metric: { yoy: { difference?: string | null; comparable: boolean } }
}

export function growthRows(rows: readonly AnsweredRow[], total: { difference?: string | null; comparable: boolean }, format: WallFormat): Growth {
  const known = rows.flatMap(({ key, metric: { yoy } }) => (key.city && yoy.comparable && yoy.difference ? [{ ...key.city, difference: yoy.difference }] : []))
  const lengths = known.map(({ difference }) => pixels(difference))
  const [least, most] = [Math.min(0, ...lengths), Math.max(0, ...lengths)]
  const width = most - least || 1
  const zero = -least / width
  return {
    zero,
    total: total.comparable && total.difference ? { direction: directionOf(total.difference), text: format.gap(total.difference) } : undefined,
    rows: known.map(({ code, shortName, difference }, nth) => {
      const length = Math.abs(lengths[nth] ?? 0) / width
      const direction = directionOf(difference)
      return { code, name: shortName, direction, text: format.gap(difference), length, from: direction === 'down' ? zero - length : zero }
    }),
  }
}
