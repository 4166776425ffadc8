/** What somebody who reads an answer should know of it. Pure. */
import { monthKey, monthsIn } from '@jingxian/schema/vocabulary/period'
import { breaksWithin } from '../../metrics/breaks.ts'
import { allFrames } from '../../metrics/columns.ts'
import { nameOf, UNIT_DIMENSIONS } from '../../metrics/dimensions.ts'
import type { Plan } from '../../metrics/planned.ts'
import { LEAST_PROJECTS } from '../../metrics/small-cells-sql.ts'
import type { CubeAnswer } from './cube.answer.ts'

export function warningsOf({ plan, table, args }: CubeAnswer): string[] {
  const waits = plan.metrics.some(({ def }) => def.reporting === 'RETURNS' && def.window === 'FLOW')
  return [
    ...(waits && table.total.gaps > 0 ? [LATE] : []),
    ...(plan.source === 'CLOSED' ? [`县区数字截至 ${monthKey(plan.dataThrough)} 月报结账时；少于 ${LEAST_PROJECTS} 个项目的格子和会泄露它们的格子已隐去，不给同比、占比与名次变动。`] : []),
    ...plan.metrics.flatMap(({ def, unanswerable }) => (unanswerable ? [`「${def.name}」${UNANSWERABLE[unanswerable](def.onlyByUnit)}`] : [])),
    ...stretched(plan, args.periods.accumulate),
    ...brokenSums(plan),
  ]
}

const LATE = '本期有单位未报或月份未满：合计只含已入账的部分，其中有未报单位此前各月的金额，故已报各行之和可能小于合计；同比不可比。'

const UNANSWERABLE = {
  ANNUAL: () => '是年度指标，不分摊到月：请用 grain YEAR 查询，累计方式不用 ROLLING_12_MONTHS。',
  UNITS: (finest: keyof typeof UNIT_DIMENSIONS = 'CITY') => `只按期间与单位统计，不分其他维度：请只按 ${UNIT_DIMENSIONS[finest].map(nameOf).join('、')} 分组和筛选。`,
}

/** A range without PERIOD is one window from where its first period accumulates to where its last one ends. */
function stretched({ periodGrouped, total }: Plan, accumulate: string): string[] {
  const { from, to } = total.windows.c
  if (periodGrouped || accumulate === 'PERIOD' || monthsIn(total.windows.c) <= 12) return []
  return [`没有按期间分组，多个期间合成一个窗口：${monthKey(from)} 至 ${monthKey(to)}，共 ${monthsIn(total.windows.c)} 个月。要逐期累计请把 PERIOD 写进 groupBy。`]
}

function brokenSums(plan: Plan): string[] {
  return plan.metrics.flatMap((metric) => {
    const breaks = allFrames(plan).flatMap((frame) => breaksWithin(plan, metric, frame))
    return [...new Set(breaks.map(({ fromYear, toYear, reason }) => `「${metric.def.name}」在 ${fromYear} 与 ${toYear} 年之间有断点（${reason}），跨断点的合计不是同一口径的数。`))]
  })
}
