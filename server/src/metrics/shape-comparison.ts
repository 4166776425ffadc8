/** What a value is against its base, and why it may not be compared. Pure. */
import type { Baseline, NotComparable } from '@jingxian/schema/vocabulary/cube-words'
import { monthsIn, type Month } from '@jingxian/schema/vocabulary/period'
import { ROLE_OF, type Frame, type FrameRole, type FrameWindow } from './frames.ts'
import type { Plan, PlannedMetric } from './plan.ts'
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
}

export function comparison(plan: Plan, metric: PlannedMetric, frame: Frame, row: SqlRow, baseline: Baseline): ComparisonData {
  const role = ROLE_OF[baseline]
  const [current, base] = [frame.windows.c, frame.windows[role]]
  const [value, baseValue] = [exact(row[`${metric.name}_c`]), exact(row[`${metric.name}_${role}`])]
  const reasons = reasonsOf(plan.dataThrough, metric, frame, role, row)
  const comparable = reasons.every((reason) => reason === 'ZERO_BASE' || reason === 'NEGATIVE_BASE')
  const difference = value && baseValue ? value.minus(baseValue) : null
  const ratio = metric.def.kind === 'ADDITIVE' && comparable && baseValue?.gt(0) ? difference?.div(baseValue) : null
  return {
    current,
    base,
    baseValue: decimalText(baseValue, metric.def),
    difference: decimalText(difference, metric.def),
    changeRatio: ratio ? ratio.toDecimalPlaces(8).toString() : null,
    changePoints: metric.def.kind === 'RATIO' && comparable ? decimalText(difference, metric.def) : null,
    comparable,
    reasons,
  }
}

function reasonsOf(dataThrough: Month, metric: PlannedMetric, frame: Frame, role: FrameRole, row: SqlRow): NotComparable[] {
  const [value, base] = [exact(row[`${metric.name}_c`]), exact(row[`${metric.name}_${role}`])]
  const flow = metric.def.window === 'FLOW'
  if (!value || !base) return [...(value ? [] : ['NO_VALUE' as const]), ...(base ? [] : ['NO_BASE' as const])]
  const claims: [NotComparable, boolean][] = [
    ['PARTIAL_CURRENT', (!frame.complete && frame.windows.c.to !== dataThrough) || (flow && Number(row['gaps_c']) > 0)],
    ['PARTIAL_BASE', flow && Number(row[`gaps_${role}`]) > 0],
    ['UNEQUAL_WINDOWS', flow && monthsIn(frame.windows.c) !== monthsIn(frame.windows[role])],
    ['ZERO_BASE', metric.def.kind === 'ADDITIVE' && base.isZero()],
    ['NEGATIVE_BASE', metric.def.kind === 'ADDITIVE' && base.lt(0)],
  ]
  return claims.filter(([, holds]) => holds).map(([reason]) => reason)
}
