/**
 * Small cells. Sums by city are open at any time, so what is hidden of a county must not be the difference between its
 * city and the other counties, nor between two answers. A cell is told when it stands on no project or on LEAST_PROJECTS,
 * and when the last closing that changed it changed as many: then any two told values of it are equal or differ by as
 * many projects. Where a cell of a city is hidden, others are hidden with it until what they hide together is the sum of
 * at least two counties and LEAST_PROJECTS projects.
 */
import { addMonths } from '@jingxian/schema/vocabulary/period'
import { quoted } from './columns.ts'
import type { Plan, PlannedMetric } from './planned.ts'

/** A cell on fewer projects than this is not told (decisions.md, small cells). */
export const LEAST_PROJECTS = 3
/** Counties that are hidden together, at least. */
const LEAST_CELLS = 2

/** The parts of the statement that end in `hidden (i, metric, county)`. */
export function smallCells(plan: Plan): [name: string, body: string][] {
  return [
    ['closing (n, lo, hi)', closings(plan)],
    ['touched', touched(plan)],
    ['stands', STANDS],
    ['weighed', weighed(plan)],
    ['hidden', HIDDEN],
  ]
}

/** Whether a metric's cell of a row of `wide` is hidden; totals never are: they are sums of cities. */
export function isHidden({ name }: PlannedMetric): string {
  return `exists (select from hidden h where h.i = wide.i and h.metric = '${name}' and h.county = wide.county)`
}

function closings({ closed }: Plan): string {
  const ends = closed!.closings
  return `  values ${ends.map((hi, n) => `(${n + 1}, ${n ? ends[n - 1] : 0}, ${hi})`).join(', ')}`
}

/**
 * Which projects ever changed a cell, what they sum to now, and in which closing each changed it last: the one that made
 * the fact known, or the one that brought its month into the window.
 */
function touched({ metrics, version, closed }: Plan): string {
  const first = addMonths(closed!.through, 1 - closed!.closings.length)
  const ofMonth = `f.month / 100 * 12 + f.month % 100 - ${Math.floor(first / 100) * 12 + (first % 100) - 1}`
  const measures = metrics.flatMap(({ name, numerator }) => numerator.measures.map((measure) => `('${name}', ${quoted([measure])})`))
  return [
    `  select fr.i, t.metric, f.county, f.project, sum(f.value) as value, sum(f.entries) as entries, max(greatest(c.n, ${ofMonth})) as last`,
    `  from frame fr cross join (values ${measures.join(', ')}) t (metric, measure)`,
    `  join fact f on f.measure = t.measure and f.month between fr.lo and fr.hi and f.basis = 1 and f.version <= ${version}`,
    `  join closing c on f.version > c.lo and f.version <= c.hi`,
    `  where fr.role = 'c' group by fr.i, t.metric, f.county, f.project`,
  ].join('\n')
}

const STANDS = [
  `  select i, metric, county, count(*) filter (where value <> 0 or entries <> 0) as n, count(*) filter (where last = newest) as changed`,
  `  from (select *, max(last) over (partition by i, metric, county) as newest from touched) t group by i, metric, county`,
].join('\n')

/** Every county of a city, also those where nothing stands. The 15th unit is a city of its own. */
function weighed({ metrics }: Plan): string {
  const few = (count: string) => `coalesce(${count}, 0) between 1 and ${LEAST_PROJECTS - 1}`
  return [
    `  select fr.i, m.metric, u.city, u.id as county, coalesce(s.n, 0) as n, coalesce(s.changed, 0) as changed, ${few('s.n')} or ${few('s.changed')} as small`,
    `  from (select i from frame where role = 'c') fr cross join (values ${metrics.map(({ name }) => `('${name}')`).join(', ')}) m (metric) cross join unit u`,
    `  left join stands s on s.i = fr.i and s.metric = m.metric and s.county = u.id where u.id <> u.city`,
  ].join('\n')
}

/** The small ones first, then those whose own change hides them best, then the smallest. */
const HIDDEN = [
  `  select i, metric, county from (`,
  `    select *, bool_or(small) over (partition by i, metric, city) as any_small,`,
  `           coalesce(sum(n) over before, 0) as projects, count(*) filter (where n > 0) over before as cells`,
  `    from weighed`,
  `    window before as (partition by i, metric, city order by small desc, changed = 0, n = 0, n, county rows between unbounded preceding and 1 preceding)) w`,
  `  where small or (any_small and (projects < ${LEAST_PROJECTS} or cells < ${LEAST_CELLS}))`,
].join('\n')
