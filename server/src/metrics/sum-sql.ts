/** Facts are summed to months once; months are summed into frames. */
import { yearOf } from '@jingxian/schema/vocabulary/period'
import { allFrames, isCohort, keyColumns, quoted, TABLES, unitColumn } from './columns.ts'
import type { Plan } from './plan.ts'
import type { Sql } from './sql.ts'

/** Key columns of the month sums: what is asked for, plus the unit that reports. */
function monthKeys(plan: Plan): string[] {
  const cohort = plan.sums.some(isCohort) ? ['cohort'] : []
  return [...new Set([...keyColumns(plan), unitColumn(plan), ...(plan.shownCities ? ['city'] : [])]), 'month', ...cohort]
}

export function monthSum(plan: Plan, sql: Sql): string {
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

export function frameSum(plan: Plan, keys: string[], condition = ''): string {
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

/** The whole province, whatever the filter: from the open sums, which every signed-in account may read. */
export function provinceSum(plan: Plan, sql: Sql): string {
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
