/**
 * Which rows may answer a question. Peers' sums at city x period are open to every signed-in account; anything
 * finer is read from the rows of one's own unit, where PostgreSQL keeps them (decisions.md, who sees what).
 * A shape that fits neither is refused by name: a silently narrowed answer would be a wrong number.
 */
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import { DIMENSIONS, nameOf, type KeyDimension } from './dimensions.ts'
import { filterDimensions, isStateful } from './filter-sql.ts'
import type { Filter } from './question.ts'
import { QuestionRefused } from './refused.ts'

export type Scope =
  | { sees: 'ALL' }
  /** `code` is how the unit is named in a question. */
  | { sees: 'CITY'; city: number; code: string }
  | { sees: 'COUNTY'; county: number; code: string }
  | { sees: 'SUMS' }

/**
 * CITY: sums by city and month. DETAIL: sums by county and the frozen keys. FACTS: the facts themselves.
 * CLOSED: the facts up to the last closing, small cells hidden.
 */
export type Source = 'CITY' | 'DETAIL' | 'FACTS' | 'CLOSED'

/** A county's city is in its code: 210106 -> 210100. The 15th unit (219900) is its own county. */
export function cityOf(county: number): number {
  return Math.floor(county / 100) * 100
}

const OPEN: readonly Dimension[] = ['PERIOD', 'CITY', 'ASSESSMENT_GROUP']

/** City x period and nothing finer: what the open sums can answer. */
export function isCityShape(groupBy: readonly Dimension[], filter: Filter): boolean {
  return [...groupBy, ...filterDimensions(filter)].every((d) => OPEN.includes(d))
}

const CLOSED: readonly Dimension[] = ['PERIOD', 'CITY', 'COUNTY']

/** County x period for all to see: nothing finer, and no filter but whole cities. */
export function isClosedShape(groupBy: readonly Dimension[], { in: chosen, assuranceAtLeast = 'REPORTED', or, not }: Filter): boolean {
  const plain = assuranceAtLeast === 'REPORTED' && !or && !not && Object.keys(chosen).every((d) => d === 'CITY')
  return plain && groupBy.includes('COUNTY') && groupBy.every((d) => CLOSED.includes(d))
}

/** @throws QuestionRefused FORBIDDEN when the question asks for other units' detail */
export function sourceFor(groupBy: readonly Dimension[], filter: Filter, cohort: boolean, scope: Scope): Source {
  if (isCityShape(groupBy, filter)) return 'CITY'
  if (scope.sees === 'SUMS' && isClosedShape(groupBy, filter)) return 'CLOSED'
  if (!isInside(filter, scope)) throw new QuestionRefused('FORBIDDEN', refusal(groupBy, filter, scope))
  const keys = groupBy.filter((d): d is KeyDimension => d !== 'PERIOD')
  // Cohorts and the state of projects live on the project: sums by county do not know them.
  return cohort || isStateful([...keys, ...filterDimensions(filter)]) ? 'FACTS' : 'DETAIL'
}

/** True when the filter leaves nothing but rows that the asker may read one by one. */
export function isInside(filter: Filter, scope: Scope): boolean {
  if (scope.sees === 'ALL') return true
  const { CITY: cities, COUNTY: counties } = filter.in
  if (scope.sees === 'CITY') {
    return (
      (!!cities?.length && cities.every((city) => city === scope.city)) ||
      (!!counties?.length && counties.every((county) => cityOf(Number(county)) === scope.city))
    )
  }
  return scope.sees === 'COUNTY' && !!counties?.length && counties.every((county) => county === scope.county)
}

function refusal(groupBy: readonly Dimension[], filter: Filter, scope: Scope): string {
  const finer = [
    ...groupBy.filter((d) => !OPEN.includes(d)).map((d) => `groupBy 的「${nameOf(d)}」`),
    ...filterDimensions(filter)
      .filter((d) => !OPEN.includes(d))
      .map((d) => `filter 的「${DIMENSIONS[d].name}」`),
  ].join('、')
  const remedy = {
    CITY: `请在 filter 的最外层写 city: ["${scope.sees === 'CITY' ? scope.code : ''}"] 只问本市，`,
    COUNTY: `请在 filter 的最外层写 county: ["${scope.sees === 'COUNTY' ? scope.code : ''}"] 只问本县区，`,
    SUMS: '县区只可按 PERIOD、CITY、COUNTY 分组、只用 city 筛选，',
    ALL: '',
  }[scope.sees]
  return `${finer}涉及其他单位的明细；对其他单位只提供「城市 × 期间」的合计。${remedy}或把 groupBy 改为 [PERIOD, CITY] 并去掉更细的筛选。`
}
