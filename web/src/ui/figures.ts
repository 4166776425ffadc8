import type { CellState, NotComparable } from '@jingxian/schema/vocabulary/cube-words'
import type { DisplayUnit } from '@jingxian/schema/vocabulary/unit'
import { t } from '../i18n/text.ts'
import { amount, digitsOf, directionOf, fixed, percent, shownUnit, unsigned, type Direction, type Scale, type Unit } from './format.ts'

/** How the figures of one metric are written on one screen: one unit, fixed digits. */
export interface FigureFormat {
  unit: Unit
  unitText: string
  /** rates differ and change in points, amounts in their unit */
  isRate: boolean
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

export function figureFormat(stored: DisplayUnit, scale: Scale, digits?: number): FigureFormat {
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
  const text = isRate ? `${unsigned(fixed(by, 2))} ${t('words.points')}` : compared.changeRatio == null ? unsigned(fixed(by, 0)) : growth(by)
  // What is written as 0.00 does not point anywhere, whatever stands behind the third decimal.
  return { direction: /[1-9]/.test(text) ? directionOf(by) : 'flat', text }
}

/** Why two windows do not compare; of a break in a series also what broke there. */
export function reasonsText(reasons: readonly NotComparable[], note?: string | null): string {
  const words = reasons.map((reason) => t(`words.notComparable.${reason}`)).join('，')
  return note ? `${words}：${note}` : words
}

/** What stands where a figure is not: 未报, 已隐去, — . Never a blank, never a zero. */
export function absentText(state: CellState): string {
  return state === 'NOT_REPORTED' || state === 'SUPPRESSED' ? t(`words.state.${state}`) : '—'
}
