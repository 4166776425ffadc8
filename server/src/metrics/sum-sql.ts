/** Facts are summed to months once; months are summed into frames. */
import { ASSURANCE_LEVEL } from '@jingxian/schema/vocabulary/ledger-words'
import { counted, hasMonthFrames, monthDimensions, quoted, reachOf, sharesAsked, shownCondition, sumNames, unitColumn, windowsOf } from './columns.ts'
import { columnOf, DIMENSIONS, isState, type KeyDimension } from './dimensions.ts'
import { factColumn, filterSql } from './filter-sql.ts'
import { firstCohort } from './frames.ts'
import { isCohort, type Plan, type SumColumn } from './planned.ts'
import { cityRows, sourceRows } from './sources-sql.ts'
import type { Sql } from './sql.ts'

/**
 * Sums that look at their months in one way. A flow reads the months of its window, a stock all before, a cohort is
 * keyed by cohort too: in one table every frame would read every month of every cohort for a flow.
 */
interface Part {
  table: string
  sums: readonly SumColumn[]
  cohort: boolean
  condition: string
}

export function monthParts(plan: Plan): Part[] {
  const kinds = [
    { table: 'month_flow', of: isOfMonths },
    { table: 'month_stock', of: (s: SumColumn) => s.window === 'STOCK' },
    { table: 'month_cohort', of: isCohort },
  ]
  const parts = kinds.map(({ table, of }) => partOf(plan, table, plan.sums.filter(of))).filter(({ sums }) => sums.length)
  // By project there is little to win, and the states are joined once.
  return parts.length > 1 && !plan.stateful ? parts : [partOf(plan, 'month_sum', plan.sums)]
}

function partOf(plan: Plan, table: string, sums: readonly SumColumn[]): Part {
  return { table, sums, cohort: sums.some(isCohort), condition: monthCondition(plan, sums) }
}

/** Columns of the month sums beside the sums: expression on the facts and name. */
function monthKeys(plan: Plan, cohort: boolean): [string, string][] {
  const dimensions = monthDimensions(plan).map((d): [string, string] => [DIMENSIONS[d].sql, columnOf(d)])
  const units = [unitColumn(plan), ...(plan.shownCities ? ['city'] : [])].map((c): [string, string] => [`f.${c}`, c])
  const rest = ['month', ...(cohort ? ['cohort'] : []), ...(plan.stateful ? ['project', 'assurance'] : [])].map((c): [string, string] => [`f.${c}`, c])
  return [...new Map([...dimensions, ...units, ...rest].map((key) => [key[1], key])).values()]
}

export function monthSum(plan: Plan, { sums: parted, cohort, condition }: Part, sql: Sql): string {
  const keys = monthKeys(plan, cohort)
  const measures = [...new Set(parted.flatMap((s) => s.measures))]
  // No row is asked twice what it is.
  const only = (s: SumColumn) => (s.assured || s.measures.length < measures.length ? ` filter (where ${chosen(s)})` : '')
  const sums = parted.map((s) => `sum(f.value)${only(s)} as ${s.name}`)
  const counts = counted(plan).filter((s) => parted.includes(s)).map((s) => `sum(f.entries)${only(s)} as ${s.name}_e`)
  const filter = plan.stateful ? '' : filterSql(plan.filter, sql, factColumn, 'f.assurance')
  return [
    `  select ${[...keys.map(([from, as]) => (from === `f.${as}` ? from : `${from} as ${as}`)), ...sums, ...counts].join(',\n         ')}`,
    `  from ${sourceRows(plan, cohort)}${joins(plan)}`,
    `  where ${[`f.measure in (${quoted(measures)})`, condition, filter].filter(Boolean).join('\n    and ')}`,
    `  group by ${keys.map(([from]) => from).join(', ')}`,
  ].join('\n')
}

function chosen({ measures, assured }: SumColumn): string {
  const level = assured ? ` and f.assurance >= ${ASSURANCE_LEVEL[assured]}` : ''
  return `f.measure in (${quoted(measures)})${level}`
}

/** Source regions and assessment groups are said of countries and units, not of facts. */
function joins(plan: Plan): string {
  const spoken = [...plan.keys, ...Object.keys(flatIn(plan.filter))]
  const country = spoken.includes('SOURCE_REGION') ? '\n  left join country fc on fc.code = f.country' : ''
  const unit = spoken.includes('ASSESSMENT_GROUP') ? '\n  left join region fu on fu.id = f.city' : ''
  return country + unit
}

function flatIn(filter: Plan['filter']): Record<string, true> {
  const below = [...(filter.or ?? []), ...(filter.not ? [filter.not] : [])].map(flatIn)
  return Object.assign({}, ...Object.keys(filter.in).map((d) => ({ [d]: true })), ...below) as Record<string, true>
}

