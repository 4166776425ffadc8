/** What a value is against its base, and why it may not be compared. Pure. */
import type { Baseline, NotComparable } from '@jingxian/schema/vocabulary/cube-words'
import { monthsIn, type Month, type Window } from '@jingxian/schema/vocabulary/period'
import { breakBefore } from './breaks.ts'
import { firstCohort, ROLE_OF, type Frame, type FrameRole, type FrameWindow } from './frames.ts'
import { isRate, type MetricDef } from './metric.ts'
import type { Plan, PlannedMetric } from './planned.ts'
import { decimalText, exact, type SqlRow } from './shape-decimal.ts'

export interface ComparisonData {
  current: FrameWindow
  base: FrameWindow
  baseValue: string | null
  difference: string | null
  changeRatio: string | null
  changePoints: string | null
  comparable: boolean
  reasons: NotComparable[]
  /** Of a break: why the series changed there. */
  note: string | null
}

/** Reasons that forbid a percentage only; the difference still says something. */
const ONLY_NO_RATIO: readonly NotComparable[] = ['ZERO_BASE', 'NEGATIVE_BASE']

export function comparison(plan: Plan, metric: PlannedMetric, frame: Frame, row: SqlRow, baseline: Baseline): ComparisonData {
  const role = ROLE_OF[baseline]
  const [current, base] = [frame.windows.c, frame.windows[role]]
  const [value, baseValue] = [exact(row[`${metric.name}_c`]), exact(row[`${metric.name}_${role}`])]
  const broken = breakBefore(plan, metric, frame, role, row)
  const reasons = [...reasonsOf(plan, metric, frame, role, row), ...(broken ? ['DEFINITION_CHANGED' as const] : [])]
  const comparable = reasons.every((reason) => ONLY_NO_RATIO.includes(reason))
  // Across a break even the difference would be a number about two different things.
  const difference = value && baseValue && !broken ? value.minus(baseValue) : null
  const ratio = !isRate(metric.def) && comparable && baseValue?.gt(0) ? difference?.div(baseValue) : null
  return {
    current,
    base,
    baseValue: decimalText(baseValue, metric.def),
    difference: decimalText(difference, metric.def),
    changeRatio: ratio ? ratio.toDecimalPlaces(8).toString() : null,
    changePoints: isRate(metric.def) && comparable ? decimalText(difference, metric.def) : null,
    comparable,
    reasons,
    note: broken?.reason ?? null,
  }
}

/** Where small cells are hidden nothing is compared: a base may be hidden, and a change may be one project's. */
export function untold({ windows }: Frame, baseline: Baseline): ComparisonData {
  const nothing = { baseValue: null, difference: null, changeRatio: null, changePoints: null, note: null }
  return { ...nothing, current: windows.c, base: windows[ROLE_OF[baseline]], comparable: false, reasons: ['SUPPRESSED'] }
}

function reasonsOf({ dataThrough, libraryFrom }: Plan, { def, name, numerator, denominator }: PlannedMetric, frame: Frame, role: FrameRole, row: SqlRow): NotComparable[] {
  const [value, base] = [exact(row[`${name}_c`]), exact(row[`${name}_${role}`])]
  if (!value || !base) return [...(value ? [] : ['NO_VALUE' as const]), ...(base ? [] : ['NO_BASE' as const])]
  const flow = def.window === 'FLOW'
  const returns = flow && def.reporting === 'RETURNS'
  // A total of figures that not every unit has published compares only with one of as many units.
  const units = (side: FrameRole) => [numerator, ...(denominator ? [denominator] : [])].map((sum) => Number(row[`${sum.name}_u_${side}`] ?? 0))
  const fewer = (a: FrameRole, b: FrameRole) => def.reporting === 'ENTRIES' && units(a).some((count, at) => count < units(b)[at]!)
  const early = (side: FrameRole) => def.reporting === 'LIBRARY' && firstMonth(def, frame.windows[side]) < libraryFrom
  const claims: [NotComparable, boolean][] = [
    ['PARTIAL_CURRENT', (!frame.complete && frame.windows.c.to !== dataThrough) || (returns && Number(row['gaps_c']) > 0) || fewer('c', role)],
    ['PARTIAL_BASE', (returns && Number(row[`gaps_${role}`]) > 0) || fewer(role, 'c')],
    ['BEFORE_DATA', early('c') || early(role)],
    ['UNEQUAL_WINDOWS', flow && monthsIn(frame.windows.c) !== monthsIn(frame.windows[role])],
    ['ZERO_BASE', !isRate(def) && base.isZero()],
    ['NEGATIVE_BASE', !isRate(def) && base.lt(0)],
  ]
  return claims.filter(([, holds]) => holds).map(([reason]) => reason)
}

/** The first month that a value of the library looks at; what stands has none. */
function firstMonth({ window }: MetricDef, { from, to }: Window): Month {
  if (window === 'COHORT_YEAR' || window === 'COHORT_36M') return firstCohort(window, to)
  return window === 'FLOW' ? from : to
}
