/** SQL rows -> cells. Pure. Differences and ratios are taken of exact decimals; nothing is rounded before it. */
import { Decimal } from './decimal.ts'
import type { Baseline, CellState, RowLevel, ShareScope, ValueStatus } from '@jingxian/schema/vocabulary/cube-words'
import type { Frame } from './frames.ts'
import { FULL_N, LEAST_N, type MetricDef } from './metric.ts'
import type { Plan, PlannedMetric } from './plan.ts'
import { comparison, type ComparisonData } from './shape-comparison.ts'
import { decimalText, plain, share, type SqlRow } from './shape-decimal.ts'
import { keysOf, type Keys } from './shape-keys.ts'
import { rank, rankId, type RankData } from './shape-rank.ts'

export interface TableRow {
  level: RowLevel
  frame: Frame
  keys: Keys
  cells: Map<string, CellData>
  /** Per page: the row's 1-based place in its order and how many rows there are in all; nothing in the total. */
  places: { at: number; of: number }[]
}

export interface Table {
  rows: TableRow[]
  total: TableRow
}

export interface CellData {
  def: MetricDef
  state: CellState
  value: string | null
  numerator: string | null
  denominator: string | null
  n: number | null
  status: ValueStatus | null
  comparisons: Map<Baseline, ComparisonData>
  ranks: Map<string, RankData>
  shares: Map<ShareScope, string | null>
}

export function shape(plan: Plan, rows: SqlRow[]): Table {
  const shaped = rows.map((row) => tableRow(plan, row))
  const total = shaped.find((row) => row.level === 'GRAND_TOTAL')
  if (!total) throw new Error('The cube statement returned no total row.')
  return { rows: shaped.filter((row) => row.level === 'DETAIL'), total }
}

export interface TablePage {
  rows: TableRow[]
  totalCount: number
  offset: number
}

/** The rows of one page in its order; of a drill, those under one parent row. */
export function pageOf(plan: Plan, table: Table, id: string, parent?: TableRow): TablePage {
  const n = plan.pages.findIndex((page) => page.id === id)
  const page = plan.pages[n]
  if (!page) throw new Error('A page was read that the plan does not hold.')
  const at = (row: TableRow) => row.places[n]!.at
  const rows = table.rows
    .filter((row) => at(row) > page.after && at(row) <= page.after + page.first && (!parent || isUnder(row, parent)))
    .sort((a, b) => at(a) - at(b))
  return { rows, totalCount: rows[0]?.places[n]!.of ?? 0, offset: page.after }
}

function isUnder(row: TableRow, parent: TableRow): boolean {
  const same = (Object.keys(parent.keys) as (keyof Keys)[]).every((key) => row.keys[key] === parent.keys[key])
  return same && row.frame.index === parent.frame.index
}

function tableRow(plan: Plan, row: SqlRow): TableRow {
  const level = row['level'] as RowLevel
  const frame = level === 'GRAND_TOTAL' ? plan.total : plan.frames[Number(row['i'])]!
  return {
    level,
    frame,
    keys: keysOf(plan.keys, plan.keys.map((key) => row[key.toLowerCase()])),
    cells: new Map(plan.metrics.map((metric) => [metric.metric, cell(plan, metric, frame, row)])),
    places: level === 'GRAND_TOTAL' ? [] : plan.pages.map((_, n) => ({ at: Number(row[`n${n}`]), of: Number(row[`t${n}`]) })),
  }
}

function cell(plan: Plan, metric: PlannedMetric, frame: Frame, row: SqlRow): CellData {
  const { def, name } = metric
  const value = decimalText(row[`${name}_c`], def)
  const sum = (column: { name: string } | undefined) => (column ? plain(row[`${column.name}_c`]) : null)
  const n = metric.count ? Number(row[`${metric.count.name}_c`] ?? 0) : null
  const denominator = sum(metric.denominator)
  return {
    def,
    value,
    state: stateOf(def, value),
    numerator: def.kind === 'RATIO' ? sum(metric.numerator) : null,
    denominator,
    n,
    status: def.kind === 'RATIO' ? statusOf(denominator, n) : null,
    comparisons: new Map(metric.baselines.map((b) => [b, comparison(plan, metric, frame, row, b)])),
    ranks: new Map(metric.rankedWithin.flatMap((within, i) => rank(plan, metric, row, i, rankId(within)))),
    shares: new Map(metric.shares.map((s) => [s, share(row[`${name}_share_${s.toLowerCase()}`])])),
  }
}

function stateOf(def: MetricDef, value: string | null): CellState {
  if (value === null) return def.kind === 'RATIO' ? 'NOT_APPLICABLE' : 'NOT_REPORTED'
  return new Decimal(value).isZero() ? 'REPORTED_ZERO' : 'REPORTED'
}

/** By the number of projects a rate rests on (domain.md b.3). */
function statusOf(denominator: string | null, n: number | null): ValueStatus {
  if (denominator === null || new Decimal(denominator).lte(0) || n === 0) return 'NO_BASE'
  if (n === null || n >= FULL_N) return 'OFFICIAL'
  return n < LEAST_N ? 'INSUFFICIENT' : 'LOW_N'
}
