/**
 * Levels as deltas. A record of this kind says how much stands at a month (people employed), not what was added in it.
 * What counts is the change against the record before, so that sums up to a month give the level and the sum of a window
 * gives what was created in it. A record that comes between two others, or goes, changes what the later one adds. Pure.
 */
import type { FactDelta } from '../../facts/fact-delta.ts'
import { difference } from '../../library/marks.ts'
import { Decimal } from '../../metrics/decimal.ts'

/** A record's level of one measure under the keys that were frozen with it: the whole of it as value. */
export type Level = FactDelta

/** What must become known when the levels that stand are no longer the first ones but the second. */
export function levelChange(before: readonly Level[], after: readonly Level[]): FactDelta[] {
  return difference(changesOf(before), changesOf(after))
}

/** What the records that stay must add when others go; what those had counted themselves is taken back from their rows. */
export function levelGap(before: readonly Level[], gone: ReadonlySet<string>): FactDelta[] {
  const stays = ({ entry }: FactDelta) => entry === null || !gone.has(entry)
  return levelChange(before, before.filter(stays)).filter(stays)
}

/**
 * Each level in, the one before it out: under the keys that each had, because a level that was on the unit's word last
 * month may be documented in this.
 */
function changesOf(levels: readonly Level[]): FactDelta[] {
  const series = Map.groupBy(levels, ({ project, measure }) => `${project}:${measure}`)
  return [...series.values()].flatMap((list) => {
    const ordered = list.toSorted((a, b) => a.month - b.month)
    return ordered.flatMap((level, i) => [level, ...(i ? [outAt(level, ordered[i - 1]!)] : [])])
  })
}

function outAt({ month, entry }: Level, before: Level): FactDelta {
  return { ...before, month, entry, value: new Decimal(before.value).neg().toFixed(4), entries: 0 }
}
