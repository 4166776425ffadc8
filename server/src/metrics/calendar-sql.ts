/** Calendar and peers are laid out first: frames, units, and who had reported what. */
import { yearOf } from '@jingxian/schema/vocabulary/period'
import { allFrames, unitColumn } from './columns.ts'
import type { Plan } from './plan.ts'
import type { Sql } from './sql.ts'

export function frameRows(plan: Plan): string {
  const rows = allFrames(plan).flatMap((frame) =>
    plan.roles.map((role) => {
      const { from, to } = frame.windows[role]
      return `(${frame.index}, '${role}', ${from}, ${to}, ${yearOf(to) * 100 + 1})`
    }),
  )
  return `  values ${rows.join(',\n         ')}`
}

/** The peers: every unit that is asked about, whether it reported or not. */
export function unitRows({ unit, filter }: Plan, sql: Sql): string {
  const level = unit === 'CITY' ? `level in ('CITY', 'ZONE')` : `level in ('COUNTY', 'ZONE')`
  const wanted =
    unit === 'CITY' ? [sql.intsIn('id', filter.city)] : [sql.intsIn('id', filter.county), sql.intsIn('city', filter.city)]
  return `  select id, city from region where ${[level, ...wanted].filter(Boolean).join(' and ')}`
}

/**
 * A unit has reported a month when its return is signed, when its city's is (the city signs for its counties too), or
 * when an accepted amount stands in it.
 */
export function reported(plan: Plan): string {
  const known = `f.version <= ${plan.version}`
  const signed = [
    `  select u.id, f.month from city_fact f join unit u on u.city = f.city`,
    `  where ${known} and f.measure = 'RETURN_CITY' group by 1, 2 having sum(f.value) > 0`,
  ]
  const byCounty = [
    `  union`,
    `  select f.county, f.month from fact f join unit u on u.id = f.county`,
    `  where ${known} and f.measure = 'RETURN_COUNTY' group by 1, 2 having sum(f.value) > 0`,
  ]
  const amounts = [`  union`, `  select ${unitColumn(plan)}, month from month_sum group by 1, 2 having sum(entries) > 0`]
  return [...signed, ...(plan.unit === 'COUNTY' ? byCounty : []), ...amounts].join('\n')
}

/** Per frame and unit: has the last month of the window been reported, and how many months of it have not. */
export function coverage(): string {
  return [
    `  select fr.i, fr.role, u.id as unit,`,
    `         coalesce(bool_or(r.month = fr.hi), false) as live,`,
    `         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps`,
    `  from frame fr cross join unit u`,
    `  left join reported r on r.unit = u.id and r.month between fr.lo and fr.hi`,
    `  group by fr.i, fr.role, fr.lo, fr.hi, u.id`,
  ].join('\n')
}
