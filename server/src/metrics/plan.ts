/**
 * Question -> checked plan. Pure. Decides windows, sums, source, peers and cost; refuses what cannot be answered
 * truly before any SQL is written.
 */
import type { Dimension, ServedFrom } from '@jingxian/schema/vocabulary/cube-words'
import { grainOf, type Month } from '@jingxian/schema/vocabulary/period'
import type { Catalog } from './catalog.ts'
import { costOf, type Cost } from './cost.ts'
import { framesOf, ROLE_OF, wholeFrame, type Frame, type FrameRole } from './frames.ts'
import type { MetricDef, MetricWindow } from './metric.ts'
import type { Asked, Filter, Need, OrderBy, Page, Question } from './question.ts'
import { QuestionRefused } from './refused.ts'
import { DIMENSION_NAMES, isCityShape, sourceFor, type Scope } from './scope.ts'

/** One sum over facts: which measures, in which window. Metrics share sums. */
export interface SumColumn {
  name: string
  measures: readonly string[]
  window: MetricWindow
}

export interface PlannedMetric extends Need {
  def: MetricDef
  name: string
  numerator: SumColumn
  denominator?: SumColumn
  count?: SumColumn
}

export interface Plan {
  source: ServedFrom
  version: number
  dataThrough: Month
  /** Frames that become rows, and the one of the grand total (the last; it may be the only row frame too). */
  frames: readonly Frame[]
  total: Frame
  roles: readonly FrameRole[]
  periodGrouped: boolean
  /** Dimensions other than PERIOD, in the order asked. */
  keys: readonly Exclude<Dimension, 'PERIOD'>[]
  /** The grain at which "has it reported" is known. */
  unit: 'CITY' | 'COUNTY'
  metrics: readonly PlannedMetric[]
  sums: readonly SumColumn[]
  filter: Filter
  /** Cities to show after ranking among all: a bureau that asks for itself still stands among its peers. */
  shownCities?: readonly number[]
  pages: readonly Page[]
  cost: Cost
}

export interface Limits {
  points: number
  rowsPerPage: number
}

/** @throws QuestionRefused INVALID | FORBIDDEN | LIMIT */
export function planOf(question: Question, asked: Asked, catalog: Catalog, scope: Scope, limits: Limits): Plan {
  checkPeriods(question)
  checkDimensions(question)
  const source = sourceFor(question.groupBy, question.filter, scope)
  const sums = sumsOf()
  const metrics = question.needs.map((need, i) => planned(need, catalog.find(need.metric), `m${i}`, sums.of))
  checkPages(question, metrics, limits)
  checkRanks(question)
  const periodGrouped = question.groupBy.includes('PERIOD')
  const rows = periodGrouped
    ? framesOf(question.periods, asked.dataThrough)
    : [wholeFrame(question.periods, asked.dataThrough)]
  const cityShape = isCityShape(question.groupBy, question.filter) && question.groupBy.includes('CITY')
  const plan: Omit<Plan, 'cost'> = {
    source,
    version: asked.version,
    dataThrough: asked.dataThrough,
    frames: rows,
    total: rows.length === 1 ? rows[0]! : wholeFrame(question.periods, asked.dataThrough, rows.length),
    roles: rolesOf(question),
    periodGrouped,
    keys: question.groupBy.filter((d) => d !== 'PERIOD'),
    unit: question.groupBy.includes('COUNTY') ? 'COUNTY' : 'CITY',
    metrics,
    sums: sums.all,
    filter: cityShape ? { ...question.filter, city: undefined } : question.filter,
    shownCities: cityShape ? question.filter.city : undefined,
    pages: question.pages,
  }
  const cost = costOf(plan)
  if (cost.points > limits.points) {
    throw new QuestionRefused(
      'LIMIT',
      `这个查询约需 ${cost.points} 点，超过上限 ${limits.points} 点（约 ${cost.groups} 组）：请缩短期间、减少维度或加上筛选。`,
      { points: cost.points, limit: limits.points },
    )
  }
  return { ...plan, cost }
}

