/** SQL rows -> cells. Pure. Differences and ratios are taken of exact decimals; nothing is rounded before it. */
import { Decimal } from './decimal.ts'
import type { Baseline, CellState, Dimension, NotComparable, RowLevel, ShareScope, ValueStatus } from '@jingxian/schema/vocabulary/cube-words'
import { monthsIn, type Month } from '@jingxian/schema/vocabulary/period'
import { ROLE_OF, type Frame, type FrameRole, type FrameWindow } from './frames.ts'
import { FULL_N, LEAST_N, type MetricDef } from './metric.ts'
import type { Plan, PlannedMetric } from './plan.ts'

export type SqlRow = Record<string, unknown>

export interface Keys {
  city?: number
  county?: number
  industry?: string
}

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

export interface ComparisonData {
  current: FrameWindow
  base: FrameWindow
  baseValue: string | null
  difference: string | null
  changeRatio: string | null
  changePoints: string | null
  comparable: boolean
  reasons: NotComparable[]
}

export interface RankData {
  position: number
  dense: number
  of: number
  tiedWith: number
  previous: Map<Baseline, { position: number | null; dense: number | null }>
  ahead: NeighbourData | null
  behind: NeighbourData | null
}

export interface NeighbourData {
  keys: Keys
  difference: string
  ratio: string | null
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

function keysOf(dimensions: readonly Dimension[], values: readonly unknown[]): Keys {
  const pairs = dimensions.map((dimension, i) => {
    const value = values[i]
    const code = value == null || value === '' ? undefined : dimension === 'INDUSTRY' ? String(value) : Number(value)
    return [dimension.toLowerCase(), code]
  })
  return Object.fromEntries(pairs) as Keys
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

/** Canonical name of a rank's partition. */
export function rankId(within: readonly Dimension[]): string {
  return [...within].sort().join()
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

function comparison(plan: Plan, metric: PlannedMetric, frame: Frame, row: SqlRow, baseline: Baseline): ComparisonData {
  const role = ROLE_OF[baseline]
  const [current, base] = [frame.windows.c, frame.windows[role]]
  const [value, baseValue] = [exact(row[`${metric.name}_c`]), exact(row[`${metric.name}_${role}`])]
  const reasons = reasonsOf(plan.dataThrough, metric, frame, role, row)
  const comparable = reasons.every((reason) => reason === 'ZERO_BASE' || reason === 'NEGATIVE_BASE')
  const difference = value && baseValue ? value.minus(baseValue) : null
  const ratio = metric.def.kind === 'ADDITIVE' && comparable && baseValue?.gt(0) ? difference?.div(baseValue) : null
  return {
    current,
    base,
    baseValue: decimalText(baseValue, metric.def),
    difference: decimalText(difference, metric.def),
    changeRatio: ratio ? ratio.toDecimalPlaces(8).toString() : null,
    changePoints: metric.def.kind === 'RATIO' && comparable ? decimalText(difference, metric.def) : null,
    comparable,
    reasons,
  }
}

function reasonsOf(dataThrough: Month, metric: PlannedMetric, frame: Frame, role: FrameRole, row: SqlRow): NotComparable[] {
  const [value, base] = [exact(row[`${metric.name}_c`]), exact(row[`${metric.name}_${role}`])]
  const flow = metric.def.window === 'FLOW'
  if (!value || !base) return [...(value ? [] : ['NO_VALUE' as const]), ...(base ? [] : ['NO_BASE' as const])]
  const claims: [NotComparable, boolean][] = [
    ['PARTIAL_CURRENT', (!frame.complete && frame.windows.c.to !== dataThrough) || (flow && Number(row['gaps_c']) > 0)],
    ['PARTIAL_BASE', flow && Number(row[`gaps_${role}`]) > 0],
    ['UNEQUAL_WINDOWS', flow && monthsIn(frame.windows.c) !== monthsIn(frame.windows[role])],
    ['ZERO_BASE', metric.def.kind === 'ADDITIVE' && base.isZero()],
    ['NEGATIVE_BASE', metric.def.kind === 'ADDITIVE' && base.lt(0)],
  ]
  return claims.filter(([, holds]) => holds).map(([reason]) => reason)
}

function rank(plan: Plan, metric: PlannedMetric, row: SqlRow, i: number, id: string): [string, RankData][] {
  const out = `${metric.name}_r${i}`
  const number = (suffix: string) => (row[`${out}_${suffix}`] == null ? null : Number(row[`${out}_${suffix}`]))
  const position = number('c')
  if (position === null || row['level'] !== 'DETAIL') return []
  const previous = metric.rankBaselines.map((b): [Baseline, { position: number | null; dense: number | null }] => [
    b,
    { position: number(ROLE_OF[b]), dense: number(`dense_${ROLE_OF[b]}`) },
  ])
  return [
    [
      id,
      {
        position,
        dense: number('dense_c')!,
        of: number('of')!,
        tiedWith: number('peers')! - 1,
        previous: new Map(previous),
        ahead: neighbour(plan, metric, row, `${out}_ahead`),
        behind: neighbour(plan, metric, row, `${out}_behind`),
      },
    ],
  ]
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

function exact(value: unknown): Decimal | null {
  return value == null ? null : new Decimal(String(value))
}

function plain(value: unknown): string | null {
  return exact(value)?.toFixed() ?? null
}

function share(value: unknown): string | null {
  return exact(value)?.toDecimalPlaces(8).toString() ?? null
}

/** Amounts keep their four stored decimals, rates six: the ledger's exactness, not the display's. */
function decimalText(value: unknown, def: MetricDef): string | null {
  return exact(value)?.toFixed(def.kind === 'RATIO' ? 6 : 4) ?? null
}
