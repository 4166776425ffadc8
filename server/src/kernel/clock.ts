/** The one clock. Everything that needs the time gets it from the context; nothing else reads it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** A clock that stood at `start` when the machine's clock stood at `anchor`, and runs at the same pace. */
export function clockFrom(start: Date, anchor: Date, machine: Clock = systemClock): Clock {
  return () => new Date(start.getTime() + machine().getTime() - anchor.getTime())
}

const SHANGHAI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** The calendar day in Asia/Shanghai, `2025-11-18`. */
export function dayOf(time: Date): string {
  return SHANGHAI.format(time)
}

/** yyyymm in Asia/Shanghai */
export function monthOf(time: Date): number {
  const day = dayOf(time)
  return Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))
}
