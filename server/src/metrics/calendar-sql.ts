/** Calendar and peers are laid out first: frames, units, and who had reported what. */
import { allFrames, hasMonthFrames, reachOf } from './columns.ts'
import type { KeyDimension } from './dimensions.ts'
import { firstCohort } from './frames.ts'
import { filterSql } from './filter-sql.ts'
import type { Plan } from './planned.ts'
import type { Filter } from './question.ts'
import { cityRows } from './sources-sql.ts'
import type { Sql } from './sql.ts'

/** Number, role, first and last month, first months of the cohorts of the year and of three years. */
export function frameRows(plan: Plan): string {
  const rows = allFrames(plan).flatMap((frame) =>
    plan.roles.map((role) => {
      const { from, to } = frame.windows[role]
      return `(${frame.index}, '${role}', ${from}, ${to}, ${firstCohort('COHORT_YEAR', to)}, ${firstCohort('COHORT_36M', to)})`
    }),
  )
  return `  values ${rows.join(',\n         ')}`
}

/** The peers: every unit that is asked about, whether it reported or not. */
export function unitRows(plan: Plan, sql: Sql): string {
  const level = plan.unit === 'CITY' ? `level in ('CITY', 'ZONE')` : `level in ('COUNTY', 'ZONE')`
  const wanted = filterSql(unitFilter(plan.filter), sql, (dimension) => UNIT_COLUMNS[dimension]!, '')
  // A county is asked about: its city is the peer.
  const rows = plan.unit === 'CITY' && wanted ? `id in (select city from region where level in ('COUNTY', 'ZONE') and ${wanted})` : wanted
  const units = `  select id, city, assessment_group from region where ${[level, rows].filter(Boolean).join(' and ')}`
  // Shares that went out of the province make a row of their own, so that the parts add up.
  return plan.basis === 'ASSESSMENT' ? `${units}\n  union all select ${EXTERNAL}, ${EXTERNAL}, null` : units
}

/** The unit that stands for everything outside the province. */
export const EXTERNAL = 0

/** Only cities carry a group. */
const GROUP_OF_CITY = '(select c.assessment_group from region c where c.id = region.city)'

const UNIT_COLUMNS: Partial<Record<KeyDimension, string>> = { CITY: 'city', COUNTY: 'id', ASSESSMENT_GROUP: GROUP_OF_CITY }

/** What a filter says of units alone; the rest of it chooses facts, not peers. */
function unitFilter({ in: all, or, not }: Filter): Filter {
  const only = Object.fromEntries(Object.entries(all).filter(([d]) => d in UNIT_COLUMNS))
  return { in: only, ...(or?.every(speaksOfUnits) && { or }), ...(not && speaksOfUnits(not) && { not }) }
}

function speaksOfUnits({ in: all, assuranceAtLeast, or = [], not }: Filter): boolean {
  return !assuranceAtLeast && Object.keys(all).every((d) => d in UNIT_COLUMNS) && [...or, ...(not ? [not] : [])].every(speaksOfUnits)
}

/** A unit has reported a month when its return is signed, or its city's is: the city signs for its counties too. */
export function reported(plan: Plan): string {
  const [first, last] = reachOf(plan)
  const months = `f.month between ${first} and ${last}`
  const signed = [
    `  select u.id, f.month from ${cityRows({ ...plan, basis: 'TERRITORIAL' })} join unit u on u.city = f.city`,
    `  where f.measure = 'RETURN_CITY' and ${months} group by 1, 2 having sum(f.value) > 0`,
  ]
  const byCounty = [
    `  union`,
    `  select f.county, f.month from fact f join unit u on u.id = f.county`,
    `  where f.version <= ${plan.version} and f.measure = 'RETURN_COUNTY' and ${months} group by 1, 2 having sum(f.value) > 0`,
  ]
  return [...signed, ...(plan.unit === 'COUNTY' ? byCounty : [])].join('\n')
}

const LACKING = '(fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month)'

/** Per frame and unit: has the last month of the window been reported, and how many months of it have not. */
export function coverage(plan: Plan): string {
  if (!hasMonthFrames(plan)) return covered(plan, 'r.month between fr.lo and fr.hi', '')
  const rows = covered(plan, 'r.month = fr.hi', `fr.i < ${plan.frames.length}`)
  return `${rows}\n  union all\n${covered(plan, 'r.month between fr.lo and fr.hi', `fr.i = ${plan.total.index}`)}`
}

function covered({ basis }: Plan, within: string, frames: string): string {
  const outside = basis === 'ASSESSMENT'
  return [
    `  select fr.i, fr.role, u.id as unit, u.assessment_group,`,
    `         ${outside ? `u.id = ${EXTERNAL} or ` : ''}coalesce(bool_or(r.month = fr.hi), false) as live,`,
    `         ${outside ? `case when u.id = ${EXTERNAL} then 0 else ${LACKING} end` : LACKING} as gaps`,
    `  from frame fr cross join unit u`,
    `  left join reported r on r.unit = u.id and ${within}${frames ? ` where ${frames}` : ''}`,
    `  group by fr.i, fr.role, fr.lo, fr.hi, u.id, u.assessment_group`,
  ].join('\n')
}