function checkPeriods({ periods }: Question): void {
  for (const end of ['from', 'to'] as const) {
    if (grainOf(periods[end]) !== periods.grain) {
      throw new QuestionRefused('INVALID', `periods.${end} “${periods[end]}” 与 grain ${periods.grain} 不符：请写同一粒度的期间。`)
    }
  }
  if (periods.from > periods.to) {
    throw new QuestionRefused('INVALID', `periods.from “${periods.from}” 晚于 periods.to “${periods.to}”：请对调。`)
  }
}

function checkDimensions({ groupBy }: Question): void {
  const twice = groupBy.find((d, i) => groupBy.indexOf(d) !== i)
  if (twice) throw new QuestionRefused('INVALID', `groupBy 里「${DIMENSION_NAMES[twice]}」写了两次：请去掉一个。`)
}

function checkPages(question: Question, metrics: readonly PlannedMetric[], limits: Limits): void {
  for (const page of question.pages) {
    if (page.first < 1 || page.first > limits.rowsPerPage) {
      throw new QuestionRefused('LIMIT', `first 应在 1 到 ${limits.rowsPerPage} 之间，现为 ${page.first}：请分页取。`)
    }
    for (const order of page.orderBy) checkOrder(order, question, metrics)
  }
}

function checkRanks({ needs, groupBy }: Question): void {
  const foreign = needs.flatMap((need) => need.rankedWithin.flat()).find((d) => d !== 'PERIOD' && !groupBy.includes(d))
  if (foreign) {
    throw new QuestionRefused('INVALID', `rank 的 partitionBy「${DIMENSION_NAMES[foreign]}」不在 groupBy 里：请先按它分组。`)
  }
}

function checkOrder(order: OrderBy, question: Question, metrics: readonly PlannedMetric[]): void {
  if (order.dimension && !question.groupBy.includes(order.dimension)) {
    throw new QuestionRefused('INVALID', `orderBy 的「${DIMENSION_NAMES[order.dimension]}」不在 groupBy 里：请先按它分组。`)
  }
  if (!order.dimension === !order.metric) {
    throw new QuestionRefused('INVALID', 'orderBy 的每一项须写 metric 或 dimension 之一。')
  }
  if ((order.by === 'CHANGE_RATIO' || order.by === 'DIFFERENCE') && !order.baseline) {
    throw new QuestionRefused('INVALID', `orderBy 按 ${order.by} 排序须写 baseline（与谁比）。`)
  }
  if (order.metric && !metrics.some((metric) => metric.metric === order.metric)) {
    throw new Error(`The question orders by ${order.metric} without asking for it.`)
  }
  if (order.by === 'SHARE' && metrics.some((m) => m.metric === order.metric && m.def.kind !== 'ADDITIVE')) {
    throw new QuestionRefused('INVALID', `${order.metric} 是比率，没有占比：请按 VALUE 排序。`)
  }
}

function rolesOf(question: Question): FrameRole[] {
  const asked = question.needs.flatMap((need) => [...need.baselines, ...need.rankBaselines])
  const ordered = question.pages.flatMap((page) => page.orderBy.flatMap((o) => (o.baseline ? [o.baseline] : [])))
  return ['c', ...new Set([...asked, ...ordered].map((baseline) => ROLE_OF[baseline]))]
}

function planned(need: Need, def: MetricDef, name: string, sum: (m: readonly string[], w: MetricWindow) => SumColumn): PlannedMetric {
  return {
    ...need,
    def,
    name,
    numerator: sum(def.numerator, def.window),
    denominator: def.denominator && sum(def.denominator, def.window),
    count: def.count && sum(def.count, def.window),
  }
}

function sumsOf() {
  const all: SumColumn[] = []
  return {
    all,
    of(measures: readonly string[], window: MetricWindow): SumColumn {
      const found = all.find((s) => s.window === window && s.measures.join() === measures.join())
      if (found) return found
      const column = { name: `s${all.length}`, measures, window }
      all.push(column)
      return column
    },
  }
}
