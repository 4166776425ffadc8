/**
 * Ranks as window columns. Equal values share a rank; the gap is to the nearest better group, the lead over the
 * nearest worse one (frames in GROUPS), so neither depends on the order of rows.
 */
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import { beyondBreak } from './breaks.ts'
import { EXTERNAL } from './calendar-sql.ts'
import type { Column } from './sql.ts'
import { columnOf } from './dimensions.ts'
import { ROLE_OF, type FrameRole } from './frames.ts'
import type { Plan, PlannedMetric } from './planned.ts'

export function rankColumns(plan: Plan, metric: PlannedMetric): Column[] {
  return metric.rankedWithin.flatMap((within, n) => [...currentRank(plan, metric, within, n), ...baseRanks(plan, metric, within, n)])
}

export function windowClauses(plan: Plan): string[] {
  return plan.metrics.flatMap((metric) =>
    metric.rankedWithin.flatMap((within, n) =>
      (['c', ...metric.rankBaselines.map((b) => ROLE_OF[b])] as FrameRole[]).map(
        (role) => `${windowName(metric, n, role)} as (partition by ${partition(within)} order by ${rankedValue(plan, metric, within, role)} ${metric.def.higherIsBetter ? 'desc' : 'asc'} nulls last)`,
      ),
    ),
  )
}

function currentRank(plan: Plan, metric: PlannedMetric, within: readonly Dimension[], n: number): Column[] {
  const [w, v, out] = [windowName(metric, n, 'c'), rankedValue(plan, metric, within, 'c'), `${metric.name}_r${n}`]
  const all = `(${w} range between unbounded preceding and unbounded following)`
  const peers = `(${w} range between current row and current row)`
  const ahead = `(${w} groups between 1 preceding and 1 preceding)`
  const behind = `(${w} groups between 1 following and 1 following)`
  const column = (suffix: string, type: string, sql: string): Column => ({ name: `${out}_${suffix}`, type, sql })
  return [
    column('c', 'bigint', `case when ${v} is not null then rank() over ${w} end`),
    column('dense_c', 'bigint', `case when ${v} is not null then dense_rank() over ${w} end`),
    column('of', 'bigint', `count(${v}) over ${all}`),
    column('peers', 'bigint', `count(${v}) over ${peers}`),
    column('ahead', 'numeric', `min(${v}) over ${ahead}`),
    column('ahead_k', 'text', `min(v.k) over ${ahead}`),
    column('behind', 'numeric', `min(${v}) over ${behind}`),
    column('behind_k', 'text', `min(v.k) over ${behind}`),
  ]
}

function baseRanks(plan: Plan, metric: PlannedMetric, within: readonly Dimension[], n: number): Column[] {
  return metric.rankBaselines.flatMap((baseline) => {
    const role = ROLE_OF[baseline]
    const [w, v, out] = [windowName(metric, n, role), rankedValue(plan, metric, within, role), `${metric.name}_r${n}`]
    return [
      { name: `${out}_${role}`, type: 'bigint', sql: `case when ${v} is not null then rank() over ${w} end` },
      { name: `${out}_dense_${role}`, type: 'bigint', sql: `case when ${v} is not null then dense_rank() over ${w} end` },
    ]
  })
}

function windowName(metric: PlannedMetric, n: number, role: FrameRole): string {
  return `${metric.name}_w${n}_${role}`
}

function partition(within: readonly Dimension[]): string {
  return ['v.level', ...within.map((d) => `v.${columnOf(d)}`)].join(', ')
}

/**
 * What is ranked: the value of those who compete. What went out of the province is no peer, the 15th unit stands apart from the
 * groups (decisions.md), and a base beyond a break gives no place to have moved from.
 */
function rankedValue(plan: Plan, metric: PlannedMetric, within: readonly Dimension[], role: FrameRole): string {
  const value = `v.${metric.name}_${role}`
  const grouped = plan.keys.includes('ASSESSMENT_GROUP') && (within.includes('ASSESSMENT_GROUP') || !plan.keys.includes('CITY'))
  const apart = [
    ...(plan.basis === 'ASSESSMENT' && plan.keys.includes('CITY') ? [`v.city = ${EXTERNAL}`] : []),
    ...(grouped ? ['v.assessment_group is null'] : []),
    beyondBreak(plan, metric, role, 'v'),
  ].filter(Boolean)
  return apart.length ? `case when not (${apart.join(' or ')}) then ${value} end` : value
}
