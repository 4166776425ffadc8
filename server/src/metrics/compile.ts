/**
 * Plan -> one SQL statement. Pure. Reads from below: calendar and peers are laid out first, facts are summed to
 * months once, months are summed into frames, only then values, ranks and shares are taken and pages cut.
 * Integers come from the plan (checked there) and stand in the text; every string is a parameter (`?`).
 */
import { yearOf } from '@jingxian/schema/vocabulary/period'
import type { Frame, FrameRole } from './frames.ts'
import { LEAST_N } from './metric.ts'
import type { Plan, PlannedMetric, SumColumn } from './plan.ts'
import { rankColumns, windowClauses } from './rank-sql.ts'
import { pageColumns, pageCondition, shareColumns } from './page-sql.ts'
import { Sql } from './sql.ts'

export interface Statement {
  text: string
  params: unknown[]
}

const TABLES = { FACTS: 'fact', CITY_FACTS: 'city_fact' } as const
const COLUMNS = { CITY: 'city', COUNTY: 'county', INDUSTRY: 'industry' } as const

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

export function keyColumns(plan: Plan): string[] {
  return plan.keys.map((key) => COLUMNS[key])
}

function allFrames(plan: Plan): Frame[] {
  return plan.frames.includes(plan.total) ? [...plan.frames] : [...plan.frames, plan.total]
}

function frameRows(plan: Plan): string {
  const rows = allFrames(plan).flatMap((frame) =>
    plan.roles.map((role) => {
      const { from, to } = frame.windows[role]
      return `(${frame.index}, '${role}', ${from}, ${to}, ${yearOf(to) * 100 + 1})`
    }),
  )
  return `  values ${rows.join(',\n         ')}`
}

/** The peers: every unit that is asked about, whether it reported or not. */
function unitRows({ unit, filter }: Plan, sql: Sql): string {
  const level = unit === 'CITY' ? `level in ('CITY', 'ZONE')` : `level in ('COUNTY', 'ZONE')`
  const wanted =
    unit === 'CITY' ? [sql.intsIn('id', filter.city)] : [sql.intsIn('id', filter.county), sql.intsIn('city', filter.city)]
  return `  select id, city from region where ${[level, ...wanted].filter(Boolean).join(' and ')}`
}

function unitColumn(plan: Plan): string {
  return plan.unit === 'CITY' ? 'city' : 'county'
}

/** Key columns of the month sums: what is asked for, plus the unit that reports. */
function monthKeys(plan: Plan): string[] {
  const cohort = plan.sums.some(isCohort) ? ['cohort'] : []
  return [...new Set([...keyColumns(plan), unitColumn(plan), ...(plan.shownCities ? ['city'] : [])]), 'month', ...cohort]
}

function isCohort(sum: SumColumn): boolean {
  return sum.window === 'COHORT_YEAR'
}

function monthSum(plan: Plan, sql: Sql): string {
  const keys = monthKeys(plan).map((key) => `f.${key}`)
  const sums = plan.sums.map((s) => `sum(f.value) filter (where f.measure in (${quoted(s.measures)})) as ${s.name}`)
  const flows = plan.sums.filter((s) => !isCohort(s)).flatMap((s) => s.measures)
  const entries = flows.length ? `coalesce(sum(f.entries) filter (where f.measure in (${quoted(flows)})), 0)` : '0'
  const measures = [...new Set(plan.sums.flatMap((s) => s.measures))]
  return [
    `  select ${[...keys, ...sums, `${entries} as entries`].join(',\n         ')}`,
    `  from ${TABLES[plan.source]} f`,
    `  where ${[...factConditions(plan, sql), `f.measure in (${quoted(measures)})`, monthCondition(plan)].join('\n    and ')}`,
    `  group by ${keys.join(', ')}`,
  ].join('\n')
}

function factConditions(plan: Plan, sql: Sql): string[] {
  const { filter } = plan
  const level = { REPORTED: '', DOCUMENTED: 'f.assurance >= 2', AUDITED: 'f.assurance >= 3' }[filter.assuranceAtLeast ?? 'REPORTED']
  return [
    `f.version <= ${plan.version}`,
    sql.intsIn('f.city', filter.city),
    sql.intsIn('f.county', filter.county),
    sql.textIn('f.industry', filter.industry),
    level,
  ].filter(Boolean)
}

function monthCondition(plan: Plan): string {
  const windows = allFrames(plan).flatMap((frame) => plan.roles.map((role) => frame.windows[role]))
  const [lo, hi] = [Math.min(...windows.map((w) => w.from)), Math.max(...windows.map((w) => w.to))]
  const flow = `f.month between ${lo} and ${hi}`
  if (!plan.sums.some(isCohort)) return flow
  const cohort = Math.min(...windows.map((w) => yearOf(w.to) * 100 + 1))
  return `(${flow} or (f.cohort between ${cohort} and ${hi} and f.month <= ${hi}))`
}

/**
 * A unit has reported a month when its return is signed, when its city's is (the city signs for its counties too), or
 * when an accepted amount stands in it.
 */
