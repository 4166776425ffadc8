/** Position, ties, gap and lead of a row. Pure. */
import type { Baseline, Dimension } from '@jingxian/schema/vocabulary/cube-words'
import { breakBefore } from './breaks.ts'
import { ROLE_OF, type FrameRole } from './frames.ts'
import { isRate } from './metric.ts'
import type { Plan, PlannedMetric } from './planned.ts'
import { decimalText, exact, type SqlRow } from './shape-decimal.ts'
import { keysOf, type Keys } from './shape-keys.ts'
import { wilson } from './wilson.ts'

export interface RankData {
  position: number
  dense: number
  of: number
  tiedWith: number
  previous: Map<Baseline, PreviousPlace>
  ahead: NeighbourData | null
  behind: NeighbourData | null
}

export interface PreviousPlace {
  position: number | null
  dense: number | null
  /** Amounts and counts are what they are; a rate has moved where its two intervals do not overlap. */
  certain: boolean
}

export interface NeighbourData {
  keys: Keys
  difference: string
  ratio: string | null
}

/** Canonical name of a rank's partition. */
export function rankId(within: readonly Dimension[]): string {
  return [...within].sort().join()
}

export function rank(plan: Plan, metric: PlannedMetric, row: SqlRow, i: number, id: string): [string, RankData][] {
  const out = `${metric.name}_r${i}`
  const number = (suffix: string) => (row[`${out}_${suffix}`] == null ? null : Number(row[`${out}_${suffix}`]))
  const position = number('c')
  if (position === null || row['level'] !== 'DETAIL') return []
  // Nobody moves from a place in a series of another definition.
  const told = metric.rankBaselines.filter((b) => !breakBefore(plan, metric, plan.frames[Number(row['i'])]!, ROLE_OF[b], row))
  const previous = told.map((b): [Baseline, PreviousPlace] => [
    b,
    { position: number(ROLE_OF[b]), dense: number(`dense_${ROLE_OF[b]}`), certain: isCertain(metric, row, ROLE_OF[b]) },
  ])
  return [
    [
      id,
      {
        position,
        dense: number('dense_c')!,
        of: number('of')!,
        tiedWith: number('peers')! - 1,
        previous: new Map(plan.source === 'CLOSED' ? [] : previous),
        ahead: neighbour(plan, metric, row, `${out}_ahead`),
        behind: neighbour(plan, metric, row, `${out}_behind`),
      },
    ],
  ]
}

function isCertain({ def, numerator, denominator }: PlannedMetric, row: SqlRow, role: FrameRole): boolean {
  if (!isRate(def)) return true
  // Without an interval nobody can say.
  if (def.kind !== 'COHORT_RATE' || !denominator) return false
  const intervalIn = (at: FrameRole) => wilson(String(row[`${numerator.name}_${at}`] ?? 0), String(row[`${denominator.name}_${at}`] ?? 0))
  const [now, then] = [intervalIn('c'), intervalIn(role)]
  return now !== null && then !== null && (now.low.gt(then.high) || now.high.lt(then.low))
}

/** How far the nearest better (or worse) value lies, always as a positive distance. */
function neighbour(plan: Plan, metric: PlannedMetric, row: SqlRow, column: string): NeighbourData | null {
  const [value, other] = [exact(row[`${metric.name}_c`]), exact(row[column])]
  if (!value || !other) return null
  const distance = other.minus(value).abs()
  return {
    keys: keysOf(plan.keys, String(row[`${column}_k`]).split('|')),
    difference: decimalText(distance, metric.def)!,
    ratio: value.gt(0) ? distance.div(value).toDecimalPlaces(8).toString() : null,
  }
}
