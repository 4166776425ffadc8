/** SQL rows -> rows of the answer. Pure. */
import type { RowLevel } from '@jingxian/schema/vocabulary/cube-words'
import { columnOf } from './dimensions.ts'
import type { Frame } from './frames.ts'
import type { Plan } from './planned.ts'
import { cell, type CellData } from './shape-cell.ts'
import type { SqlRow } from './shape-decimal.ts'
import { keysOf, type Keys } from './shape-keys.ts'

export interface TableRow {
  level: RowLevel
  frame: Frame
  keys: Keys
  cells: Map<string, CellData>
  /** Months of the window that some unit of it has not signed. */
  gaps: number
  /** Per page: the row's 1-based place in its order and how many rows there are in all; nothing in the total. */
  places: { at: number; of: number }[]
}

export interface Table {
  rows: TableRow[]
  /** The rest behind the pages that ask for the best ones. */
  others: TableRow[]
  total: TableRow
}

export function shape(plan: Plan, rows: SqlRow[]): Table {
  const shaped = rows.map((row) => tableRow(plan, row))
  const total = shaped.find((row) => row.level === 'GRAND_TOTAL')
  if (!total) throw new Error('The cube statement returned no total row.')
  return { rows: shaped.filter((row) => row.level === 'DETAIL'), others: shaped.filter((row) => row.level === 'OTHERS'), total }
}

export interface TablePage {
  rows: TableRow[]
  totalCount: number
  offset: number
}

/** The rows of one page in its order; of a drill, those under one parent row. */
export function pageOf(plan: Plan, table: Table, id: string, parent?: TableRow): TablePage {
  const n = placeOf(plan, id)
  const page = plan.pages[n]!
  const at = (row: TableRow) => row.places[n]!.at
  const under = table.rows.filter((row) => !parent || isUnder(row, parent))
  const rows = under.filter((row) => at(row) > page.after && at(row) <= page.after + page.first).sort((a, b) => at(a) - at(b))
  return { rows, totalCount: under[0]?.places[n]!.of ?? 0, offset: page.after }
}

/** By period, then by key: an order of their own for rows that no page put in one. */
export function inKeyOrder(rows: readonly TableRow[]): TableRow[] {
  const text = ({ keys }: TableRow) => Object.values(keys).join('|')
  return rows.toSorted((a, b) => a.frame.index - b.frame.index || (text(a) < text(b) ? -1 : 1))
}

/** The best of each period, and after them the rest as one row where there is any. */
export function topOf(plan: Plan, table: Table, id: string): TableRow[] {
  const n = placeOf(plan, id)
  const { first } = plan.pages[n]!
  const at = (row: TableRow) => row.places[n]!.at
  return plan.frames.flatMap(({ index }) => {
    const here = (row: TableRow) => row.frame.index === index
    const best = table.rows.filter((row) => here(row) && at(row) <= first).sort((a, b) => at(a) - at(b))
    return [...best, ...table.others.filter((row) => here(row) && row.places[n]?.at === 0)]
  })
}

function placeOf(plan: Plan, id: string): number {
  const n = plan.pages.findIndex((page) => page.id === id)
  if (n < 0) throw new Error('A page was read that the plan does not hold.')
  return n
}

export function isUnder(row: TableRow, parent: TableRow): boolean {
  const same = (Object.keys(parent.keys) as (keyof Keys)[]).every((key) => row.keys[key] === parent.keys[key])
  return same && row.frame.key === parent.frame.key
}

function tableRow(plan: Plan, row: SqlRow): TableRow {
  const level = row['level'] as RowLevel
  const frame = level === 'GRAND_TOTAL' ? plan.total : plan.frames[Number(row['i'])]!
  const place = (n: number) => ({ at: row[`n${n}`] == null ? -1 : Number(row[`n${n}`]), of: Number(row[`t${n}`]) })
  return {
    level,
    frame,
    keys: level === 'DETAIL' ? keysOf(plan.keys, plan.keys.map((key) => row[columnOf(key)])) : {},
    gaps: Number(row['gaps_c'] ?? 0),
    cells: new Map(plan.metrics.map((metric) => [metric.metric, cell(plan, metric, frame, row)])),
    places: level === 'GRAND_TOTAL' ? [] : plan.pages.map((_, n) => place(n)),
  }
}
