/** Where series must not be compared or added: breaks are data, with their years and reasons. Pure. */
import { yearOf, type Window } from '@jingxian/schema/vocabulary/period'
import type { FrameRole } from './frames.ts'
import { allFrames } from './columns.ts'
import type { Plan, PlannedMetric } from './planned.ts'
import type { Break } from './question.ts'

type Broken = Pick<Plan, 'breaks'>

/** Breaks between the ends of two windows. */
export function breaksBetween({ breaks }: Broken, metric: string, base: Window, current: Window): Break[] {
  return crossed(breaks, metric, yearOf(base.to), yearOf(current.to))
}

/** Breaks within one window: its months do not add up to one figure. */
export function breaksWithin({ breaks }: Broken, metric: string, window: Window): Break[] {
  return crossed(breaks, metric, yearOf(window.from), yearOf(window.to))
}

function crossed(breaks: readonly Break[], metric: string, from: number, to: number): Break[] {
  return breaks.filter((each) => each.metrics.includes(metric) && from <= each.fromYear && to >= each.toYear)
}

/** A row without a city holds all of them. */
export function concerns({ city }: Break, rowCity: number | null): boolean {
  return city === null || rowCity === null || city === rowCity
}

/** Condition on rows whose base in that role lies beyond a break; nothing where no row's does. */
export function beyondBreak(plan: Plan, { metric }: PlannedMetric, role: FrameRole, alias: string): string {
  if (role === 'c') return ''
  const hits = allFrames(plan).flatMap(({ index, windows }) =>
    breaksBetween(plan, metric, windows[role], windows.c).map(({ city }) => {
      const frame = `${alias}.i = ${index}`
      return city !== null && plan.keys.includes('CITY') ? `(${frame} and ${alias}.city = ${city})` : frame
    }),
  )
  return [...new Set(hits)].join(' or ')
}