function reported(plan: Plan): string {
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
function coverage(): string {
  return [
    `  select fr.i, fr.role, u.id as unit,`,
    `         coalesce(bool_or(r.month = fr.hi), false) as live,`,
    `         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps`,
    `  from frame fr cross join unit u`,
    `  left join reported r on r.unit = u.id and r.month between fr.lo and fr.hi`,
    `  group by fr.i, fr.role, fr.lo, fr.hi, u.id`,
  ].join('\n')
}

function frameSum(plan: Plan, keys: string[], condition = ''): string {
  const cohort = plan.sums.some(isCohort)
  const columns = ['fr.i', 'fr.role', ...keys.map((key) => `m.${key}`)]
  const sums = plan.sums.map((s) => {
    const inWindow = isCohort(s) ? 'm.cohort between fr.cohort_lo and fr.hi' : 'm.month >= fr.lo'
    return `sum(m.${s.name})${cohort ? ` filter (where ${inWindow})` : ''} as ${s.name}`
  })
  return [
    `  select ${[...columns, ...sums].join(', ')}`,
    `  from frame fr join month_sum m on m.month <= fr.hi and ${cohort ? '(m.month >= fr.lo or m.cohort >= fr.cohort_lo)' : 'm.month >= fr.lo'}`,
    ...(condition ? [`  where ${condition}`] : []),
    `  group by ${columns.join(', ')}`,
  ].join('\n')
}

function shownCondition(plan: Plan, alias: string): string {
  return plan.shownCities ? `${alias}.city in (${plan.shownCities.join(', ')})` : ''
}

function provinceAsked(plan: Plan): boolean {
  return plan.metrics.some((metric) => metric.shares.includes('PROVINCE'))
}

/** The whole province, whatever the filter: from the open sums, which every signed-in account may read. */
function provinceSum(plan: Plan, sql: Sql): string {
  const open: Plan = { ...plan, source: 'CITY_FACTS', filter: { assuranceAtLeast: plan.filter.assuranceAtLeast } }
  const sums = plan.sums.map((s) =>
    isCohort(s) ? `null::numeric as ${s.name}` : `sum(f.value) filter (where f.measure in (${quoted(s.measures)})) as ${s.name}`,
  )
  return [
    `  select fr.i, ${sums.join(', ')}`,
    `  from frame fr join city_fact f on f.month between fr.lo and fr.hi`,
    `  where fr.role = 'c' and ${factConditions(open, sql).join(' and ')}`,
    `  group by fr.i`,
  ].join('\n')
}

/** The grid: frames x peers; dimensions that have no peers (industry) bring the members that the facts hold. */
function detailRows(plan: Plan): string {
  const keys = keyColumns(plan)
  const columns = plan.roles.flatMap((role) => wideColumns(plan, role))
  return [
    `  select 'DETAIL' as level, g.i, ${[...keys.map((key) => `g.${key}`), ...columns].join(',\n         ')}`,
    `  from ${grid(plan)}`,
    ...plan.roles.flatMap((role) => [sumJoin('frame_sum', role, keys), coverageJoin(plan, role)]),
  ].join('\n')
}

function grid(plan: Plan): string {
  const frames = `(select i from frame where role = 'c' and i < ${plan.frames.length}) fr`
  if (!plan.keys.length) return `(select fr.i from ${frames}) g`
  if (plan.keys.includes('INDUSTRY')) {
    const keys = keyColumns(plan).join(', ')
    return `(select fr.i, k.* from ${frames} cross join (select distinct ${keys} from frame_sum) k) g`
  }
  const city = plan.unit === 'COUNTY' && plan.keys.includes('CITY') ? ', r.city as city' : ''
  const region = city ? ' join region r on r.id = u.id' : ''
  return `(select fr.i, u.id as ${unitColumn(plan)}${city} from ${frames} cross join unit u${region}) g`
}

function wideColumns(plan: Plan, role: FrameRole): string[] {
  return [...plan.sums.map((s) => `${role}.${s.name} as ${s.name}_${role}`), `v${role}.live as live_${role}`, `v${role}.gaps as gaps_${role}`]
}

function sumJoin(table: string, role: FrameRole, keys: string[]): string {
  const same = keys.map((key) => ` and ${role}.${key} = g.${key}`).join('')
  return `  left join ${table} ${role} on ${role}.i = g.i and ${role}.role = '${role}'${same}`
}

function coverageJoin(plan: Plan, role: FrameRole): string {
  const unit = unitColumn(plan)
  if (keyColumns(plan).includes(unit)) {
    return `  left join coverage v${role} on v${role}.i = g.i and v${role}.role = '${role}' and v${role}.unit = g.${unit}`
  }
  return `  ${coverageOfAll(role)}`
}

/** Where no unit is named a row is live if any unit is, and lacks what any unit lacks. */
function coverageOfAll(role: FrameRole, shown: readonly number[] | undefined = undefined): string {
  const condition = shown ? ` and unit in (${shown.join(', ')})` : ''
  const all = `select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = '${role}'${condition} group by i`
  return `left join (${all}) v${role} on v${role}.i = g.i`
}

function totalRow(plan: Plan): string {
  const keys = plan.keys.map((key) => (key === 'INDUSTRY' ? 'null::text' : 'null::int'))
  const columns = plan.roles.flatMap((role) => wideColumns(plan, role))
  return [
    `  select 'GRAND_TOTAL', g.i, ${[...keys, ...columns].join(',\n         ')}`,
    `  from (select ${plan.total.index} as i) g`,
    ...plan.roles.flatMap((role) => [sumJoin('total_sum', role, []), `  ${coverageOfAll(role, plan.shownCities)}`]),
  ].join('\n')
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

/** A question without metrics still has rows to count: no measure is called ''. */
function quoted(words: readonly string[]): string {
  return words.length ? words.map((word) => `'${word}'`).join(', ') : `''`
}

