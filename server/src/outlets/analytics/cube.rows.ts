/** Rows of an answered cube as the API says them: keys named, cells under their fields. */
import type { RowLevel, Visibility } from '@jingxian/schema/vocabulary/cube-words'
import { firstDay, lastDay } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../../kernel/context.ts'
import { paged } from '../../kernel/page.ts'
import { DIMENSIONS, type KeyDimension } from '../../metrics/dimensions.ts'
import type { Frame } from '../../metrics/frames.ts'
import { fieldOf } from '../../metrics/metric.ts'
import { inKeyOrder, isUnder, pageOf, topOf, type TableRow } from '../../metrics/shape.ts'
import type { Keys } from '../../metrics/shape-keys.ts'
import { codeOf } from '../../reference/region-code.ts'
import { Cell } from './cell.type.ts'
import type { CubeAnswer } from './cube.answer.ts'
import { dimensionField } from './filter.ts'
import type { Period, RowKey } from './key.type.ts'
import type { Naming } from './naming.ts'
import { Row, type RowConnection } from './row.type.ts'
import { termFor, unitPlace } from './terms.ts'
import type { TrendPoint } from './trend.type.ts'

export function pageRows(ctx: Context, answer: CubeAnswer, id: string, parent?: TableRow): RowConnection {
  const page = pageOf(answer.plan, answer.table, id, parent)
  const nodes = page.rows.map((row) => rowOf(ctx, answer, row))
  return paged(nodes, page.totalCount, page.offset)
}

export function topRows(ctx: Context, answer: CubeAnswer, id: string): Row[] {
  return topOf(answer.plan, answer.table, id).map((row) => rowOf(ctx, answer, row))
}

export function subtotalRows(ctx: Context, answer: CubeAnswer): Row[] {
  return inKeyOrder(answer.table.rows).map((row) => rowOf(ctx, answer, row, 'SUBTOTAL'))
}

export function rowOf(ctx: Context, answer: CubeAnswer, row: TableRow, level: RowLevel = row.level): Row {
  const naming = namingOf(ctx, answer, row)
  const key = keyOf(ctx, answer, row)
  const visibility = visibilityOf(answer, row)
  const cells = [...row.cells].map(([metric, data]) => [fieldOf(metric), new Cell(data, naming)])
  const groupedBy = level === 'GRAND_TOTAL' ? [] : level === 'OTHERS' ? answer.args.groupBy.filter((d) => d === 'PERIOD') : answer.args.groupBy
  return Object.assign(new Row(), { id: idOf(row, answer, level), level, groupedBy, key, visibility, answer, row }, Object.fromEntries(cells))
}

/** Peers and totals show their sums alone; one's own rows open. */
function visibilityOf({ scope, plan }: CubeAnswer, { keys, level, cells }: TableRow): Visibility {
  if (plan.source === 'CLOSED') return isAllHidden(cells) ? 'SUPPRESSED' : 'AGGREGATE_ONLY'
  if (scope.sees === 'ALL' || plan.source !== 'CITY') return 'FULL'
  return level === 'DETAIL' && scope.sees === 'CITY' && keys.CITY === scope.city ? 'FULL' : 'AGGREGATE_ONLY'
}

function isAllHidden(cells: TableRow['cells']): boolean {
  return cells.size > 0 && [...cells.values()].every(({ state }) => state === 'SUPPRESSED')
}

function namingOf(ctx: Context, answer: CubeAnswer, row: TableRow): Naming {
  const { frame } = row
  return {
    keyOf: ({ keys }) => keysNamed(ctx, keys, null),
    periodOf: (window) => ({ ...periodOf(frame), ...span(window), key: window.key, complete: window === frame.windows.c ? frame.complete : true }),
    trendOf: (metric, last) => courseOf(answer, row, metric, last),
  }
}

/** The row's own series up to its period, oldest first; of the rest behind a top there is none. */
function courseOf({ trend, totalTrend }: CubeAnswer, row: TableRow, metric: string, last: number): TrendPoint[] {
  const course = row.level === 'GRAND_TOTAL' ? totalTrend : trend
  if (!course || row.level === 'OTHERS') return []
  const same = (point: TableRow) => isUnder({ ...point, frame: row.frame }, row) && point.frame.key <= row.frame.key
  return course.table.rows
    .filter(same)
    .sort((a, b) => a.frame.index - b.frame.index)
    .slice(-last)
    .map((point) => ({ period: periodOf(point.frame), value: point.cells.get(metric)!.value, state: point.cells.get(metric)!.state }))
}

function keyOf(ctx: Context, { plan }: CubeAnswer, { frame, keys, level }: TableRow): RowKey {
  return keysNamed(ctx, keys, plan.periodGrouped || plan.frames.length === 1 || level === 'GRAND_TOTAL' ? periodOf(frame) : null)
}

function keysNamed(ctx: Context, keys: Keys, period: Period | null): RowKey {
  const named = (Object.keys(DIMENSIONS) as KeyDimension[]).map((dimension) => [dimensionField(dimension), keyNamed(ctx, dimension, keys[dimension])])
  return { period, ...Object.fromEntries(named) } as RowKey
}

function keyNamed(ctx: Context, dimension: KeyDimension, key: number | string | undefined) {
  if (key === undefined) return null
  return dimension === 'CITY' || dimension === 'COUNTY' ? unitPlace(ctx, Number(key)) : termFor(ctx, dimension, String(key))
}

function periodOf({ key, grain, accumulate, complete, windows }: Frame): Period {
  return { key, grain, accumulate, complete, ...span(windows.c) }
}

function span({ from, to }: { from: number; to: number }): { start: string; end: string } {
  return { start: firstDay(from), end: lastDay(to) }
}

function idOf({ frame, keys }: TableRow, { plan }: CubeAnswer, level: RowLevel): string {
  if (level === 'GRAND_TOTAL') return 'total'
  const parts = Object.entries(keys).map(([dimension, key]) => `${dimensionField(dimension as KeyDimension)}:${typeof key === 'number' && key ? codeOf(key) : key}`)
  const path = [...(plan.periodGrouped ? [`period:${frame.key}`] : []), ...parts].join('/')
  return level === 'OTHERS' ? `others/${path}` : path || 'all'
}
