/**
 * Which facts may answer a question. Peers' sums at city x period are open to every signed-in account; anything
 * finer is read from the rows of one's own unit, where PostgreSQL keeps them (decisions.md, who sees what).
 * A shape that fits neither is refused by name: a silently narrowed answer would be a wrong number.
 */
import type { Dimension, ServedFrom } from '@jingxian/schema/vocabulary/cube-words'
import type { Filter } from './question.ts'
import { QuestionRefused } from './refused.ts'

export type Scope =
  | { sees: 'ALL' }
  | { sees: 'CITY'; city: number }
  | { sees: 'COUNTY'; county: number }
  | { sees: 'SUMS' }

export const DIMENSION_NAMES: Record<Dimension, string> = {
  PERIOD: '期间',
  CITY: '城市',
  COUNTY: '县区',
  INDUSTRY: '行业',
}

/** A county's city is in its code: 210106 -> 210100. The 15th unit (219900) is its own county. */
export function cityOf(county: number): number {
  return Math.floor(county / 100) * 100
}

/** City x period and nothing finer: what the open sums can answer. */
export function isCityShape(groupBy: readonly Dimension[], filter: Filter): boolean {
  return groupBy.every((d) => d === 'PERIOD' || d === 'CITY') && !filter.county && !filter.industry
}

/** @throws QuestionRefused FORBIDDEN when the question asks for other units' detail */
export function sourceFor(groupBy: readonly Dimension[], filter: Filter, scope: Scope): ServedFrom {
  if (scope.sees === 'ALL') return 'FACTS'
  if (isCityShape(groupBy, filter)) return 'CITY_FACTS'
  if (isInside(filter, scope)) return 'FACTS'
  throw new QuestionRefused('FORBIDDEN', refusal(groupBy, filter, scope))
}

/** True when the filter leaves nothing but rows that the asker may read one by one. */
export function isInside(filter: Filter, scope: Scope): boolean {
  if (scope.sees === 'ALL') return true
  if (scope.sees === 'CITY') {
    return (
      (!!filter.city?.length && filter.city.every((city) => city === scope.city)) ||
      (!!filter.county?.length && filter.county.every((county) => cityOf(county) === scope.city))
    )
  }
  return scope.sees === 'COUNTY' && !!filter.county?.length && filter.county.every((c) => c === scope.county)
}

function refusal(groupBy: readonly Dimension[], filter: Filter, scope: Scope): string {
  const finer = [
    ...groupBy.filter((d) => d === 'COUNTY' || d === 'INDUSTRY').map((d) => `groupBy 的「${DIMENSION_NAMES[d]}」`),
    ...(filter.county ? ['filter.county'] : []),
    ...(filter.industry ? ['filter.industry'] : []),
  ].join('、')
  const remedy = {
    CITY: `请加上 filter: {city: ["${scope.sees === 'CITY' ? scope.city : ''}"]} 只问本市，`,
    COUNTY: `请加上 filter: {county: ["${scope.sees === 'COUNTY' ? scope.county : ''}"]} 只问本县区，`,
    SUMS: '',
    ALL: '',
  }[scope.sees]
  return `${finer}涉及其他单位的明细；对其他单位只提供「城市 × 期间」的合计。${remedy}或把 groupBy 改为 [PERIOD, CITY] 并去掉更细的筛选。`
}
