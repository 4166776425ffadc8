/** Which columns a plan speaks of. */
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import type { Frame } from './frames.ts'
import type { Plan, SumColumn } from './plan.ts'

export const TABLES = { FACTS: 'fact', CITY_FACTS: 'city_fact' } as const

/** Dimension -> column of the ranked rows; a period is the frame's number. */
export const COLUMNS: Record<Dimension, string> = { PERIOD: 'i', CITY: 'city', COUNTY: 'county', INDUSTRY: 'industry' }

export function keyColumns(plan: Plan): string[] {
  return plan.keys.map((key) => COLUMNS[key])
}

export function unitColumn(plan: Plan): string {
  return plan.unit === 'CITY' ? 'city' : 'county'
}

/** A question without metrics still has rows to count: no measure is called ''. */
export function quoted(words: readonly string[]): string {
  return words.length ? words.map((word) => `'${word}'`).join(', ') : `''`
}

export function isCohort(sum: SumColumn): boolean {
  return sum.window === 'COHORT_YEAR'
}

export function allFrames(plan: Plan): Frame[] {
  return plan.frames.includes(plan.total) ? [...plan.frames] : [...plan.frames, plan.total]
}

export function shownCondition(plan: Plan, alias: string): string {
  return plan.shownCities ? `${alias}.city in (${plan.shownCities.join(', ')})` : ''
}

export function provinceAsked(plan: Plan): boolean {
  return plan.metrics.some((metric) => metric.shares.includes('PROVINCE'))
}
