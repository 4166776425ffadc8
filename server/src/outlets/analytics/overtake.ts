/** Who passed whom between two standings. Pure: a tie is no overtake. */
import type { Decimal } from '../../metrics/decimal.ts'

export interface Standing {
  city: number
  value: Decimal
}

export interface Overtake {
  city: number
  passed: number
  position: number
}

/** For each city that now stands ahead of one it stood behind: the best placed of those it passed. */
export function overtakes(before: readonly Standing[], after: readonly Standing[]): Overtake[] {
  const was = new Map(before.map(({ city, value }) => [city, value]))
  return after.flatMap((mover) => {
    const passed = after
      .filter((other) => other.city !== mover.city && was.get(mover.city)!.lt(was.get(other.city)!) && mover.value.gt(other.value))
      .sort((a, b) => b.value.cmp(a.value))
    const [best] = passed
    if (!best) return []
    return [{ city: mover.city, passed: best.city, position: after.filter((other) => other.value.gt(mover.value)).length + 1 }]
  })
}
