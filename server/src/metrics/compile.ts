/**
 * Plan -> one SQL statement. Pure. Reads from below: calendar and peers are laid out first, facts are summed to
 * months once, months are summed into frames, only then values, ranks and shares are taken and pages cut.
 * Integers come from the plan (checked there) and stand in the text; every string is a parameter (`?`), in the order
 * of the text: parts are written from top to bottom.
 */
import { coverage, frameRows, reported, unitRows } from './calendar-sql.ts'
import { keyColumns, provinceAsked, sharesAsked, shownCondition } from './columns.ts'
import { detailRows, othersRows, totalRow } from './grid-sql.ts'
import { orderOf, othersShares, pageColumns, pageCondition, shareColumns } from './page-sql.ts'
import type { Plan } from './planned.ts'
import type { Page } from './question.ts'
import { rankColumns, windowClauses } from './rank-sql.ts'
import { isHidden, smallCells } from './small-cells-sql.ts'
import { Sql, type Column } from './sql.ts'
import { isMonthsOnly, monthParts, monthSum, projectState, provinceSum, rowSum, totalSum } from './sum-sql.ts'
import { valueColumns } from './value-sql.ts'

export interface Statement {
  text: string
  params: unknown[]
}

export function compile(plan: Plan): Statement {
  const sql = new Sql()
  const part = (name: string, body: string, kept = '') => `${name} as ${kept}(\n${body}\n)`
  const parts = [
    part('frame (i, role, lo, hi, year_lo, wide_lo)', frameRows(plan)),
    part('unit (id, city, assessment_group)', unitRows(plan, sql)),
    ...monthParts(plan).map((of) => part(of.table, monthSum(plan, of, sql))),
    ...(plan.stateful ? [part('project_state', projectState(plan))] : []),
    part('reported (unit, month)', reported(plan)),
    part('coverage', coverage(plan)),
    part('frame_sum', rowSum(plan, sql), isMonthsOnly(plan) ? 'not materialized ' : ''),
    part('total_sum', totalSum(plan, sql)),
    ...(plan.source === 'CLOSED' ? smallCells(plan).map(([name, body]) => part(name, body)) : []),
    ...(provinceAsked(plan) ? [part('province_sum', provinceSum(plan, sql))] : []),
    part('wide', `${detailRows(plan)}\nunion all\n${totalRow(plan)}`),
    part('valued', valued(plan)),
    part('ranked', ranked(plan), windowed(plan) ? '' : 'not materialized '),
    part('shown', shown(plan, sql)),
    ...tops(plan).map((n) => part(`others_${n}`, othersRows(plan, n))),
  ]
  return { text: `with\n${parts.join(',\n')}\n${finalRows(plan)}`, params: sql.params }
}

function valued(plan: Plan): string {
  const key = keyColumns(plan).map((column) => `coalesce(${column}::text, '')`)
  const values = valueColumns(plan).map(({ name, sql }) => `${sql} as ${name}`)
  const flags = plan.source === 'CLOSED' ? plan.metrics.map((metric) => `${isHidden(metric)} as ${metric.name}_hidden`) : []
  return `  select ${['*', ...named(plan, key.join(` || '|' || `) || `''`), ...values, ...flags].join(',\n         ')}\n  from wide`
}

/** A row's name, by which ranks tell the next better one. */
function named(plan: Plan, name: string): string[] {
  return windowClauses(plan).length ? [`${name} as k`] : []
}

/** Without a window the grand total is read apart from the rows, and they need not be kept for it. */
function windowed(plan: Plan): boolean {
  return windowClauses(plan).length > 0 || sharesAsked(plan)
}

function ranked(plan: Plan): string {
  const columns = rankedColumns(plan).map(({ name, sql }) => `${sql} as ${name}`)
  const windows = windowClauses(plan)
  return [
    `  select ${['v.*', ...columns].join(',\n         ')}`,
    `  from valued v`,
    ...(sharesAsked(plan) ? [`  left join total_sum ft on ft.i = v.i and ft.role = 'c'`] : []),
    ...(provinceAsked(plan) ? [`  left join province_sum fp on fp.i = v.i`] : []),
    ...(windows.length ? [`  window ${windows.join(',\n         ')}`] : []),
  ].join('\n')
}

function rankedColumns(plan: Plan): Column[] {
  return [...plan.metrics.flatMap((metric) => rankColumns(plan, metric)), ...plan.metrics.flatMap((metric) => shareColumns(plan, metric))]
}

function shown(plan: Plan, sql: Sql): string {
  const columns = ['r.*', ...pageColumns(plan)]
  const conditions = [`r.level = 'DETAIL'`, shownCondition(plan, 'r'), ...plan.having.map((having) => bounded(plan, having, sql))].filter(Boolean)
  const all = (selected: string) => `  select ${selected}\n  from ranked r\n  where ${conditions.join(' and ')}`
  const page = onlyPage(plan)
  if (!page) return all(columns.join(',\n         '))
  // The best few are kept, the others only counted.
  return [
    `  select r.*, row_number() over (order by ${orderOf(plan, page)}) as n0 from (`,
    all('r.*, count(*) over () as t0'),
    `  order by ${orderOf(plan, page)} limit ${page.after + page.first}) r`,
  ].join('\n')
}

/** One page of all rows, without a rest. */
function onlyPage({ pages, everyRow }: Plan): Page | undefined {
  const [page, ...more] = pages
  return page && !more.length && !everyRow && !page.top && !page.within.length ? page : undefined
}

function bounded(plan: Plan, { metric, gte, lte }: Plan['having'][number], sql: Sql): string {
  const value = `r.${plan.metrics.find((m) => m.metric === metric)!.name}_c`
  const bound = (sign: string, limit: string | undefined) => (limit === undefined ? [] : [`${value} ${sign} ${sql.text(limit)}::numeric`])
  return [...bound('>=', gte), ...bound('<=', lte)].join(' and ')
}

function tops(plan: Plan): number[] {
  return plan.pages.flatMap((page, n) => (page.top ? [n] : []))
}

function finalRows(plan: Plan): string {
  const pages = plan.pages.flatMap((_, n) => [`null::bigint as n${n}`, `null::bigint as t${n}`])
  return [
    `select * from shown where ${plan.everyRow ? 'true' : pageCondition(plan)}`,
    `union all`,
    `select ${['r.*', ...pages].join(', ')} from ranked r where r.level = 'GRAND_TOTAL'`,
    ...tops(plan).flatMap((n) => ['union all', restRow(plan, n)]),
  ].join('\n')
}

/** A row OTHERS in the columns of all others: valued like any row, shared, never ranked. */
function restRow(plan: Plan, page: number): string {
  const values = valueColumns(plan).map(({ name, sql }) => `${sql} as ${name}`)
  const shares = new Map(othersShares(plan).map(({ name, sql }) => [name, sql]))
  const none = rankedColumns(plan).map(({ name, type }) => `${shares.get(name) ?? `null::${type}`} as ${name}`)
  const places = plan.pages.flatMap((_, n) => [`${n === page ? 0 : 'null'}::bigint as n${n}`, `null::bigint as t${n}`])
  return [
    `select v.*, ${[...none, ...places].join(', ')}`,
    `from (select ${['*', ...named(plan, `''`), ...values].join(', ')} from others_${page}) v`,
    ...(sharesAsked(plan) ? [`left join total_sum ft on ft.i = v.i and ft.role = 'c'`] : []),
    ...(provinceAsked(plan) ? [`left join province_sum fp on fp.i = v.i`] : []),
  ].join('\n')
}

