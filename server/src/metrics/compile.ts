/**
 * Plan -> one SQL statement. Pure. Reads from below: calendar and peers are laid out first, facts are summed to
 * months once, months are summed into frames, only then values, ranks and shares are taken and pages cut.
 * Integers come from the plan (checked there) and stand in the text; every string is a parameter (`?`).
 */
import { keyColumns, provinceAsked, shownCondition } from './columns.ts'
import { coverage, frameRows, reported, unitRows } from './calendar-sql.ts'
import type { FrameRole } from './frames.ts'
import { detailRows, totalRow } from './grid-sql.ts'
import { LEAST_N } from './metric.ts'
import { pageColumns, pageCondition, shareColumns } from './page-sql.ts'
import type { Plan, PlannedMetric, SumColumn } from './plan.ts'
import { rankColumns, windowClauses } from './rank-sql.ts'
import { Sql } from './sql.ts'
import { frameSum, monthSum, provinceSum } from './sum-sql.ts'

export interface Statement {
  text: string
  params: unknown[]
}

export function compile(plan: Plan): Statement {
  const sql = new Sql()
  const part = (name: string, body: string) => `${name} as (\n${body}\n)`
  const parts = [
    part('frame (i, role, lo, hi, cohort_lo)', frameRows(plan)),
    part('unit (id, city)', unitRows(plan, sql)),
    part('month_sum', monthSum(plan, sql)),
    part('reported (unit, month)', reported(plan)),
    part('coverage', coverage()),
    part('frame_sum', frameSum(plan, keyColumns(plan))),
    part('total_sum', frameSum(plan, [], shownCondition(plan, 'm'))),
    ...(provinceAsked(plan) ? [part('province_sum', provinceSum(plan, sql))] : []),
    part('wide', `${detailRows(plan)}\nunion all\n${totalRow(plan)}`),
    part('valued', valued(plan)),
    part('ranked', ranked(plan)),
    part('shown', shown(plan)),
  ]
  return { text: `with\n${parts.join(',\n')}\n${finalRows(plan)}`, params: sql.params }
}

function valued(plan: Plan): string {
  const values = plan.metrics.flatMap((metric) => plan.roles.map((role) => `${valueOf(metric, role)} as ${metric.name}_${role}`))
  const key = keyColumns(plan).map((column) => `coalesce(${column}::text, '')`)
  return `  select *, ${key.length ? key.join(` || '|' || `) : `''`} as k,\n         ${values.join(',\n         ')}\n  from wide`
}

/** Divided last: a rate is made of sums, never summed itself. Too few projects make no percentage. */
function valueOf({ numerator, denominator, count }: PlannedMetric, role: FrameRole): string {
  const sum = (column: SumColumn) => `${column.name}_${role}`
  if (!denominator) return `case when live_${role} then coalesce(${sum(numerator)}, 0) end`
  const enough = count ? ` and ${sum(count)} >= ${LEAST_N}` : ''
  return `case when ${sum(denominator)} > 0${enough} then coalesce(${sum(numerator)}, 0) * 100 / ${sum(denominator)} end`
}

function ranked(plan: Plan): string {
  const columns = plan.metrics.flatMap((metric) => rankColumns(plan, metric))
  const shares = plan.metrics.flatMap((metric) => shareColumns(plan, metric))
  const windows = windowClauses(plan)
  return [
    `  select ${['v.*', ...columns, ...shares].join(',\n         ')}`,
    `  from valued v`,
    ...(shares.length ? [`  left join total_sum ft on ft.i = v.i and ft.role = 'c'`] : []),
    ...(provinceAsked(plan) ? [`  left join province_sum fp on fp.i = v.i`] : []),
    ...(windows.length ? [`  window ${windows.join(',\n         ')}`] : []),
  ].join('\n')
}

function shown(plan: Plan): string {
  const condition = shownCondition(plan, 'r')
  const columns = ['r.*', ...pageColumns(plan)]
  return `  select ${columns.join(',\n         ')}\n  from ranked r\n  where r.level = 'DETAIL'${condition ? ` and ${condition}` : ''}`
}

function finalRows(plan: Plan): string {
  const pages = plan.pages.flatMap((_, n) => [`null::bigint as n${n}`, `null::bigint as t${n}`])
  return [
    `select * from shown where ${pageCondition(plan)}`,
    `union all`,
    `select ${['r.*', ...pages].join(', ')} from ranked r where r.level = 'GRAND_TOTAL'`,
  ].join('\n')
}

