/** From the rows of the cubes to the rows of the table: words only, no figure is computed here. */
import type { Movement } from '@jingxian/schema/vocabulary/cube-words'
import { LABEL_POINTS } from '../../charts/mapFile.ts'
import type { FigureCellFragment, MetricKey, ProvinceCellFragment, ProvinceUnitsQuery } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { absentText, changeOf, ranksCompare, reasonsText, surenessText, type Change, type FigureFormat } from '../../ui/figures.ts'
import { percent, pixels } from '../../ui/format.ts'
import { groupBy } from '../../ui/groupBy.ts'
import type { FamilyDef } from './families.ts'

type Cubes = ProvinceUnitsQuery['snapshot']

export interface Figure {
  metric: MetricKey
  cell: FigureCellFragment
  text: string
  known: boolean
  /** a word on how sure it is */
  note?: string
  change?: Change
  /** why there is no change */
  why: string
}

export interface UnitRow {
  key: string
  name: string
  fullName: string
  rank: string
  top: boolean
  move: { state: Movement; places?: number | null; hollow: boolean }
  figure: Figure
  share: string
  course: (number | null)[]
  beside: (Figure & { rank: string })[]
  /** is there anything to look into that is open to the reader */
  opens: boolean
}

const NONE = '—'

export function figureOf(metric: MetricKey, cell: FigureCellFragment, format: FigureFormat): Figure {
  const change = changeOf(cell.yoy, format.isRate)
  return {
    metric,
    cell,
    text: cell.value == null ? absentText(cell) : format.value(cell.value),
    known: cell.value != null,
    note: noteOf(cell),
    change,
    why: change ? '' : reasonsText(cell.yoy, format.annual),
  }
}

function noteOf(cell: FigureCellFragment): string | undefined {
  return surenessText(cell) ?? (cell.state === 'REPORTED_ZERO' ? t('words.state.REPORTED_ZERO') : undefined)
}

interface Keyed {
  key: { city?: { code: string } | null; county?: { code: string } | null }
}
const codeOf = ({ key }: Keyed) => key.county?.code ?? key.city?.code ?? ''

export interface Formats {
  main: FigureFormat
  of: (metric: MetricKey) => FigureFormat
}

export function unitRows({ main, now, year, course }: Cubes, metric: MetricKey, families: readonly FamilyDef[], formats: Formats, mayOpen: (city: string) => boolean): UnitRow[] {
  const monthly = new Map(now.rows.nodes.map((row) => [codeOf(row), row]))
  const annual = new Map(year.rows.nodes.map((row) => [codeOf(row), row]))
  const courses = groupBy(course.rows.nodes, codeOf)
  const cellOf = (code: string, { field }: FamilyDef): ProvinceCellFragment | undefined =>
    field === 'rdExpenditure' ? annual.get(code)?.rdExpenditure : monthly.get(code)?.[field]
  const moves = !formats.main.annual || ranksCompare(main.rows.nodes.map((row) => row.metric))
  return main.rows.nodes.map((row) => {
    const code = codeOf(row)
    const place = row.key.county ?? row.key.city
    const { rank, share } = row.metric
    return {
      key: code,
      name: place?.shortName ?? '',
      fullName: place?.name ?? '',
      rank: rank ? String(rank.position) : NONE,
      top: rank != null && rank.position <= 3,
      move: { state: (moves && rank?.movement.state) || 'UNAVAILABLE', places: rank?.movement.places, hollow: rank?.movement.certain === false },
      figure: figureOf(metric, row.metric, formats.main),
      share: share == null ? NONE : `${percent(share)}%`,
      course: (courses.get(code) ?? []).map((point) => (point.metric.value == null ? null : pixels(point.metric.value))),
      beside: families.flatMap((family) => {
        const cell = cellOf(code, family)
        return cell ? [{ ...figureOf(family.metric, cell, formats.of(family.metric)), rank: cell.rank ? String(cell.rank.position) : NONE }] : []
      }),
      opens: !row.key.county && code in LABEL_POINTS && /^\d+$/.test(code) && mayOpen(code),
    }
  })
}
