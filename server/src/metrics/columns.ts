/** Which columns a plan speaks of. */
import { columnOf, DIMENSIONS, type KeyDimension } from './dimensions.ts'
import { filterDimensions } from './filter-sql.ts'
import type { Month, Window } from '@jingxian/schema/vocabulary/period'
import type { Frame, FrameRole } from './frames.ts'
import type { Plan, SumColumn } from './planned.ts'

export function keyColumns(plan: Plan): string[] {
  return plan.keys.map(columnOf)
}

export function unitColumn(plan: Plan): string {
  return plan.unit === 'CITY' ? 'city' : 'county'
}

/** Dimensions whose value the month sums carry: what is grouped by, and with state filters what is filtered by. */
export function monthDimensions(plan: Plan): KeyDimension[] {
  const wanted = plan.stateful ? [...plan.keys, ...filterDimensions(plan.filter)] : plan.keys
  return [...new Set(wanted)].filter((d) => DIMENSIONS[d].known !== 'STATE')
}

/** A question without metrics still has rows to count: no measure is called ''. */
export function quoted(words: readonly string[]): string {
  return words.length ? words.map((word) => `'${word}'`).join(', ') : `''`
}

export function allFrames(plan: Plan): Frame[] {
  return plan.frames.includes(plan.total) ? [...plan.frames] : [...plan.frames, plan.total]
}

export function windowsOf(plan: Plan): Window[] {
  return allFrames(plan).flatMap((frame) => plan.roles.map((role) => frame.windows[role]))
}

/** Every window of the rows is one month; the grand total has a frame of its own. */
export function hasMonthFrames(plan: Plan): boolean {
  if (plan.frames.includes(plan.total)) return false
  return plan.frames.every((frame) => plan.roles.every((role) => frame.windows[role].from === frame.windows[role].to))
}

/** First and last month of all windows. */
export function reachOf(plan: Plan): [first: Month, last: Month] {
  const windows = windowsOf(plan)
  return [Math.min(...windows.map((w) => w.from)), Math.max(...windows.map((w) => w.to))]
}

/** A sum; how many entries stand in it, how many of them in the window's last month, and in how many units. */
export function sumNames(plan: Plan, { name }: SumColumn): string[] {
  return counted(plan).some((sum) => sum.name === name) ? [name, `${name}_e`, `${name}_h`, `${name}_u`] : [name]
}

/** The sums whose entries say whether a metric has a value. */
export function counted(plan: Plan): SumColumn[] {
  const live = plan.metrics.filter(({ def }) => def.reporting !== 'LIBRARY')
  return [...new Set(live.flatMap(({ numerator, denominator }) => (denominator ? [numerator, denominator] : [numerator])))]
}

/** The columns of the grid that belong to one role, in their order. */
export function roleColumns(plan: Plan, role: FrameRole): string[] {
  return [...plan.sums.flatMap((sum) => sumNames(plan, sum).map((name) => `${name}_${role}`)), `live_${role}`, `gaps_${role}`]
}

export function shownCondition(plan: Plan, alias: string): string {
  return plan.shownCities ? oneOf(`${alias}.city`, plan.shownCities) : ''
}

/** Integers of ours; nothing is one of none. */
export function oneOf(column: string, values: readonly number[]): string {
  return values.length ? `${column} in (${values.map(Math.trunc).join(', ')})` : 'false'
}

export function sharesAsked(plan: Plan): boolean {
  return plan.metrics.some((metric) => metric.shares.length > 0)
}

export function provinceAsked(plan: Plan): boolean {
  return plan.metrics.some((metric) => metric.shares.includes('PROVINCE'))
}
