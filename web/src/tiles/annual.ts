/** Which period a metric is asked for. Annual metrics are answered by years only. Pure. */
import type { Accumulation, CellState } from '@jingxian/schema/vocabulary/cube-words'
import { grainOf } from '@jingxian/schema/vocabulary/period'
import type { PeriodRange } from '../generated/graphql.ts'
import { groupBy } from '../ui/groupBy.ts'

/** How many years back the picker of an annual metric reaches. */
export const YEARS_BACK = 14

interface YearRow {
  key: { period?: { key: string } | null }
  metric: { state: CellState }
}

/** The latest year up to `until` that at least half as many units have published as in the best year. */
export function latestYear(rows: readonly YearRow[], until: string): string | undefined {
  const known = [...groupBy(rows, ({ key }) => key.period?.key ?? '')].map(([year, ofYear]) => ({
    year,
    count: ofYear.filter(({ metric }) => metric.state === 'REPORTED' || metric.state === 'REPORTED_ZERO').length,
  }))
  const most = Math.max(0, ...known.map(({ count }) => count))
  const enough = known.filter(({ year, count }) => year <= until && count > 0 && count >= most / 2)
  return enough[enough.length - 1]?.year
}

export const yearsRange = (from: number, to: string): PeriodRange => ({ grain: 'YEAR', from: String(from), to, accumulate: 'PERIOD' })

/** One period, or a stretch of them, as the cube wants it. */
export function rangeOf(from: string, to: string, accumulate: Accumulation): PeriodRange {
  return { grain: grainOf(to) ?? 'MONTH', from, to, accumulate }
}
