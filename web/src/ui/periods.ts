import type { Accumulation, Grain } from '@jingxian/schema/vocabulary/cube-words'
import { addMonths, firstOfYear, grainOf, keysBetween, keyOfMonth, windowOf, yearOf, type Window } from '@jingxian/schema/vocabulary/period'
import { currentLocale, t } from '../i18n/text.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function monthName(month: number): string {
  const nth = month % 100
  return currentLocale() === 'en' ? (MONTHS[nth - 1] ?? '') : String(nth)
}

/** 2025年7月 · 2025年1—7月 · 2024年8月—2025年7月 */
function windowText({ from, to }: Window): string {
  const year = yearOf(to)
  if (from === to) return t('words.period.month', { year, month: monthName(to) })
  if (yearOf(from) !== year)
    return t('words.period.span', { fromYear: yearOf(from), from: monthName(from), year, to: monthName(to) })
  if (to - from === 11) return t('words.period.year', { year })
  return t('words.period.months', { year, from: monthName(from), to: monthName(to) })
}

/** The window that a period covers under an accumulation, in words. */
export function periodText(key: string, accumulate: Accumulation = 'PERIOD'): string {
  const window = windowOf(key)
  if (accumulate === 'YEAR_TO_DATE') return windowText({ from: firstOfYear(window.to), to: window.to })
  if (accumulate === 'ROLLING_12_MONTHS') return windowText({ from: addMonths(window.to, -11), to: window.to })
  return nameOf(key)
}

/** The period by its own name: 2025年二季度. */
export function nameOf(key: string): string {
  const window = windowOf(key)
  const year = yearOf(window.to)
  const grain = grainOf(key)
  if (grain === 'QUARTER') {
    const nth = nthQuarter(window)
    return t('words.period.quarter', { year, nth: t(`words.period.nth.${nth}`) })
  }
  if (grain === 'HALF') return t(window.to % 100 === 6 ? 'words.period.half1' : 'words.period.half2', { year })
  return windowText(window)
}

function nthQuarter(window: Window): 1 | 2 | 3 | 4 {
  return Math.ceil((window.to % 100) / 3) as 1 | 2 | 3 | 4
}

/** For axes and pickers, where the year is said elsewhere. */
export function shortName(key: string): string {
  const window = windowOf(key)
  const grain = grainOf(key)
  if (grain === 'YEAR') return key
  if (grain === 'QUARTER') return t('words.period.quarterShort', { nth: nthQuarter(window) })
  if (grain === 'HALF') return t(window.to % 100 === 6 ? 'words.period.half1Short' : 'words.period.half2Short')
  return t('words.period.monthShort', { month: monthName(window.to) })
}

/** The same stretch of time at another grain: 2025-07 becomes 2025-Q3. */
export function atGrain(key: string, grain: Grain): string {
  return keyOfMonth(windowOf(key).to, grain)
}

/** All periods of one grain in a year. */
export function periodsOfYear(year: number, grain: Grain): string[] {
  return keysBetween(keyOfMonth(year * 100 + 1, grain), keyOfMonth(year * 100 + 12, grain), grain)
}

/** Has this period begun by the month up to which there is data? */
export function hasBegun(key: string, through: string): boolean {
  return windowOf(key).from <= windowOf(through).to
}

export function isPeriodKey(key: string | undefined): key is string {
  return key !== undefined && grainOf(key) !== undefined
}
