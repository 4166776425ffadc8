/** The four big numbers: which metrics, and how an answer becomes a tile. Other families take a place by taking a line here. */
import type { MetricKey, WallCellFragment } from '../../generated/graphql.ts'
import { figureOf, provinceFormat, type WallFigure } from './figures.ts'
import type { Metric } from '../../data/useMetrics.ts'

export const TILE_METRICS = ['CAPITAL_USED', 'DOMESTIC_CAPITAL_USED', 'FOREIGN_CAPITAL_USED', 'CAPITAL_ARRIVAL_RATE'] as const satisfies readonly MetricKey[]
export const TILE_PLACES = ['tile1', 'tile2', 'tile3', 'tile4'] as const
export type TilePlace = (typeof TILE_PLACES)[number]

export interface Course {
  /** an amount: 24 months of rolling years; a rate of a year's cohort: this year's months over last year's */
  kind: 'rolling' | 'years'
  values: (number | null)[]
  past?: (number | null)[]
  /** how many of the last points are this year's */
  recent: number
}

export interface Tile {
  key: MetricKey
  place: TilePlace
  unit: string
  figure: WallFigure
  course: Course
}

/** A month of the course: its key and the cells of the four tiles. */
export interface CourseRow {
  period: string
  value?: string | null
}

/** Rates of a year's cohort begin anew each January: their years lie on each other, all else is one line. */
export function courseOf(rows: readonly CourseRow[], isRate: boolean, plotted: (value: string | null | undefined) => number | null): Course {
  const year = rows[rows.length - 1]?.period.slice(0, 4)
  const recent = rows.filter(({ period }) => period.slice(0, 4) === year)
  if (!isRate) return { kind: 'rolling', values: rows.map(({ value }) => plotted(value)), recent: recent.length }
  const past = rows.filter(({ period }) => period.slice(0, 4) === String(Number(year) - 1))
  return { kind: 'years', values: recent.map(({ value }) => plotted(value)), past: past.map(({ value }) => plotted(value)), recent: recent.length }
}

interface Answer {
  total: Record<TilePlace, WallCellFragment>
  months: readonly ({ key: { period?: { key: string } | null } } & Record<TilePlace, { value?: string | null }>)[]
}

export function tilesOf({ total, months }: Answer, metricOf: (key: string) => Metric | undefined): Tile[] {
  return TILE_METRICS.flatMap((key, nth) => {
    const [metric, place] = [metricOf(key), TILE_PLACES[nth]]
    if (!metric || !place) return []
    const format = provinceFormat(metric.unit)
    const rows = months.map((row) => ({ period: row.key.period?.key ?? '', value: row[place].value }))
    return [{ key, place, unit: format.unitText, figure: figureOf(total[place], format), course: courseOf(rows, format.isRate, format.plotted) }]
  })
}
