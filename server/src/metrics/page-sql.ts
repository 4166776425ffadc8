/** Shares, orders and pages. Each page asked for is one row_number, so a cube stays one statement. */
import type { Column } from './sql.ts'
import { columnOf } from './dimensions.ts'
import { beyondBreak } from './breaks.ts'
import { ROLE_OF, type FrameRole } from './frames.ts'
import { isRate } from './metric.ts'
import type { Plan, PlannedMetric } from './planned.ts'
import type { OrderBy, Page } from './question.ts'

/** Shares are taken of amounts only: a part of a rate is no number. */
export function shareColumns(plan: Plan, metric: PlannedMetric): Column[] {
  if (isRate(metric.def)) return []
  const value = `v.${metric.name}_c`
  const parent = ['v.level', 'v.i', ...plan.keys.slice(0, -1).map((key) => `v.${columnOf(key)}`)].join(', ')
  const whole = {
    // Of sums, not of values: what a silent unit had before belongs to its parent too.
    PARENT: `sum(v.${metric.numerator.name}_c) over (partition by ${parent})`,
    FILTERED: `ft.${metric.numerator.name}`,
    PROVINCE: `fp.${metric.numerator.name}`,
  }
  return metric.shares.map((scope) => ({
    name: `${metric.name}_share_${scope.toLowerCase()}`,
    sql: `${value} / nullif(${whole[scope]}, 0)`,
    type: 'numeric',
  }))
}

/** The rest has no single parent where rows have more than one key. */
export function othersShares(plan: Plan): { name: string; sql: string }[] {
  const additive = plan.metrics.filter((metric) => !isRate(metric.def))
  return additive.flatMap((metric) =>
    metric.shares
      .filter((scope) => scope !== 'PARENT' || plan.keys.length <= 1)
      .map((scope) => ({
        name: `${metric.name}_share_${scope.toLowerCase()}`,
        sql: `v.${metric.name}_c / nullif(${scope === 'PROVINCE' ? 'fp' : 'ft'}.${metric.numerator.name}, 0)`,
      })),
  )
}

export function pageColumns(plan: Plan): string[] {
  return plan.pages.flatMap((page, n) => {
    const within = page.top ? ['i'] : page.within.map(columnOf)
    const parent = within.length ? `partition by ${within.map((column) => `r.${column}`).join(', ')} ` : ''
    return [`row_number() over (${parent}order by ${orderOf(plan, page)}) as n${n}`, `count(*) over (${parent.trim()}) as t${n}`]
  })
}

/** The first row comes along with every later page: it says how many there are. */
export function pageCondition(plan: Plan): string {
  const pages = plan.pages.map((page, n) => `(n${n} > ${page.after} and n${n} <= ${page.after + page.first})${page.after ? ` or n${n} = 1` : ''}`)
  return pages.length ? pages.join(' or ') : 'false'
}

/** Ends in the keys, so that the order of equal rows never changes between two answers. */
export function orderOf(plan: Plan, page: Page): string {
  const keys = plan.keys.map((key) => `r.${columnOf(key)}`)
  const asked = page.orderBy.map((order) => term(plan, order))
  return [...asked, 'r.i', ...keys].join(', ')
}

function term(plan: Plan, order: OrderBy): string {
  const direction = order.direction === 'ASC' ? 'asc' : 'desc'
  if (order.dimension) return `r.${columnOf(order.dimension)} ${direction}`
  const metric = plan.metrics.find((m) => m.metric === order.metric)!
  return `${expression(plan, metric, order)} ${direction} nulls last`
}

function expression(plan: Plan, metric: PlannedMetric, { by, baseline }: OrderBy): string {
  const value = `r.${metric.name}_c`
  const base = baseline && comparableBase(plan, metric, ROLE_OF[baseline])
  if (by === 'DIFFERENCE') return `${value} - ${base}`
  if (by === 'CHANGE_RATIO') return `case when ${base} > 0 then (${value} - ${base}) / ${base} end`
  return by === 'SHARE' ? `r.${metric.name}_share_parent` : value
}

/** Rows whose base lies beyond a break come last, as those without one. */
function comparableBase(plan: Plan, metric: PlannedMetric, role: FrameRole): string {
  const beyond = beyondBreak(plan, metric, role, 'r')
  const base = `r.${metric.name}_${role}`
  return beyond ? `case when not (${beyond}) then ${base} end` : base
}