/** Only the months that some window needs. */
function monthCondition(plan: Plan, sums: readonly SumColumn[]): string {
  const windows = windowsOf(plan)
  const [lo, hi] = reachOf(plan)
  if (sums.some((s) => s.window === 'STOCK')) return `f.month <= ${hi}`
  const flow = `f.month between ${lo} and ${hi}`
  if (!sums.some(isCohort)) return flow
  const wide = sums.some((s) => s.window === 'COHORT_36M')
  const cohort = Math.min(...windows.map((w) => firstCohort(wide ? 'COHORT_36M' : 'COHORT_YEAR', w.to)))
  const cohorts = `f.cohort between ${cohort} and ${hi} and f.month <= ${hi}`
  return sums.every(isCohort) ? cohorts : `(${flow} or (${cohorts}))`
}

/** Of the months of the window, or of some of them. */
function isOfMonths({ window }: SumColumn): boolean {
  return window === 'FLOW' || window === 'YEAR_END'
}

const IN_WINDOW: Record<SumColumn['window'], string> = {
  FLOW: 'm.month >= fr.lo',
  YEAR_END: 'm.month between fr.year_lo and fr.hi',
  STOCK: 'true',
  COHORT_YEAR: 'm.cohort between fr.year_lo and fr.hi',
  COHORT_36M: 'm.cohort between fr.wide_lo and fr.hi',
}

/** The sums of the rows. */
export function rowSum(plan: Plan, sql: Sql): string {
  return isMonthly(plan) ? monthlySum(plan, sql) : frameSum(plan, plan.keys, sql)
}

/** The sums without a key; of every frame only where shares of them are asked for. */
export function totalSum(plan: Plan, sql: Sql): string {
  const frames = sharesAsked(plan) || plan.frames.includes(plan.total) ? '' : `fr.i = ${plan.total.index}`
  const byUnit = frameSum(plan, [plan.unit], sql, [frames, shownCondition(plan, 'm')].filter(Boolean).join(' and '))
  const sums = plan.sums.flatMap((s) => sumNames(plan, s)).map((name) => `sum(${name}) as ${name}`)
  // By unit first: to count units apart every row would have to be sorted.
  return [`  select ${['i', 'role', ...sums].join(', ')} from (`, byUnit, `  ) units`, `  group by i, role`].join('\n')
}

/** Only months are summed, one in each row: no range is joined then. */
function isMonthly(plan: Plan): boolean {
  return hasMonthFrames(plan) && !plan.stateful && plan.sums.every((s) => s.window === 'FLOW')
}

/** The total's frame is a range still. Rows are made of the keys that it holds too; of now it holds those of its months. */
function monthlySum(plan: Plan, sql: Sql): string {
  const [part] = monthParts(plan)
  const total = plan.roles.length > 1 ? `\n  union all\n${framePart(plan, part!, plan.keys, sql, `fr.i = ${plan.total.index}`)}` : ''
  return monthRows(plan, part!, sql, `fr.i < ${plan.frames.length}`) + total
}

/** The months carry no key beside those of the rows: a month's row is a frame's row. */
function isKeyed(plan: Plan): boolean {
  return monthKeys(plan, false).every(([, key]) => key === 'month' || plan.keys.map(columnOf).includes(key))
}

/** The rows' sums are those of the months under other names: they need not be kept once more. */
export function isMonthsOnly(plan: Plan): boolean {
  return plan.roles.length === 1 && isMonthly(plan) && isKeyed(plan)
}

function monthRows(plan: Plan, part: Part, sql: Sql, frames: string): string {
  if (!isKeyed(plan)) return framePart(plan, part, plan.keys, sql, frames, 'm.month = fr.hi')
  const sums = plan.sums.flatMap((s) => (counted(plan).includes(s) ? countedOnce(s) : [`m.${s.name}`]))
  return [
    `  select ${['fr.i', 'fr.role', ...plan.keys.map((d) => `m.${columnOf(d)}`), ...sums].join(', ')}`,
    `  from frame fr join ${part.table} m on m.month = fr.hi where ${frames}`,
  ].join('\n')
}

function countedOnce({ name }: SumColumn): string[] {
  const entries = `m.${name}_e::numeric`
  return [`m.${name}`, `${entries} as ${name}_e`, `${entries} as ${name}_h`, `(case when m.${name}_e > 0 then 1 else 0 end)::bigint as ${name}_u`]
}

function frameSum(plan: Plan, dimensions: readonly KeyDimension[], sql: Sql, condition = ''): string {
  const parts = monthParts(plan)
  if (parts.length === 1) return framePart(plan, parts[0]!, dimensions, sql, condition)
  const keys = ['i', 'role', ...dimensions.map(columnOf)]
  // Each sum stands in one part: the greatest of it and nothing is itself.
  const whole = plan.sums.flatMap((s) => sumNames(plan, s)).map((name) => `max(${name}) as ${name}`)
  return [
    `  select ${[...keys, ...whole].join(', ')} from (`,
    parts.map((part) => framePart(plan, part, dimensions, sql, condition)).join('\n  union all\n'),
    `  ) parts`,
    `  group by ${keys.join(', ')}`,
  ].join('\n')
}

