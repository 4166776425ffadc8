/**
 * Period keys: `2025-06`, `2025-Q2`, `2025-H1`, `2025`. Periods shift by calendar key, never by days.
 * A month inside is the integer yyyymm (202506), so that windows compare and sort as numbers.
 */
import type { Grain } from './cube-words.ts'

export type PeriodKey = string
/** yyyymm */
export type Month = number

export interface Window {
  from: Month
  to: Month
}

const SHAPES: [Grain, RegExp][] = [
  ['MONTH', /^(\d{4})-(0[1-9]|1[0-2])$/],
  ['QUARTER', /^(\d{4})-Q([1-4])$/],
  ['HALF', /^(\d{4})-H([12])$/],
  ['YEAR', /^(\d{4})$/],
]
const MONTHS_IN: Record<Grain, number> = { MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 }

/** The grain of a key, or undefined when it is no period key. */
export function grainOf(key: string): Grain | undefined {
  return SHAPES.find(([, shape]) => shape.test(key))?.[0]
}

/** @throws RangeError when the key has none of the four shapes */
export function windowOf(key: PeriodKey): Window {
  for (const [grain, shape] of SHAPES) {
    const match = shape.exec(key)
    if (match) return nthWindow(Number(match[1]), Number(match[2] ?? 1), MONTHS_IN[grain])
  }
  throw new RangeError(`“${key}”不是期间：应写作 2025-06、2025-Q2、2025-H1 或 2025。`)
}

function nthWindow(year: number, nth: number, length: number): Window {
  return { from: year * 100 + (nth - 1) * length + 1, to: year * 100 + nth * length }
}

export function monthKey(month: Month): PeriodKey {
  return `${yearOf(month)}-${String(month % 100).padStart(2, '0')}`
}

export function yearOf(month: Month): number {
  return Math.floor(month / 100)
}

/** January of the month's year. */
export function firstOfYear(month: Month): Month {
  return yearOf(month) * 100 + 1
}

/** Months since year 0: the number line on which months are added. */
export function monthIndex(month: Month): number {
  return yearOf(month) * 12 + (month % 100) - 1
}

export function monthAt(index: number): Month {
  return Math.floor(index / 12) * 100 + (index % 12) + 1
}

export function addMonths(month: Month, count: number): Month {
  return monthAt(monthIndex(month) + count)
}

export function monthsIn(window: Window): number {
  return monthIndex(window.to) - monthIndex(window.from) + 1
}

export function monthsOf(window: Window): Month[] {
  return Array.from({ length: Math.max(0, monthsIn(window)) }, (_, i) => addMonths(window.from, i))
}

export function shiftWindow(window: Window, months: number): Window {
  return { from: addMonths(window.from, months), to: addMonths(window.to, months) }
}

/** The key of the period of this grain in which the month lies. */
export function keyOfMonth(month: Month, grain: Grain): PeriodKey {
  const nth = Math.ceil((month % 100) / MONTHS_IN[grain])
  if (grain === 'MONTH') return monthKey(month)
  if (grain === 'YEAR') return String(yearOf(month))
  return `${yearOf(month)}-${grain === 'QUARTER' ? 'Q' : 'H'}${nth}`
}

/** All keys of one grain from one to another, both included; empty when they are the wrong way round. */
export function keysBetween(from: PeriodKey, to: PeriodKey, grain: Grain): PeriodKey[] {
  const step = MONTHS_IN[grain]
  const [first, last] = [windowOf(from).from, windowOf(to).from]
  const count = (monthIndex(last) - monthIndex(first)) / step + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => keyOfMonth(addMonths(first, i * step), grain))
}

export function shiftKey(key: PeriodKey, periods: number): PeriodKey {
  const grain = grainOf(key) ?? 'MONTH'
  return keyOfMonth(addMonths(windowOf(key).from, periods * MONTHS_IN[grain]), grain)
}

export function monthsPer(grain: Grain): number {
  return MONTHS_IN[grain]
}

/** First day of a month, `2025-06-01`. */
export function firstDay(month: Month): string {
  return `${monthKey(month)}-01`
}

/** Last day of a month, leap years included. */
export function lastDay(month: Month): string {
  const days = new Date(Date.UTC(yearOf(month), month % 100, 0)).getUTCDate()
  return `${monthKey(month)}-${String(days).padStart(2, '0')}`
}

/** The month of a date `2025-06-30`. */
export function monthOfDay(day: string): Month {
  return Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))
}
