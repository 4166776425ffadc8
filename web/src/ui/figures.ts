import type { CellState, NotComparable, ValueStatus } from '@jingxian/schema/vocabulary/cube-words'
import type { DisplayUnit } from '@jingxian/schema/vocabulary/unit'
import { t } from '../i18n/text.ts'
import { amount, digitsOf, directionOf, fixed, percent, plain, shownUnit, unsigned, type Direction, type Scale, type Unit } from './format.ts'

/** How the figures of one metric are written on one screen: one unit, fixed digits. */
export interface FigureFormat {
  unit: Unit
  unitText: string
  /** rates differ and change in points, amounts in their unit */
  isRate: boolean
  /** told by year: its windows have no months */
  annual: boolean
  gapUnitText: string
  value: (value: string) => string
  /** a distance between two values, without its sign */
  gap: (difference: string) => string
  withUnit: (value: string) => string
  gapWithUnit: (difference: string) => string
  /** the same value as a number of this unit, for lengths and axes */
  plotted: (value: string | null | undefined) => number | null
  /** +33.29 亿元 */
  signed: (difference: string) => string
}

export function figureFormat(stored: DisplayUnit, scale: Scale, { digits, annual = false }: { digits?: number; annual?: boolean } = {}): FigureFormat {
  const unit = shownUnit(stored, scale)
  const isRate = unit === 'PERCENT'
  const from = stored === 'AUTO' ? unit : stored
  const unitText = t(`words.unit.${unit}`)
  const gapUnitText = isRate ? t('words.points') : unitText
  const value = (text: string) => amount(text, from, unit, Math.min(digits ?? digitsOf(unit), digitsOf(unit)))
  const gap = (text: string) => unsigned(value(text))
  return {
    unit,
    unitText,
    isRate,
    annual,
    gapUnitText,
    value,
    gap,
    // Four more digits than a screen has pixels for.
    plotted: (text) => (text == null ? null : Number(amount(text, from, unit, 4).replace('−', '-').replace(/,/g, ''))),
    withUnit: (text) => (isRate ? `${value(text)}%` : `${value(text)} ${unitText}`),
    gapWithUnit: (text) => `${gap(text)} ${gapUnitText}`,
    signed: (text) => `${directionOf(text) === 'up' ? '+' : ''}${value(text)} ${gapUnitText}`,
  }
}

/** From a thousand percent on, decimals are noise. */
function growth(ratio: string): string {
  const exact = unsigned(percent(ratio))
  return `${exact.length > '999.9'.length ? unsigned(percent(ratio, 0)) : exact}%`
}

export interface Change {
  direction: Direction
  text: string
}

interface Compared {
  comparable: boolean
  changeRatio?: string | null
  changePoints?: string | null
}

/** Growth of amounts in percent, of rates in points, of other quotients in their unit; undefined where the two windows do not compare. */
export function changeOf(compared: Compared, isRate: boolean): Change | undefined {
  const by = isRate ? compared.changePoints : (compared.changeRatio ?? compared.changePoints)
  if (!compared.comparable || by == null) return undefined
  const text = isRate ? `${unsigned(fixed(by, 2))} ${t('words.points')}` : compared.changeRatio == null ? unsigned(fixed(by, /^-?\d{2}/.test(by) ? 0 : 2)) : growth(by)
  // What is written as 0.00 does not point anywhere, whatever stands behind the third decimal.
  return { direction: /[1-9]/.test(text) ? directionOf(by) : 'flat', text }
}

/** Why two windows do not compare; of a break in a series also what broke there. What is told by year has no months. */
export function reasonsText({ reasons, note }: { reasons: readonly NotComparable[]; note?: string | null }, annual = false): string {
  const words = reasons.map((reason) => t(annual ? `words.notComparableYears.${reason}` : `words.notComparable.${reason}`)).join('，')
  return note ? `${words}：${note}` : words
}

interface Told {
  value?: string | null
  yoy: { baseValue?: string | null; reasons: readonly NotComparable[] }
}

/** Did both years tell of the same units, by one definition? Otherwise a change of rank may be nobody's overtake. */
export function ranksCompare(cells: readonly Told[]): boolean {
  return cells.every(({ value, yoy }) => (value == null) === (yoy.baseValue == null) && !yoy.reasons.includes('DEFINITION_CHANGED'))
}

interface Cases {
  status?: ValueStatus | null
  numerator?: string | null
  denominator?: string | null
  n?: number | null
}

/** 3/4: the projects of a rate that rests on too few of them to be one. Of rates of money the number alone is told. */
export function casesText({ status, numerator, denominator, n }: Cases): string | undefined {
  if (status !== 'INSUFFICIENT' || numerator == null || denominator == null || n == null) return undefined
  return countsProjects({ denominator, n }) ? `${plain(numerator)}/${n}` : undefined
}

/** Are the parts of this rate numbers of projects? */
export function countsProjects({ denominator, n }: Cases): boolean {
  return denominator != null && n != null && plain(denominator) === plain(String(n))
}

/** What stands where a figure is not: 3/4, 未报, 已隐去, — . Never a blank, never a zero. */
export function absentText({ state, ...cases }: Cases & { state: CellState }): string {
  return casesText(cases) ?? (state === 'NOT_REPORTED' || state === 'SUPPRESSED' ? t(`words.state.${state}`) : '—')
}

/** How sure a rate is, and on how many projects it rests where that is not said yet: 样本少 n 7. Nothing of one that stands. */
export function surenessText(cases: Cases): string | undefined {
  const { status, n } = cases
  if (!status || status === 'OFFICIAL') return undefined
  const word = t(`words.status.${status}`)
  return !n || casesText(cases) ? word : t('words.statusOfCases', { word, n })
}
