/** What makes a question one that cannot be answered, each with the sentence that says what to ask instead. Pure. */
import type { Cost } from './cost.ts'
import { nameOf } from './dimensions.ts'
import { firstOfYear, grainOf, monthKey } from '@jingxian/schema/vocabulary/period'
import { isRate } from './metric.ts'
import type { Limits, Plan, PlannedMetric } from './planned.ts'
import type { OrderBy, Question } from './question.ts'
import { QuestionRefused } from './refused.ts'
import { isCityShape } from './scope.ts'

const invalid = (message: string) => new QuestionRefused('INVALID', message)

/** @throws QuestionRefused */
export function checkQuestion(question: Question, metrics: readonly PlannedMetric[], limits: Limits): void {
  checkPeriods(question)
  checkDimensions(question)
  checkBasis(question)
  checkHaving(question)
  checkPages(question, metrics, limits)
  checkRanks(question)
}

export function checkCost({ points, groups }: Cost, limits: Limits): void {
  if (points <= limits.points) return
  throw new QuestionRefused(
    'LIMIT',
    `这个查询约需 ${points} 点，超过上限 ${limits.points} 点（约 ${groups} 组）：请缩短期间、减少维度或加上筛选。`,
    { points, limit: limits.points },
  )
}

/** What screens may ask by county: few metrics, whole years, no rest that is put together. */
export function checkClosed({ metrics, frames, pages, closed }: Pick<Plan, 'metrics' | 'frames' | 'pages' | 'closed'>): void {
  const foreign = metrics.find(({ def }) => !def.byCountyOnScreens)
  if (foreign) throw new QuestionRefused('FORBIDDEN', `大屏的县区数字不含「${foreign.def.name}」：请改按城市分组，或换一个指标。`)
  const { through } = closed!
  const whole = frames.every(({ windows: { c } }) => c.from === firstOfYear(c.to) && (c.to === through || (c.to % 100 === 12 && c.to < through)))
  if (!whole) throw new QuestionRefused('FORBIDDEN', `大屏的县区数字只有全年的和本年累计至 ${monthKey(through)} 的：请按此写 periods，累计方式用 YEAR_TO_DATE。`)
  if (pages.some(({ top }) => top)) throw new QuestionRefused('FORBIDDEN', '大屏的县区数字没有 top：其余县区的合计会露出已隐去的格子，请用 rows。')
}

function checkPeriods({ periods }: Question): void {
  for (const end of ['from', 'to'] as const) {
    if (grainOf(periods[end]) !== periods.grain) {
      throw invalid(`periods.${end} “${periods[end]}” 与 grain ${periods.grain} 不符：请写同一粒度的期间。`)
    }
  }
  if (periods.from > periods.to) throw invalid(`periods.from “${periods.from}” 晚于 periods.to “${periods.to}”：请对调。`)
}

function checkDimensions({ groupBy }: Question): void {
  const twice = groupBy.find((d, i) => groupBy.indexOf(d) !== i)
  if (twice) throw invalid(`groupBy 里「${nameOf(twice)}」写了两次：请去掉一个。`)
}

/** Shares are agreed between units: below the city there is nothing to split. */
function checkBasis({ basis, groupBy, filter }: Question): void {
  if (basis === 'TERRITORIAL' || isCityShape(groupBy, filter)) return
  throw invalid('basis ASSESSMENT（考核口径）只到「城市 × 期间」：请去掉更细的分组和筛选，或改用 TERRITORIAL。')
}

function checkHaving({ having }: Question): void {
  const empty = having.find(({ gte, lte }) => gte === undefined && lte === undefined)
  if (empty) throw invalid(`having 的 ${empty.metric} 没有写 gte 或 lte：请写一个界限。`)
}

function checkPages(question: Question, metrics: readonly PlannedMetric[], limits: Limits): void {
  for (const page of question.pages) {
    if (page.first < 1 || page.first > limits.rowsPerPage) {
      throw new QuestionRefused('LIMIT', `${page.top ? 'top 的 n' : 'first'} 应在 1 到 ${limits.rowsPerPage} 之间，现为 ${page.first}：请分页取。`)
    }
    for (const order of page.orderBy) checkOrder(order, question, metrics)
  }
}

function checkRanks({ needs, groupBy }: Question): void {
  const foreign = needs.flatMap((need) => need.rankedWithin.flat()).find((d) => d !== 'PERIOD' && !groupBy.includes(d))
  if (foreign) throw invalid(`rank 的 partitionBy「${nameOf(foreign)}」不在 groupBy 里：请先按它分组。`)
}

function checkOrder(order: OrderBy, question: Question, metrics: readonly PlannedMetric[]): void {
  if (order.dimension && !question.groupBy.includes(order.dimension)) {
    throw invalid(`orderBy 的「${nameOf(order.dimension)}」不在 groupBy 里：请先按它分组。`)
  }
  if (!order.dimension === !order.metric) throw invalid('orderBy 的每一项须写 metric 或 dimension 之一。')
  if ((order.by === 'CHANGE_RATIO' || order.by === 'DIFFERENCE') && !order.baseline) {
    throw invalid(`orderBy 按 ${order.by} 排序须写 baseline（与谁比）。`)
  }
  const metric = metrics.find((m) => m.metric === order.metric)
  if (order.metric && !metric) throw new Error(`The question orders by ${order.metric} without asking for it.`)
  if (order.by === 'SHARE' && metric && isRate(metric.def)) throw invalid(`${order.metric} 是比率，没有占比：请按 VALUE 排序。`)
}
