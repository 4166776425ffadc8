/** How figures are written on a wall: one unit a column, few digits, a reason where there is no growth. Pure. */
import type { Movement, NotComparable } from '@jingxian/schema/vocabulary/cube-words'
import type { DisplayUnit } from '@jingxian/schema/vocabulary/unit'
import { t } from '../../i18n/text.ts'
import { absentText, ranksCompare, reasonsText, surenessText } from '../../ui/figures.ts'
import { amount, directionOf, fixed, hasScale, percent, pixels, shownUnit, unsigned, usualScale, type Direction, type Scale, type Unit } from '../../ui/format.ts'
import type { WallCellFragment } from '../../generated/graphql.ts'

export interface WallFormat {
  unit: Unit
  unitText: string
  isRate: boolean
  /** what differences are counted in: points for rates */
  gapUnitText: string
  value: (value: string) => string
  /** a difference without its sign, for beside an arrow */
  gap: (difference: string) => string
  /** the same value as a number of this unit, for lengths and axes */
  plotted: (value: string | null | undefined) => number | null
}

function digitsIn(unit: Unit): number {
  if (unit === 'YI_USD') return 2
  return unit === 'YI_YUAN' || unit === 'PERCENT' ? 1 : 0
}

function formatIn(stored: DisplayUnit, scale: Scale): WallFormat {
  const unit = shownUnit(stored, scale)
  const from = stored === 'AUTO' ? unit : stored
  const isRate = unit === 'PERCENT'
  const unitText = t(`words.unit.${unit}`)
  const value = (text: string) => {
    const written = amount(text, from, unit, digitsIn(unit))
    // From ten thousand on, decimals are noise, and the tile is full.
    return written.length > '9,999.9'.length ? amount(text, from, unit, 0) : written
  }
  return {
    unit,
    unitText,
    isRate,
    gapUnitText: isRate ? t('words.points') : unitText,
    value,
    gap: (text) => unsigned(value(text)),
    // Four more digits than a screen has pixels for.
    plotted: (text) => (text == null ? null : Number(amount(text, from, unit, 4).replace('−', '-').replace(/,/g, ''))),
  }
}

/** Below ten 亿 a column is written in 万: one decimal of 亿 would make neighbours look alike. */
const LEAST_IN_YI = 10
type Values = readonly (string | null | undefined)[]

function isSmall(stored: DisplayUnit, values: Values): boolean {
  const { plotted } = formatIn(stored, 'yi')
  const known = values.map(plotted).filter((value): value is number => value !== null)
  return known.length > 0 && hasScale(stored) && Math.max(...known.map(Math.abs)) < LEAST_IN_YI
}

/** Sums of the province are large: 亿元, 亿美元; yuan that are not, in 万元. */
export const provinceFormat = (stored: DisplayUnit, values: Values = []): WallFormat =>
  formatIn(stored, usualScale(stored) === 'yi' && isSmall(stored, values) ? 'wan' : 'yi')
/** One column of all units: the usual magnitude, or a smaller one by its largest value, so that the smallest still shows. */
export const columnFormat = (stored: DisplayUnit, values: Values = []): WallFormat => formatIn(stored, isSmall(stored, values) ? 'wan' : usualScale(stored))

export interface WallChange {
  direction: Direction
  text: string
}

type Compared = WallCellFragment['yoy']

/** Growth of amounts in percent, of rates in points. */
export function changeOf({ comparable, changeRatio, changePoints }: Compared, isRate: boolean, unit = isRate ? ` ${t('words.points')}` : '%'): WallChange | undefined {
  const by = isRate ? changePoints : changeRatio
  if (!comparable || by == null) return undefined
  const exact = unsigned(isRate ? fixed(by, 1) : percent(by))
  const digits = exact.length > '999.9'.length ? unsigned(percent(by, 0)) : exact
  return { direction: /[1-9]/.test(digits) ? directionOf(by) : 'flat', text: digits + unit }
}

/** Why there is no growth: the first reason is enough from afar. */
export function reasonOf(reasons: readonly NotComparable[], byYear = false): string {
  return reasonsText({ reasons: [reasons[0] ?? 'NO_VALUE'] }, byYear)
}

export interface WallFigure {
  text: string
  isPresent: boolean
  change?: WallChange
  reason?: string
  /** how many cases a rate rests on */
  cases?: number
  /** why it is no full rate: 样本少 n 7 */
  doubt?: string
}

export function figureOf(cell: WallCellFragment, format: WallFormat, byYear = false): WallFigure {
  const change = changeOf(cell.yoy, format.isRate)
  return {
    text: cell.value == null ? absentText(cell) : format.value(cell.value),
    isPresent: cell.value != null,
    change,
    reason: change ? undefined : reasonOf(cell.yoy.reasons, byYear),
    cases: format.isRate ? (cell.n ?? undefined) : undefined,
    doubt: surenessText(cell),
  }
}

export interface RankedRow extends WallFigure {
  code: string
  name: string
  rank: number | string
  /** a rank that may have changed by chance alone: hollow */
  move: { state: Movement; places?: number | null; hollow: boolean }
  /** of the longest bar, 0 to 1 */
  part: number
}

interface AnsweredRow {
  place: { code: string; shortName: string }
  cell: WallCellFragment & { rank?: { position: number; movement: { state: Movement; places?: number | null; certain: boolean } } | null }
}

/** Rows as the server ordered them, with bars from zero. */
export function rankedRows(rows: readonly AnsweredRow[], format: WallFormat, byYear = false): RankedRow[] {
  const longest = Math.max(...rows.map(({ cell }) => pixels(cell.value)), 1e-9)
  const moves = !byYear || ranksCompare(rows.map(({ cell }) => cell))
  return rows.map(({ place, cell }) => ({
    ...figureOf(cell, format, byYear),
    // Points are said in the head of the column.
    change: changeOf(cell.yoy, format.isRate, format.isRate ? '' : undefined),
    code: place.code,
    name: place.shortName,
    rank: cell.rank?.position ?? '—',
    move: { state: (moves && cell.rank?.movement.state) || 'UNAVAILABLE', places: cell.rank?.movement.places, hollow: cell.rank?.movement.certain === false },
    part: Math.max(pixels(cell.value), 0) / longest,
  }))
}
