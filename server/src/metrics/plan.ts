/**
 * Question -> checked plan. Pure. Decides windows, sums, source, peers and cost; refuses what cannot be answered
 * truly before any SQL is written (plan-checks.ts).
 */
import type { Basis } from '@jingxian/schema/vocabulary/cube-words'
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import type { Catalog } from './catalog.ts'
import { costOf, type Cost } from './cost.ts'
import type { KeyDimension } from './dimensions.ts'
import { filterDimensions, isStateful } from './filter-sql.ts'
import { framesOf, ROLE_OF, wholeFrame, type Frame, type FrameRole } from './frames.ts'
import type { MetricDef, MetricWindow } from './metric.ts'
import { checkCost, checkQuestion } from './plan-checks.ts'
import type { Asked, Filter, Having, Need, Page, Question } from './question.ts'
import { isCityShape, sourceFor, type Scope, type Source } from './scope.ts'

/** One sum over facts: which measures, in which window, of which assurance. Metrics share sums. */
export interface SumColumn {
  name: string
  measures: readonly string[]
  window: MetricWindow
  assured?: Assurance
}

export interface PlannedMetric extends Need {
  def: MetricDef
  name: string
  numerator: SumColumn
  denominator?: SumColumn
  count?: SumColumn
  /** The part of the numerator at each level of assurance that is asked for. */
  parts: ReadonlyMap<Assurance, SumColumn>
  /** An annual metric at another grain: it has no value there. */
  unanswerable: boolean
}

export interface Plan extends Asked {
  source: Source
  basis: Basis
  /** Frames that become rows, and the one of the grand total (the last; it may be the only row frame too). */
  frames: readonly Frame[]
  total: Frame
  roles: readonly FrameRole[]
  periodGrouped: boolean
  /** Dimensions other than PERIOD, in the order asked. */
  keys: readonly KeyDimension[]
  /** The grain at which "has it reported" is known. */
  unit: 'CITY' | 'COUNTY'
  metrics: readonly PlannedMetric[]
  sums: readonly SumColumn[]
  filter: Filter
  /** Tier, stage or scale is asked for: the state of each project at each frame's end is joined. */
  stateful: boolean
  having: readonly Having[]
  /** Cities to show after ranking among all: a bureau that asks for itself still stands among its peers. */
  shownCities?: readonly number[]
  pages: readonly Page[]
  everyRow: boolean
  cost: Cost
}

export interface Limits {
  points: number
  rowsPerPage: number
}

/** @throws QuestionRefused INVALID | FORBIDDEN | LIMIT */
export function planOf(question: Question, asked: Asked, catalog: Catalog, scope: Scope, limits: Limits): Plan {
  const sums = sumsOf()
  const metrics = question.needs.map((need, i) => planned(need, catalog.find(need.metric), `m${i}`, sums.of, question))
  checkQuestion(question, metrics, limits)
  const { groupBy, filter } = question
  const rows = groupBy.includes('PERIOD') ? framesOf(question.periods, asked.dataThrough) : [wholeFrame(question.periods, asked.dataThrough)]
  const showing = isCityShape(groupBy, filter) && groupBy.includes('CITY')
  const keys = groupBy.filter((d): d is KeyDimension => d !== 'PERIOD')
  const { CITY: shownCities, ...others } = filter.in
  const plan: Omit<Plan, 'cost'> = {
    ...asked,
    source: asked.factsOnly && scope.sees === 'ALL' ? 'FACTS' : sourceFor(groupBy, filter, sums.all.some(isCohort), scope),
    basis: question.basis,
    frames: rows,
    total: rows.length === 1 ? rows[0]! : wholeFrame(question.periods, asked.dataThrough, rows.length),
    roles: rolesOf(question),
    periodGrouped: groupBy.includes('PERIOD'),
    keys,
    unit: groupBy.includes('COUNTY') ? 'COUNTY' : 'CITY',
    metrics,
    sums: sums.all,
    filter: showing ? { ...filter, in: others } : filter,
    stateful: isStateful([...keys, ...filterDimensions(filter)]),
    having: question.having,
    shownCities: showing ? (shownCities as readonly number[] | undefined) : undefined,
    pages: question.pages,
    everyRow: question.everyRow ?? false,
  }
  const cost = costOf(plan)
  checkCost(cost, limits)
  return { ...plan, cost }
}

export function isCohort({ window }: SumColumn): boolean {
  return window === 'COHORT_YEAR' || window === 'COHORT_36M'
}

function rolesOf(question: Question): FrameRole[] {
  const asked = question.needs.flatMap((need) => [...need.baselines, ...need.rankBaselines])
  const ordered = question.pages.flatMap((page) => page.orderBy.flatMap((o) => (o.baseline ? [o.baseline] : [])))
  return ['c', ...new Set([...asked, ...ordered].map((baseline) => ROLE_OF[baseline]))]
}

type SumOf = (measures: readonly string[], window: MetricWindow, assured?: Assurance) => SumColumn

function planned(need: Need, def: MetricDef, name: string, sum: SumOf, { periods }: Question): PlannedMetric {
  return {
    ...need,
    def,
    name,
    numerator: sum(def.numerator, def.window, def.numeratorAssured),
    denominator: def.denominator && sum(def.denominator, def.window),
    count: def.count && sum(def.count, def.window),
    parts: new Map(need.assured.map((level) => [level, sum(def.numerator, def.window, level)])),
    unanswerable: def.annual === true && periods.grain !== 'YEAR',
  }
}

function sumsOf() {
  const all: SumColumn[] = []
  const of: SumOf = (measures, window, level) => {
    const assured = level === 'REPORTED' ? undefined : level
    const found = all.find((s) => s.window === window && s.assured === assured && s.measures.join() === measures.join())
    if (found) return found
    const column = { name: `s${all.length}`, measures, window, assured }
    all.push(column)
    return column
  }
  return { all, of }
}
