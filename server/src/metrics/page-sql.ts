/** Shares, orders and pages. Each page asked for is one row_number, so a cube stays one statement. */
import { COLUMNS } from './columns.ts'
import { ROLE_OF } from './frames.ts'
import type { Plan, PlannedMetric } from './plan.ts'
import type { OrderBy, Page } from './question.ts'

/** Shares are taken of amounts only: a part of a rate is no number. */
export function shareColumns(plan: Plan, metric: PlannedMetric): string[] {
  if (metric.def.kind !== 'ADDITIVE') return []
  const value = `v.${metric.name}_c`
  const parent = ['v.level', 'v.i', ...plan.keys.slice(0, -1).map((key) => `v.${COLUMNS[key]}`)].join(', ')
  const whole = {
    PARENT: `sum(${value}) over (partition by ${parent})`,
    FILTERED: `ft.${metric.numerator.name}`,
    PROVINCE: `fp.${metric.numerator.name}`,
  }
  return metric.shares.map((scope) => `${value} / nullif(${whole[scope]}, 0) as ${metric.name}_share_${scope.toLowerCase()}`)
}

export function pageColumns(plan: Plan): string[] {
  return plan.pages.flatMap((page, n) => {
    const parent = page.within.length ? `partition by ${page.within.map((d) => `r.${COLUMNS[d]}`).join(', ')} ` : ''
    return [`row_number() over (${parent}order by ${orderOf(plan, page)}) as n${n}`, `count(*) over (${parent.trim()}) as t${n}`]
  })
}

export function pageCondition(plan: Plan): string {
  const pages = plan.pages.map((page, n) => `(n${n} > ${page.after} and n${n} <= ${page.after + page.first})`)
  return pages.length ? pages.join(' or ') : 'false'
}

/** Ends in the keys, so that the order of equal rows never changes between two answers. */
function orderOf(plan: Plan, page: Page): string {
  const keys = plan.keys.map((key) => `r.${COLUMNS[key]}`)
  const asked = page.orderBy.map((order) => term(plan, order))
  return [...asked, 'r.i', ...keys].join(', ')
}

function term(plan: Plan, order: OrderBy): string {
  const direction = order.direction === 'ASC' ? 'asc' : 'desc'
  if (order.dimension) return `r.${COLUMNS[order.dimension]} ${direction}`
  const metric = plan.metrics.find((m) => m.metric === order.metric)!
  return `${expression(metric, order)} ${direction} nulls last`
}

function expression(metric: PlannedMetric, { by, baseline }: OrderBy): string {
  const value = `r.${metric.name}_c`
  const base = baseline && `r.${metric.name}_${ROLE_OF[baseline]}`
  if (by === 'DIFFERENCE') return `${value} - ${base}`
  if (by === 'CHANGE_RATIO') return `case when ${base} > 0 then (${value} - ${base}) / ${base} end`
  return by === 'SHARE' ? `r.${metric.name}_share_parent` : value
}
