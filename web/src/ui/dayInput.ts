/** Days as people type them. A day is its ISO text, `2025-10-28`. */

const pad = (n: number) => String(n).padStart(2, '0')

/** The day of these numbers, if the calendar has it. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? `${year}-${pad(month)}-${pad(day)}` : undefined
}

/** 2025-10-28, 2025/10/28, 2025年10月28日, 20251028; without a year (10-28, 1028) that of `today`. */
export function readDay(text: string, today: string): string | undefined {
  const plain = text.trim().replace(/[年月./\s]/g, '-').replace(/日$/, '')
  const parts =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^()(\d{1,2})-(\d{1,2})$/.exec(plain) ??
    /^()(\d{2})(\d{2})$/.exec(plain)
  if (!parts) return undefined
  return dayOf(Number(parts[1] || today.slice(0, 4)), Number(parts[2]), Number(parts[3]))
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`)
const iso = (date: Date) => date.toISOString().slice(0, 10)

export function addDays(day: string, count: number): string {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + count)
  return iso(date)
}

/** The same day of another month, or that month's last day. */
export function addMonthsToDay(day: string, count: number): string {
  const date = utc(day)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + count + 1, 0)
  date.setUTCDate(Math.min(wanted, date.getUTCDate()))
  return iso(date)
}

/** Six weeks from Monday to Sunday that hold the month of a day. */
export function weeksAround(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`
  const monday = addDays(first, -((utc(first).getUTCDay() + 6) % 7))
  return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, at) => addDays(monday, week * 7 + at)))
}
