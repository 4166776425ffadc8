/**
 * Decimal strings in, text out. Only bigint arithmetic: a figure never passes through a float.
 * Rounding is half-up away from zero (四舍五入); digits are fixed, so that columns line up.
 */
import { UNITS, type DisplayUnit } from '@jingxian/schema/vocabulary/unit'

export type Unit = Exclude<DisplayUnit, 'AUTO'>
/** The reader's choice of magnitude for amounts: 万 or 亿. */
export type Scale = 'wan' | 'yi'

interface Exact {
  negative: boolean
  /** all digits without the point */
  digits: bigint
  /** how many of them stand behind the point */
  places: number
}

function parse(value: string): Exact {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(value.trim())
  if (!match) throw new RangeError(`not a decimal: ${value}`)
  const fraction = match[3] ?? ''
  return { negative: match[1] === '-', digits: BigInt(match[2] + fraction), places: fraction.length }
}

/** digits x 10^power, brought to `digits` places, half-up away from zero. */
function rounded(exact: Exact, power: number, digits: number): bigint {
  const shift = digits - exact.places + power
  if (shift >= 0) return exact.digits * 10n ** BigInt(shift)
  const divisor = 10n ** BigInt(-shift)
  return (exact.digits + divisor / 2n) / divisor
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A decimal string times a power of ten, with fixed digits and thousands separators. −0.00 is written 0.00. */
export function fixed(value: string, digits: number, power = 0): string {
  const exact = parse(value)
  const scaled = rounded(exact, power, digits)
  const text = scaled.toString().padStart(digits + 1, '0')
  const whole = grouped(text.slice(0, text.length - digits))
  const sign = exact.negative && scaled !== 0n ? '−' : ''
  return sign + whole + (digits ? `.${text.slice(-digits)}` : '')
}

/** A sum as it is kept: two decimals where it has them, none where it counts whole things. */
export function plain(value: string): string {
  return fixed(value, 2).replace(/\.?0+$/, '')
}

/** An amount stored in one unit, shown in another of the same quantity. */
export function amount(value: string, from: Unit, to: Unit, digits = digitsOf(to)): string {
  if (UNITS[from].quantity !== UNITS[to].quantity) throw new RangeError(`${from} does not convert to ${to}`)
  return fixed(value, digits, UNITS[from].power - UNITS[to].power)
}

/** A ratio (0.0763) as percent (7.6). */
export function percent(ratio: string, digits = 1): string {
  return fixed(ratio, digits, 2)
}

/** Without its sign: the arrow beside it says the direction. */
export function unsigned(text: string): string {
  return text.replace(/^−/, '')
}

/** How many places a rank moved, for beside an arrow: −1 is written 1. */
export function stepsOf(places: number | null | undefined): string {
  return places ? String(Math.abs(places)) : ''
}

export type Direction = 'up' | 'down' | 'flat'

/** Which way a difference points, judged on the unrounded value. */
export function directionOf(value: string): Direction {
  const exact = parse(value)
  if (exact.digits === 0n) return 'flat'
  return exact.negative ? 'down' : 'up'
}

export function isZero(value: string): boolean {
  return directionOf(value) === 'flat'
}

/** One unit per column: the metric's stored unit and the reader's scale decide it. */
export function shownUnit(stored: DisplayUnit, scale: Scale): Unit {
  if (stored === 'AUTO') return 'ITEMS'
  const quantity = UNITS[stored].quantity
  if (quantity === 'CNY') return scale === 'yi' ? 'YI_YUAN' : 'WAN_YUAN'
  if (quantity === 'USD') return scale === 'yi' ? 'YI_USD' : 'WAN_USD'
  return stored
}

/** What a metric is shown in as long as nobody chooses: 亿元 for yuan, 万美元 for dollars. */
export function usualScale(stored: DisplayUnit): Scale {
  return stored !== 'AUTO' && UNITS[stored].quantity === 'USD' ? 'wan' : 'yi'
}

export function hasScale(stored: DisplayUnit): boolean {
  return stored !== 'AUTO' && (UNITS[stored].quantity === 'CNY' || UNITS[stored].quantity === 'USD')
}

/** Decimals of a column in this unit. */
export function digitsOf(unit: Unit): number {
  return unit === 'YI_YUAN' || unit === 'YI_USD' || unit === 'PERCENT' || unit === 'POINTS' ? 2 : 0
}

/** For the length of a bar only: a float is exact enough for pixels, never for text. */
export function pixels(value: string | null | undefined): number {
  return value ? Number(value) : 0
}
