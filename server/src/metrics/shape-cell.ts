/** One metric of a SQL row -> a cell. Pure. Differences and ratios are taken of exact decimals; nothing is rounded before it. */
import type { Baseline, CellState, ShareScope, ValueStatus } from '@jingxian/schema/vocabulary/cube-words'
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import { isBroken } from './breaks.ts'
import { Decimal } from './decimal.ts'
import type { Frame } from './frames.ts'
import { FULL_N, isRate, LEAST_N, type MetricDef } from './metric.ts'
import type { Plan, PlannedMetric } from './planned.ts'
import { comparison, untold, type ComparisonData } from './shape-comparison.ts'
import { decimalText, plain, share, type SqlRow } from './shape-decimal.ts'
import { rank, rankId, type RankData } from './shape-rank.ts'
import { wilson } from './wilson.ts'

export interface CellData {
  def: MetricDef
  state: CellState
  value: string | null
  numerator: string | null
  denominator: string | null
  n: number | null
  /** The interval of a rate of counts, in the metric's unit. */
  low: string | null
  high: string | null
  status: ValueStatus | null
  comparisons: Map<Baseline, ComparisonData>
  ranks: Map<string, RankData>
  shares: Map<ShareScope, string | null>
  assured: Map<Assurance, string | null>
}

export function cell(plan: Plan, metric: PlannedMetric, frame: Frame, row: SqlRow): CellData {
  const { def, name } = metric
  const hidden = row[`${name}_hidden`] === true
  const told = plan.source !== 'CLOSED'
  const value = decimalText(row[`${name}_c`], def)
  const sum = (column: { name: string } | undefined) => (column && !metric.unanswerable ? plain(row[`${column.name}_c`]) : null)
  const n = metric.count ? Number(row[`${metric.count.name}_c`] ?? 0) : null
  const denominator = sum(metric.denominator)
  const reliability = isRate(def) && !metric.unanswerable ? statusOf(denominator, n) : null
  // Enough stands there to divide, and yet nothing is told: the unit, or the library, does not say so far.
  const silent = value === null && (reliability === 'OFFICIAL' || reliability === 'LOW_N')
  const numerator = isRate(def) ? (sum(metric.numerator) ?? (denominator === null ? null : '0')) : null
  return {
    def,
    value,
    state: hidden ? 'SUPPRESSED' : silent ? 'NOT_REPORTED' : stateOf(metric, value, denominator),
    // The sums of an index are of several kinds: they make no numerator.
    numerator: metric.index ? null : numerator,
    denominator: metric.index ? null : denominator,
    n,
    ...intervalOf(def, numerator, denominator, value),
    status: isBroken(plan, metric, frame, row) ? 'NOT_COMPARABLE' : silent ? null : reliability,
    comparisons: new Map(metric.baselines.map((b) => [b, told ? comparison(plan, metric, frame, row, b) : untold(frame, b)])),
    ranks: new Map(metric.rankedWithin.flatMap((within, i) => rank(plan, metric, row, i, rankId(within)))),
    shares: new Map(metric.shares.map((s) => [s, told ? share(row[`${name}_share_${s.toLowerCase()}`]) : null])),
    assured: new Map([...metric.parts].map(([level, part]) => [level, value === null || !told ? null : decimalText(row[`${part.name}_c`] ?? 0, def)])),
  }
}

function stateOf({ def, unanswerable }: PlannedMetric, value: string | null, denominator: string | null): CellState {
  if (value !== null) return new Decimal(value).isZero() ? 'REPORTED_ZERO' : 'REPORTED'
  if (unanswerable) return 'NOT_APPLICABLE'
  // A rate whose sums are there but make no quotient does not apply; one without sums was not reported.
  if (!isRate(def)) return 'NOT_REPORTED'
  return def.reporting === 'ENTRIES' && denominator === null ? 'NOT_REPORTED' : 'NOT_APPLICABLE'
}

function intervalOf(def: MetricDef, numerator: string | null, denominator: string | null, value: string | null) {
  const interval = def.kind === 'COHORT_RATE' && value !== null ? wilson(numerator ?? 0, denominator ?? 0) : null
  const written = (share: Decimal) => decimalText(share.times(def.factor ?? 1), def)
  return { low: interval && written(interval.low), high: interval && written(interval.high) }
}

/** By the number of projects a rate rests on (domain.md b.3). */
function statusOf(denominator: string | null, n: number | null): ValueStatus {
  if (denominator === null || new Decimal(denominator).lte(0) || n === 0) return 'NO_BASE'
  if (n === null || n >= FULL_N) return 'OFFICIAL'
  return n < LEAST_N ? 'INSUFFICIENT' : 'LOW_N'
}
