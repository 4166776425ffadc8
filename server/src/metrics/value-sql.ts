/** Values from sums: divided last. A rate is made of sums, never summed itself. */
import { allFrames } from './columns.ts'
import type { FrameRole } from './frames.ts'
import { LEAST_N, type MetricDef } from './metric.ts'
import type { Plan, PlannedMetric, PlannedPart, SumColumn } from './planned.ts'
import { isHidden } from './small-cells-sql.ts'

/** `m0_c`, `m0_p` … : the value of each metric in each role, from the columns of the grid. */
export function valueColumns(plan: Plan): { name: string; sql: string }[] {
  return plan.metrics.flatMap((metric) => plan.roles.map((role) => ({ name: `${metric.name}_${role}`, sql: toldOf(plan, metric, role) })))
}

/** Ranks, orders and bounds are taken of what is told: of a hidden cell, and of its bases, nothing is. */
function toldOf(plan: Plan, metric: PlannedMetric, role: FrameRole): string {
  if (plan.source !== 'CLOSED') return valueOf(plan, metric, role)
  return role === 'c' ? `case when not ${isHidden(metric)} then ${valueOf(plan, metric, role)} end` : 'null::numeric'
}

function valueOf(plan: Plan, metric: PlannedMetric, role: FrameRole): string {
  const { numerator, denominator, count, def } = metric
  const sum = (column: SumColumn) => `${column.name}_${role}`
  if (metric.unanswerable) return 'null::numeric'
  // Of a rate that returns make known, the part above may be nothing where the whole is something.
  const known = knownIn(plan, def, role, def.reporting === 'RETURNS' && denominator ? denominator : numerator)
  if (!denominator) return known === 'true' ? `coalesce(${sum(numerator)}, 0)` : `case when ${known} then coalesce(${sum(numerator)}, 0) end`
  const both = def.reporting === 'ENTRIES' ? [knownIn(plan, def, role, denominator)] : []
  const enough = count ? [`${sum(count)} >= ${LEAST_N}`] : []
  const conditions = [known, ...both, `${sum(denominator)} > 0`, ...enough].filter((each) => each !== 'true')
  if (metric.index) return `case when ${conditions.join(' and ')} then ${indexOf(metric.index, sum)} * ${def.factor ?? 1} end`
  return `case when ${conditions.join(' and ')} then coalesce(${sum(numerator)}, 0) * ${def.factor ?? 1} / ${sum(denominator)} end`
}

/** Σ weight × quotient over the parts that have a denominator, ÷ Σ of their weights. */
function indexOf(parts: readonly PlannedPart[], sum: (column: SumColumn) => string): string {
  const has = ({ denominator }: PlannedPart) => `${sum(denominator)} > 0`
  const quotient = (part: PlannedPart) => `coalesce(${sum(part.numerator)}, 0) / ${sum(part.denominator)}`
  // Withdrawals may push a quotient out of its bounds; no part gives less than nothing or more than its weight.
  const reached = (part: PlannedPart) => `least(1, greatest(0, ${part.worst ? `1 - ${quotient(part)} / ${part.worst}` : quotient(part)}))`
  const weighted = parts.map((part) => `case when ${has(part)} then ${part.weight} * ${reached(part)} else 0 end`)
  const weights = parts.map((part) => `case when ${has(part)} then ${part.weight} else 0 end`)
  return `(${weighted.join(' + ')}) / (${weights.join(' + ')})`
}

function knownIn(plan: Plan, { reporting }: MetricDef, role: FrameRole, { name }: SumColumn): string {
  // A return tells zero from silence; an accepted amount in the window's last month speaks for itself.
  if (reporting === 'RETURNS') return `(live_${role} or ${name}_h_${role} > 0)`
  if (reporting === 'ENTRIES') return `${name}_e_${role} > 0`
  const known = allFrames(plan).filter(({ windows }) => windows[role].to <= plan.asOfMonth && windows[role].to >= plan.libraryFrom)
  if (known.length === allFrames(plan).length) return 'true'
  return known.length ? `i in (${known.map(({ index }) => index).join(', ')})` : 'false'
}
