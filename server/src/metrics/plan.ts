/**
 * Question -> checked plan. Pure. Decides windows, sums, source, peers and cost; refuses what cannot be answered
 * truly before any SQL is written (plan-checks.ts).
 */
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import type { Catalog } from './catalog.ts'
import { costOf } from './cost.ts'
import { UNIT_DIMENSIONS, type KeyDimension } from './dimensions.ts'
import { filterDimensions, isStateful } from './filter-sql.ts'
import { framesOf, ROLE_OF, wholeFrame, type FrameRole } from './frames.ts'
import type { MetricDef, MetricWindow } from './metric.ts'
import { checkClosed, checkCost, checkQuestion } from './plan-checks.ts'
import { isCohort, type Limits, type Plan, type PlannedMetric, type SumColumn } from './planned.ts'
import type { Asked, Closed, Need, Question } from './question.ts'
import { isCityShape, sourceFor, type Scope } from './scope.ts'

/** @throws QuestionRefused INVALID | FORBIDDEN | LIMIT */
export function planOf(question: Question, snapshot: Asked, catalog: Catalog, scope: Scope, limits: Limits): Plan {
  const sums = sumsOf()
  const metrics = question.needs.map((need, i) => planned(need, catalog.find(need.metric), `m${i}`, sums.of, question))
  checkQuestion(question, metrics, limits)
  const { groupBy, filter } = question
  const source = snapshot.factsOnly && scope.sees === 'ALL' ? 'FACTS' : sourceFor(groupBy, filter, sums.all.some(isCohort), scope)
  const asked = source === 'CLOSED' ? closedOf(snapshot) : snapshot
  const rows = groupBy.includes('PERIOD') ? framesOf(question.periods, asked.dataThrough) : [wholeFrame(question.periods, asked.dataThrough)]
  const showing = isCityShape(groupBy, filter) && groupBy.includes('CITY')
  const keys = groupBy.filter((d): d is KeyDimension => d !== 'PERIOD')
  const { CITY: shownCities, ...others } = filter.in
  const plan: Omit<Plan, 'cost'> = {
    ...asked,
    source,
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
  if (source === 'CLOSED') checkClosed(plan)
  const cost = costOf(plan)
  checkCost(cost, limits)
  return { ...plan, cost }
}

/** The snapshot as it stood at its last closing. */
function closedOf(snapshot: Asked): Asked & { closed: Closed } {
  const { closed } = snapshot
  if (!closed) throw new Error('A screen asks by county, and the snapshot does not say what it closed.')
  return { ...snapshot, closed, version: closed.version, dataThrough: closed.through, checkpoint: 0 }
}

function rolesOf(question: Question): FrameRole[] {
  const asked = question.needs.flatMap((need) => [...need.baselines, ...need.rankBaselines])
  const ordered = question.pages.flatMap((page) => page.orderBy.flatMap((o) => (o.baseline ? [o.baseline] : [])))
  return ['c', ...new Set([...asked, ...ordered].map((baseline) => ROLE_OF[baseline]))]
}

type SumOf = (measures: readonly string[], window: MetricWindow, assured?: Assurance) => SumColumn

function planned(need: Need, def: MetricDef, name: string, sumOf: SumOf, question: Question): PlannedMetric {
  const unanswerable = unanswerableIn(question, def)
  // What has no value here brings no rows either.
  const sum: SumOf = (measures, ...rest) => sumOf(unanswerable ? [] : measures, ...rest)
  return {
    ...need,
    def,
    name,
    numerator: sum(def.numerator, def.window, def.numeratorAssured),
    denominator: def.denominator && sum(def.denominator, def.window),
    count: def.count && sum(def.count, def.window),
    index: def.index?.map(({ weight, worst, numerator, numeratorAssured, denominator }) => ({
      weight,
      worst,
      numerator: sum(numerator, def.window, numeratorAssured),
      denominator: sum(denominator, def.window),
    })),
    parts: new Map(need.assured.map((level) => [level, sum(def.numerator, def.window, level)])),
    unanswerable,
  }
}

function unanswerableIn({ periods, groupBy, filter }: Question, { annual, onlyByUnit }: MetricDef): PlannedMetric['unanswerable'] {
  // Twelve months that end within a year hold the last December, where the year before has its figure.
  if (annual && (periods.grain !== 'YEAR' || periods.accumulate === 'ROLLING_12_MONTHS')) return 'ANNUAL'
  const known = onlyByUnit && UNIT_DIMENSIONS[onlyByUnit]
  return known && [...groupBy, ...filterDimensions(filter)].some((d) => !known.includes(d)) ? 'UNITS' : false
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
