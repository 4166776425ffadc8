/**
 * Ranks as window columns. Equal values share a rank; the gap is to the nearest better group, the lead over the
 * nearest worse one (frames in GROUPS), so neither depends on the order of rows.
 */
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import { COLUMNS } from './columns.ts'
import { ROLE_OF, type FrameRole } from './frames.ts'
import type { Plan, PlannedMetric } from './plan.ts'

export function rankColumns(_plan: Plan, metric: PlannedMetric): string[] {
  return metric.rankedWithin.flatMap((_, n) => [...currentRank(metric, n), ...baseRanks(metric, n)])
}

export function windowClauses(plan: Plan): string[] {
  return plan.metrics.flatMap((metric) =>
    metric.rankedWithin.flatMap((within, n) =>
      (['c', ...metric.rankBaselines.map((b) => ROLE_OF[b])] as FrameRole[]).map(
        (role) => `${windowName(metric, n, role)} as (partition by ${partition(within)} order by ${better(metric, role)})`,
      ),
    ),
  )
}

function currentRank(metric: PlannedMetric, n: number): string[] {
  const [w, v, out] = [windowName(metric, n, 'c'), `v.${metric.name}_c`, `${metric.name}_r${n}`]
  const all = `(${w} range between unbounded preceding and unbounded following)`
  const peers = `(${w} range between current row and current row)`
  const ahead = `(${w} groups between 1 preceding and 1 preceding)`
  const behind = `(${w} groups between 1 following and 1 following)`
  return [
    `case when ${v} is not null then rank() over ${w} end as ${out}_c`,
    `case when ${v} is not null then dense_rank() over ${w} end as ${out}_dense_c`,
    `count(${v}) over ${all} as ${out}_of`,
    `count(${v}) over ${peers} as ${out}_peers`,
    `min(${v}) over ${ahead} as ${out}_ahead`,
    `min(v.k) over ${ahead} as ${out}_ahead_k`,
    `min(${v}) over ${behind} as ${out}_behind`,
    `min(v.k) over ${behind} as ${out}_behind_k`,
  ]
}

function baseRanks(metric: PlannedMetric, n: number): string[] {
  return metric.rankBaselines.flatMap((baseline) => {
    const role = ROLE_OF[baseline]
    const [w, v, out] = [windowName(metric, n, role), `v.${metric.name}_${role}`, `${metric.name}_r${n}`]
    return [
      `case when ${v} is not null then rank() over ${w} end as ${out}_${role}`,
      `case when ${v} is not null then dense_rank() over ${w} end as ${out}_dense_${role}`,
    ]
  })
}

function windowName(metric: PlannedMetric, n: number, role: FrameRole): string {
  return `${metric.name}_w${n}_${role}`
}

function partition(within: readonly Dimension[]): string {
  return ['v.level', ...within.map((d) => `v.${COLUMNS[d]}`)].join(', ')
}

function better({ def, name }: PlannedMetric, role: FrameRole): string {
  return `v.${name}_${role} ${def.higherIsBetter ? 'desc' : 'asc'} nulls last`
}
