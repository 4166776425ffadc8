/** Filter -> SQL condition. Pure. */
import { ASSURANCE_LEVEL } from '@jingxian/schema/vocabulary/ledger-words'
import { DIMENSIONS, isState, type KeyDimension } from './dimensions.ts'
import type { Filter } from './question.ts'
import type { Sql } from './sql.ts'

/** `columnOf`: where a dimension stands in the rows that are filtered; `assurance`: likewise. Empty when nothing is asked. */
export function filterSql(filter: Filter, sql: Sql, columnOf: (dimension: KeyDimension) => string, assurance: string): string {
  const own = (Object.keys(filter.in) as KeyDimension[]).map((d) => sql.oneOf(columnOf(d), filter.in[d]))
  const level = filter.assuranceAtLeast && filter.assuranceAtLeast !== 'REPORTED' ? `${assurance} >= ${ASSURANCE_LEVEL[filter.assuranceAtLeast]}` : ''
  const inner = (part: Filter) => filterSql(part, sql, columnOf, assurance) || 'true'
  const either = filter.or?.length ? `(${filter.or.map(inner).join(' or ')})` : ''
  // What has no value for the dimension is not in the list, so `not` keeps it.
  const except = filter.not ? `(${inner(filter.not)}) is not true` : ''
  return [...own, level, either, except].filter(Boolean).join(' and ')
}

/** Every dimension that the filter speaks of, at any depth. */
export function filterDimensions(filter: Filter): KeyDimension[] {
  const below = [...(filter.or ?? []), ...(filter.not ? [filter.not] : [])].flatMap(filterDimensions)
  return [...new Set([...(Object.keys(filter.in) as KeyDimension[]), ...below])]
}

export function isStateful(dimensions: readonly KeyDimension[]): boolean {
  return dimensions.some(isState)
}

export const factColumn = (dimension: KeyDimension): string => DIMENSIONS[dimension].sql
