/** Working days of the People's Republic: the week, corrected by the announced special days. Pure. */
import { addMonths, firstDay, type Month } from '@jingxian/schema/vocabulary/period'

/** day -> worked */
export type SpecialDays = ReadonlyMap<string, boolean>

export function isWorkingDay(day: string, special: SpecialDays): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return special.get(day) ?? (weekday !== 0 && weekday !== 6)
}

/** The nth working day of a month, `2025-11-04`. */
export function nthWorkingDay(month: Month, nth: number, special: SpecialDays): string {
  let day = firstDay(month)
  for (let seen = 0; ; day = nextDay(day)) {
    if (isWorkingDay(day, special) && ++seen === nth) return day
  }
}

/** 18:00 Beijing time of the nth working day of the month after the reported one. */
export function deadline(reported: Month, nth: number, special: SpecialDays): Date {
  return new Date(`${nthWorkingDay(addMonths(reported, 1), nth, special)}T18:00:00+08:00`)
}

export function addDays(day: string, count: number): string {
  const time = new Date(`${day}T00:00:00Z`)
  time.setUTCDate(time.getUTCDate() + count)
  return time.toISOString().slice(0, 10)
}

/** Calendar days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Working days that have begun after a day, up to and including another: 0 on the same day. */
export function workingDaysAfter(from: string, to: string, special: SpecialDays): number {
  let count = 0
  for (let day = nextDay(from); day <= to; day = nextDay(day)) if (isWorkingDay(day, special)) count++
  return count
}

function nextDay(day: string): string {
  return addDays(day, 1)
}
