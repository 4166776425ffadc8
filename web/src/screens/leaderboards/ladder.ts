/** From the rows of the cube to the rows of the ladder: words and bar lengths only, no figure is computed here. */
import type { Movement } from '@jingxian/schema/vocabulary/cube-words'
import type { LadderCellFragment, LeaderboardQuery } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { absentText, changeOf, ranksCompare, reasonsText, surenessText, type Change, type FigureFormat } from '../../ui/figures.ts'
import { fixed, percent, pixels } from '../../ui/format.ts'

export type CubeRow = LeaderboardQuery['snapshot']['cube']['rows']['nodes'][number]
type Neighbour = NonNullable<LadderCellFragment['rank']>['gapToNext']

export interface LadderRow {
  key: string
  name: string
  fullName: string
  rank: string
  top: boolean
  tie?: 'first' | 'middle' | 'last'
  move: { state: Movement; places?: number | null; hollow: boolean }
  figure: { text: string; known: boolean; note?: string }
  bar: { part: number; tick: number | null; pale: boolean }
  share: string
  /** of a rate: how many projects it rests on, and between what it lies */
  cases: string
  interval: string
  change?: Change
  /** why there is no change to show */
  changeNote?: string
  gap: string
  lead: string
  cell: LadderCellFragment
}

const NONE = '—'

/** The longest bar of the column: bars start at zero and share one scale. */
function barScale(cells: readonly LadderCellFragment[], isRate: boolean): number {
  const all = cells.flatMap((cell) => [pixels(cell.value), pixels(cell.yoy.baseValue)])
  return Math.max(isRate ? 100 : 0, ...all) || 1
}

function figureOf(cell: LadderCellFragment, format: FigureFormat): LadderRow['figure'] {
  if (cell.value == null) return { text: absentText(cell), known: false, note: surenessText(cell) }
  const zero = cell.state === 'REPORTED_ZERO' ? t('leaderboards.zero') : undefined
  return { text: format.value(cell.value), known: true, note: surenessText(cell) ?? zero }
}

function barOf(cell: LadderCellFragment, scale: number): LadderRow['bar'] {
  const base = cell.yoy.baseValue
  const below = base != null && pixels(cell.value) < pixels(base)
  return { part: pixels(cell.value) / scale, tick: base == null ? null : pixels(base) / scale, pale: below }
}

/** The distance to the nearest better or worse rank; inside a tie there is none. */
function distance(neighbour: Neighbour | undefined, tied: boolean, format: FigureFormat): string {
  if (tied) return t('leaderboards.level')
  return neighbour?.difference == null ? NONE : format.gap(neighbour.difference)
}

/** Where in its tie a row stands; ties are neighbours in the order of the cube. */
function tieOf(cells: readonly LadderCellFragment[], at: number): LadderRow['tie'] {
  const same = (other: number) => cells[other]?.rank?.position === cells[at]?.rank?.position
  if (!cells[at]?.rank?.tiedWith) return undefined
  const [before, after] = [same(at - 1), same(at + 1)]
  return before && after ? 'middle' : before ? 'last' : after ? 'first' : undefined
}

function ladderRow({ key, metric: cell }: CubeRow, tie: LadderRow['tie'], format: FigureFormat, scale: number, moves: boolean): LadderRow {
  const { rank, yoy } = cell
  const change = changeOf(yoy, format.isRate)
  return {
    key: key.city?.code ?? '',
    name: key.city?.shortName ?? '',
    fullName: key.city?.name ?? '',
    rank: rank ? String(rank.position) : NONE,
    top: rank != null && rank.position <= 3,
    tie,
    move: { state: (moves && rank?.movement.state) || 'UNAVAILABLE', places: rank?.movement.places, hollow: rank?.movement.certain === false },
    figure: figureOf(cell, format),
    bar: barOf(cell, scale),
    cases: cell.n == null ? NONE : String(cell.n),
    interval: cell.low == null || cell.high == null ? NONE : `${fixed(cell.low, 1)}—${fixed(cell.high, 1)}`,
    share: cell.share == null ? NONE : `${percent(cell.share)}%`,
    change,
    changeNote: change ? undefined : reasonsText(yoy, format.annual),
    gap: distance(rank?.gapToNext, tie === 'middle' || tie === 'last', format),
    lead: distance(rank?.leadOverPrevious, tie === 'first' || tie === 'middle', format),
    cell,
  }
}

export function ladderRows(rows: readonly CubeRow[], format: FigureFormat): LadderRow[] {
  const cells = rows.map((row) => row.metric)
  const scale = barScale(cells, format.isRate)
  const moves = !format.annual || ranksCompare(cells)
  return rows.map((row, at) => ladderRow(row, tieOf(cells, at), format, scale, moves))
}