/** What one part's months make of its sums; the other parts' sums are empty. */
function framePart(plan: Plan, { table, sums: parted }: Part, dimensions: readonly KeyDimension[], sql: Sql, condition: string, within = ''): string {
  const onlyFlow = parted.every(isOfMonths)
  const keys = dimensions.map((d): [string, string] => [isState(d) ? DIMENSIONS[d].sql : `m.${columnOf(d)}`, columnOf(d)])
  const chosenBy = (s: SumColumn, more = '') => (onlyFlow && s.window === 'FLOW' && !more ? '' : ` filter (where ${[IN_WINDOW[s.window], more].filter(Boolean).join(' and ')})`)
  const here = (s: SumColumn) => parted.includes(s)
  const sums = plan.sums.map((s) => (here(s) ? `sum(m.${s.name})${chosenBy(s)} as ${s.name}` : `null::numeric as ${s.name}`))
  const units = (s: SumColumn) => {
    const some = chosenBy(s, `m.${s.name}_e > 0`)
    return dimensions.includes(plan.unit) ? `coalesce(max(1)${some}, 0)::bigint` : `count(distinct m.${unitColumn(plan)})${some}`
  }
  const counts = counted(plan).flatMap((s) => [
    here(s) ? `sum(m.${s.name}_e)${chosenBy(s)} as ${s.name}_e` : `null::numeric as ${s.name}_e`,
    here(s) ? `sum(m.${s.name}_e) filter (where m.month = fr.hi) as ${s.name}_h` : `null::numeric as ${s.name}_h`,
    here(s) ? `${units(s)} as ${s.name}_u` : `null::bigint as ${s.name}_u`,
  ])
  const shown = [`fr.i`, `fr.role`, ...keys.map(([from, as]) => (from === `m.${as}` ? from : `${from} as ${as}`))]
  const filter = plan.stateful ? filterSql(plan.filter, sql, (d) => (isState(d) ? DIMENSIONS[d].sql : `m.${columnOf(d)}`), 'm.assurance') : ''
  const where = [condition, filter].filter(Boolean)
  return [
    `  select ${[...shown, ...sums, ...counts].join(', ')}`,
    `  from frame fr join ${table} m on ${within || `m.month <= fr.hi${onlyFlow ? ' and m.month >= fr.lo' : ''}${cohortsOf(parted)}`}`,
    ...(plan.stateful ? [`  join project_state st on st.i = fr.i and st.role = fr.role and st.project = m.project`] : []),
    ...(where.length ? [`  where ${where.join(' and ')}`] : []),
    `  group by ${['fr.i', 'fr.role', ...keys.map(([from]) => from)].join(', ')}`,
  ].join('\n')
}

/** Frames read no cohort that none of their sums looks at. */
function cohortsOf(sums: readonly SumColumn[]): string {
  if (!sums.length || !sums.every(isCohort)) return ''
  return ` and ${IN_WINDOW[sums.some((s) => s.window === 'COHORT_36M') ? 'COHORT_36M' : 'COHORT_YEAR']}`
}

/** Of each project the last stage move up to the frame's end: tier, stage and scale as they were then. */
export function projectState(plan: Plan): string {
  return [
    `  select i, role, project, stage, invested from (`,
    `    select fr.i, fr.role, f.project, f.stage, f.value as invested,`,
    `           row_number() over (partition by fr.i, fr.role, f.project order by f.month desc, f.id desc) as n`,
    `    from frame fr join fact f on f.measure = 'STAGE' and f.version <= ${plan.version} and f.month <= fr.hi) s`,
    `  where n = 1`,
  ].join('\n')
}

const PROVINCE_WINDOW: Partial<Record<SumColumn['window'], string>> = { FLOW: ' and f.month >= fr.lo', YEAR_END: ' and f.month >= fr.year_lo' }

/** The whole province, whatever the filter: from the open sums, which every signed-in account may read. */
export function provinceSum(plan: Plan, sql: Sql): string {
  const sums = plan.sums.map((s) =>
    isCohort(s) ? `null::numeric as ${s.name}` : `sum(f.value) filter (where ${chosen(s)}${PROVINCE_WINDOW[s.window] ?? ''}) as ${s.name}`,
  )
  const level = filterSql({ in: {}, assuranceAtLeast: plan.filter.assuranceAtLeast }, sql, factColumn, 'f.assurance')
  return [
    `  select fr.i, ${sums.join(', ')}`,
    `  from frame fr join ${cityRows(plan)} on f.month <= fr.hi`,
    `  where fr.role = 'c'${level ? ` and ${level}` : ''}`,
    `  group by fr.i`,
  ].join('\n')
}
