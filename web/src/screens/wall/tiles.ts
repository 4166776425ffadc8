/** The four big numbers, one a family: which metrics, and how an answer becomes a tile. */
import type { MetricKey, WallCellFragment } from '../../generated/graphql.ts'
import { figureOf, provinceFormat, type WallFigure, type WallFormat } from './figures.ts'
import type { Metric } from '../../data/useMetrics.ts'

/** Three that come month by month, and one that is told once a year. */
export const MONTHLY_TILES = ['CAPITAL_USED', 'JOBS_CREATED', 'TECHNOLOGY_VALUE'] as const satisfies readonly MetricKey[]
export const YEARLY_TILE = 'RD_EXPENDITURE' as const satisfies MetricKey
export const TILE_METRICS = [...MONTHLY_TILES, YEARLY_TILE] as const
export type TileKey = (typeof TILE_METRICS)[number]
/** What the question calls the three. */
const PLACES = ['tile1', 'tile2', 'tile3'] as const
type Place = (typeof PLACES)[number]

export interface Course {
  /** an amount: 24 months of rolling years; a rate of a year's cohort: this year's months over last year's; by year */
  kind: 'rolling' | 'years' | 'annual'
  values: (number | null)[]
  past?: (number | null)[]
  /** how many of the last points are this year's */
  recent: number
}

export interface Tile {
  key: TileKey
  unit: string
  figure: WallFigure
  course: Course
  /** of a figure that is told by year: which year */
  year?: string
}

/** A month of the course: its key and the cell of a tile. */
export interface CourseRow {
  period: string
  value?: string | null
}

/** Rates of a year's cohort begin anew each January: their years lie on each other, all else is one line. */
export function courseOf(rows: readonly CourseRow[], isRate: boolean, plotted: WallFormat['plotted']): Course {
  const year = rows[rows.length - 1]?.period.slice(0, 4)
  const recent = rows.filter(({ period }) => period.slice(0, 4) === year)
  if (!isRate) return { kind: 'rolling', values: rows.map(({ value }) => plotted(value)), recent: recent.length }
  const past = rows.filter(({ period }) => period.slice(0, 4) === String(Number(year) - 1))
  return { kind: 'years', values: recent.map(({ value }) => plotted(value)), past: past.map(({ value }) => plotted(value)), recent: recent.length }
}

export interface YearRow {
  key: { period?: { key: string } | null }
  yearly: WallCellFragment
}

interface Answer {
  total: Record<Place, WallCellFragment>
  months: readonly ({ key: { period?: { key: string } | null } } & Record<Place, { value?: string | null }>)[]
  years: readonly YearRow[]
}

type MetricOf = (key: string) => Metric | undefined

export function tilesOf({ total, months, years }: Answer, metricOf: MetricOf): Tile[] {
  const monthly = MONTHLY_TILES.flatMap((key, nth) => {
    const [metric, place] = [metricOf(key), PLACES[nth]]
    if (!metric || !place) return []
    const format = provinceFormat(metric.unit, [total[place].value])
    const rows = months.map((row) => ({ period: row.key.period?.key ?? '', value: row[place].value }))
    return [{ key, unit: format.unitText, figure: figureOf(total[place], format), course: courseOf(rows, format.isRate, format.plotted) }]
  })
  return [...monthly, ...yearlyTile(years, metricOf)]
}

/** From the first year that was told to the last. */
export function toldYears<Row>(rows: readonly Row[], valueOf: (row: Row) => string | null | undefined): readonly Row[] {
  const told = rows.map((row) => valueOf(row) != null)
  return told.includes(true) ? rows.slice(told.indexOf(true), told.lastIndexOf(true) + 1) : []
}

function yearlyTile(rows: readonly YearRow[], metricOf: MetricOf): Tile[] {
  const metric = metricOf(YEARLY_TILE)
  if (!metric) return []
  const told = toldYears(rows, ({ yearly: { value } }) => value)
  const last = told[told.length - 1] ?? rows[rows.length - 1]
  if (!last) return []
  const format = provinceFormat(metric.unit, [last.yearly.value])
  const values = told.map(({ yearly }) => format.plotted(yearly.value))
  return [{ key: YEARLY_TILE, unit: format.unitText, figure: figureOf(last.yearly, format, true), course: { kind: 'annual', values, recent: 1 }, year: last.key.period?.key }]
}
