/** The ranks of a stretch of periods as a bump chart. The order of the cube gives every unit its slot. */
import type { BumpData } from '../charts/options/bump.ts'
import { grainOf, shiftKey } from '@jingxian/schema/vocabulary/period'
import { groupBy } from '../ui/groupBy.ts'
import { shortName } from '../ui/periods.ts'

/** A row of a cube by period and city, ordered by period, then by value. */
interface HistoryRow {
  key: { period?: { key: string } | null; city?: { code: string; shortName: string } | null }
  metric: { rank?: { position: number } | null }
}

/** How far back a course reaches: the months of the year (at least three), 8 quarters, 6 halves, 6 years. */
export function courseStart(key: string): string {
  const grain = grainOf(key)
  if (grain === 'QUARTER') return shiftKey(key, -7)
  if (grain === 'HALF') return shiftKey(key, -5)
  if (grain === 'YEAR') return shiftKey(key, -5)
  return Number(key.slice(5)) < 3 ? shiftKey(key, -11) : `${key.slice(0, 4)}-01`
}

/** 2024-Q3 becomes 24Q3, 2024-12 becomes 24/12: short, but with its year. */
function datedName(key: string): string {
  return key.length === 4 ? key : key.slice(2).replace(/-(?=\d)/, '/').replace('-', '')
}

export function courseOf(rows: readonly HistoryRow[], own?: string, rival?: string): BumpData {
  const periods = [...groupBy(rows, (row) => row.key.period?.key ?? '')]
  const cities = new Map(rows.map(({ key }) => [key.city?.code ?? '', key.city?.shortName ?? '']))
  const points = periods.map(([, ofPeriod]) => {
    const ranked = ofPeriod.filter((row) => row.metric.rank)
    return new Map(ranked.map(({ key, metric }, at) => [key.city?.code, { slot: at + 1, rank: metric.rank?.position ?? 0 }]))
  })
  const sameYear = periods[0]?.[0].slice(0, 4) === periods[periods.length - 1]?.[0].slice(0, 4)
  return {
    steps: periods.map(([key]) => (sameYear ? shortName(key) : datedName(key))),
    lines: [...cities].map(([id, name]) => ({
      id,
      name,
      role: id === own ? 'own' : id === rival ? 'rival' : 'other',
      points: points.map((ofPeriod) => ofPeriod.get(id) ?? null),
    })),
  }
}
