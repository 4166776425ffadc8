/** Who may ask how much, and from which facts. */
import { innerRoleOf, type Actor, type InnerRole } from '../../kernel/actor.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Limits } from '../../metrics/planned.ts'
import type { Scope } from '../../metrics/scope.ts'
import { codeOf } from '../../reference/region-code.ts'

const POINTS: Record<InnerRole, number> = {
  public_role: 0,
  door_role: 0,
  county_role: 50_000,
  city_role: 100_000,
  screen_role: 100_000,
  province_role: 2_000_000,
  staff_role: 2_000_000,
  job_role: 2_000_000,
}

/** One page of rows; a longer answer is paged. */
const ROWS_PER_PAGE = 1000

export function limitsOf(actor: Actor): Limits {
  return { points: POINTS[innerRoleOf(actor)], rowsPerPage: ROWS_PER_PAGE }
}

/** @throws Refusal UNAUTHENTICATED for those who have not signed in */
export function scopeOf(actor: Actor): Scope {
  switch (innerRoleOf(actor)) {
    case 'province_role':
    case 'staff_role':
    case 'job_role':
      return { sees: 'ALL' }
    case 'city_role':
      return { sees: 'CITY', city: actor.unit, code: codeOf(actor.unit) }
    case 'county_role':
      return { sees: 'COUNTY', county: actor.unit, code: codeOf(actor.unit) }
    case 'screen_role':
      return { sees: 'SUMS' }
    default:
      throw refuse.unauthenticated('请先登录再查询数据。')
  }
}
