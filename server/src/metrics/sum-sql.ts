/** Facts are summed to months once; months are summed into frames. */
import { yearOf, addMonths } from '@jingxian/schema/vocabulary/period'
import { ASSURANCE_LEVEL } from '@jingxian/schema/vocabulary/ledger-words'
import { allFrames, counted, hasCohort, monthDimensions, quoted, unitColumn } from './columns.ts'
import { columnOf, DIMENSIONS, isState, type KeyDimension } from './dimensions.ts'
import { factColumn, filterSql } from './filter-sql.ts'
import { isCohort, type Plan, type SumColumn } from './planned.ts'
import { cityRows, sourceRows } from './sources-sql.ts'
import type { Sql } from './sql.ts'

/** Columns of the month sums beside the sums: expression on the facts and name. */
function monthKeys(plan: Plan): [string, string][] {
  const dimensions = monthDimensions(plan).map((d): [string, string] => [DIMENSIONS[d].sql, columnOf(d)])
  const units = [unitColumn(plan), ...(plan.shownCities ? ['city'] : [])].map((c): [string, string] => [`f.${c}`, c])
  const rest = ['month', ...(hasCohort(plan) ? ['cohort'] : []), ...(plan.stateful ? ['project', 'assurance'] : [])].map((c): [string, string] => [`f.${c}`, c])
  return [...new Map([...dimensions, ...units, ...rest].map((key) => [key[1], key])).values()]
}

export function monthSum(plan: Plan, sql: Sql): string {
  const keys = monthKeys(plan)
  const sums = plan.sums.map((s) => `sum(f.value) filter (where ${chosen(s)}) as ${s.name}`)
  const counts = counted(plan).map((s) => `sum(f.entries) filter (where ${chosen(s)}) as ${s.name}_e`)
  const measures = [...new Set(plan.sums.flatMap((s) => s.measures))]
  const filter = plan.stateful ? '' : filterSql(plan.filter, sql, factColumn, 'f.assurance')
  return [
    `  select ${[...keys.map(([from, as]) => (from === `f.${as}` ? from : `${from} as ${as}`)), ...sums, ...counts].join(',\n         ')}`,
    `  from ${sourceRows(plan)}${joins(plan)}`,
    `  where ${[`f.measure in (${quoted(measures)})`, monthCondition(plan), filter].filter(Boolean).join('\n    and ')}`,
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
function monthCondition(plan: Plan): string {
  const windows = allFrames(plan).flatMap((frame) => plan.roles.map((role) => frame.windows[role]))
  const [lo, hi] = [Math.min(...windows.map((w) => w.from)), Math.max(...windows.map((w) => w.to))]
  if (plan.sums.some((s) => s.window === 'STOCK')) return `f.month <= ${hi}`
  const flow = `f.month between ${lo} and ${hi}`
  if (!hasCohort(plan)) return flow
  const wide = plan.sums.some((s) => s.window === 'COHORT_36M')
  const cohort = Math.min(...windows.map((w) => (wide ? addMonths(w.to, -35) : yearOf(w.to) * 100 + 1)))
  return `(${flow} or (f.cohort between ${cohort} and ${hi} and f.month <= ${hi}))`
}

const IN_WINDOW: Record<SumColumn['window'], string> = {
  FLOW: 'm.month >= fr.lo',
  STOCK: 'true',
  COHORT_YEAR: 'm.cohort between fr.year_lo and fr.hi',
  COHORT_36M: 'm.cohort between fr.wide_lo and fr.hi',
}

export function frameSum(plan: Plan, dimensions: readonly KeyDimension[], sql: Sql, condition = ''): string {
  const onlyFlow = plan.sums.every((s) => s.window === 'FLOW')
  const keys = dimensions.map((d): [string, string] => [isState(d) ? DIMENSIONS[d].sql : `m.${columnOf(d)}`, columnOf(d)])
  const within = (s: SumColumn, more = '') => (onlyFlow && !more ? '' : ` filter (where ${[IN_WINDOW[s.window], more].filter(Boolean).join(' and ')})`)
  const sums = plan.sums.map((s) => `sum(m.${s.name})${within(s)} as ${s.name}`)
  const counts = counted(plan).flatMap((s) => [
    `sum(m.${s.name}_e)${within(s)} as ${s.name}_e`,
    `sum(m.${s.name}_e) filter (where m.month = fr.hi) as ${s.name}_h`,
    `count(distinct m.${unitColumn(plan)})${within(s, `m.${s.name}_e > 0`)} as ${s.name}_u`,
  ])
  const columns = [`fr.i`, `fr.role`, ...keys.map(([from, as]) => (from === `m.${as}` ? from : `${from} as ${as}`))]
  const filter = plan.stateful ? filterSql(plan.filter, sql, (d) => (isState(d) ? DIMENSIONS[d].sql : `m.${columnOf(d)}`), 'm.assurance') : ''
  const where = [condition, filter].filter(Boolean)
  return [
    `  select ${[...columns, ...sums, ...counts].join(', ')}`,
    `  from frame fr join month_sum m on m.month <= fr.hi${onlyFlow ? ' and m.month >= fr.lo' : ''}`,
    ...(plan.stateful ? [`  join project_state st on st.i = fr.i and st.role = fr.role and st.project = m.project`] : []),
    ...(where.length ? [`  where ${where.join(' and ')}`] : []),
    `  group by ${['fr.i', 'fr.role', ...keys.map(([from]) => from)].join(', ')}`,
  ].join('\n')
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

/** The whole province, whatever the filter: from the open sums, which every signed-in account may read. */
export function provinceSum(plan: Plan, sql: Sql): string {
  const sums = plan.sums.map((s) =>
    isCohort(s) ? `null::numeric as ${s.name}` : `sum(f.value) filter (where ${chosen(s)}${s.window === 'FLOW' ? ' and f.month >= fr.lo' : ''}) as ${s.name}`,
  )
  const level = filterSql({ in: {}, assuranceAtLeast: plan.filter.assuranceAtLeast }, sql, factColumn, 'f.assurance')
  return [
    `  select fr.i, ${sums.join(', ')}`,
    `  from frame fr join ${cityRows(plan)} on f.month <= fr.hi`,
    `  where fr.role = 'c'${level ? ` and ${level}` : ''}`,
    `  group by fr.i`,
  ].join('\n')
}
