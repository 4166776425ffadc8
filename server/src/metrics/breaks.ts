/** Where series must not be compared or added: breaks are data, with their years and reasons. Pure. */
import { yearOf } from '@jingxian/schema/vocabulary/period'
import { allFrames } from './columns.ts'
import type { Frame, FrameRole } from './frames.ts'
import type { Plan, PlannedMetric } from './planned.ts'
import type { Break } from './question.ts'
import type { SqlRow } from './shape-decimal.ts'

type Told = Pick<PlannedMetric, 'metric' | 'def'>

/** Breaks between the base of a frame in that role and now. */
function breaksBefore({ breaks }: Plan, { metric }: Told, { windows }: Frame, role: FrameRole): Break[] {
  return crossed(breaks, metric, yearOf(windows[role].to), yearOf(windows.c.to))
}

/** Breaks within a frame's own window, where the metric adds up its months: they make no one figure. */
export function breaksWithin({ breaks }: Plan, { metric, def }: Told, { windows: { c } }: Frame): Break[] {
  return def.window === 'FLOW' ? crossed(breaks, metric, yearOf(c.from), yearOf(c.to)) : []
}

function crossed(breaks: readonly Break[], metric: string, from: number, to: number): Break[] {
  return breaks.filter((each) => each.metrics.includes(metric) && from <= each.fromYear && to >= each.toYear)
}

export function breakBefore(plan: Plan, metric: Told, frame: Frame, role: FrameRole, row: SqlRow): Break | undefined {
  return breaksBefore(plan, metric, frame, role).find((each) => concerns(each, row))
}

export function isBroken(plan: Plan, metric: Told, frame: Frame, row: SqlRow): boolean {
  return breaksWithin(plan, metric, frame).some((each) => concerns(each, row))
}

/** A row without a city holds all of them. */
function concerns({ city }: Break, row: SqlRow): boolean {
  return city === null || row['city'] == null || city === Number(row['city'])
}

/** Condition on rows whose base in that role lies beyond a break; nothing where no row's does. */
export function beyondBreak(plan: Plan, metric: Told, role: FrameRole, alias: string): string {
  if (role === 'c') return ''
  const hits = allFrames(plan).flatMap((frame) =>
    breaksBefore(plan, metric, frame, role).map(({ city }) => {
      const here = `${alias}.i = ${frame.index}`
      return city !== null && plan.keys.includes('CITY') ? `(${here} and ${alias}.city = ${city})` : here
    }),
  )
  return [...new Set(hits)].join(' or ')
}
