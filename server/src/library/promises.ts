/**
 * What a contract promised and how much of it came, capped project by project: one that gives more than it promised must
 * not hide another that gives less (domain.md B9b, B12). Derived whole from contract, stages and accepted records; what a
 * change alters is the difference. Pure.
 */
import { monthOfDay, type Month } from '@jingxian/schema/vocabulary/period'
import type { FactDelta } from '../facts/fact-delta.ts'
import { Decimal } from '../metrics/decimal.ts'
import { atLeast, cohortOf, isInCohort, marker, turns, type Life } from './marks.ts'

interface Promised {
  /** What came, in the measures of the ledger. */
  actual: readonly string[]
  due: string
  kept: string
  /** Counts a project that has something due. */
  count: string
  unit: string
  /** Counts from the day on which the project produces; else from its signature. */
  producing: boolean
}

/** By kind of commitment. Only what is stated in this unit is counted. */
export const PROMISES: Record<string, Promised> = {
  INVESTMENT: { actual: ['DOMESTIC_CNY', 'FOREIGN_CNY'], due: 'MONEY_DUE', kept: 'MONEY_KEPT', count: 'MONEY_DUE_PROJECT', unit: '万元', producing: false },
  TAX: { actual: ['TAX_CNY'], due: 'TAX_DUE', kept: 'TAX_KEPT', count: 'PRODUCTION_DUE_PROJECT', unit: '万元', producing: true },
  JOBS: { actual: ['JOBS_VERIFIED'], due: 'STAFF_DUE', kept: 'STAFF_KEPT', count: 'PRODUCTION_DUE_PROJECT', unit: '人', producing: true },
  OUTPUT: { actual: ['OUTPUT_CNY'], due: 'OUTPUT_DUE', kept: 'OUTPUT_KEPT', count: 'PRODUCTION_DUE_PROJECT', unit: '万元', producing: true },
}

export const PROMISE_MEASURES = [...new Set(Object.values(PROMISES).flatMap(({ due, kept, count }) => [due, kept, count]))]
export const PROMISE_ACTUALS = Object.values(PROMISES).flatMap(({ actual }) => actual)

export interface Commitment {
  kind: string
  amount: string
  unit: string | null
  dueDate: string
}

export interface Amount {
  measure: string
  month: Month
  value: string
}

export interface PromisedLife extends Pick<Life, 'project' | 'events'> {
  commitments: readonly Commitment[]
  /** What came, month by month. */
  came: readonly Amount[]
}

export function promiseMarks(life: PromisedLife): FactDelta[] {
  if (!life.project.contractDate || !isInCohort(life.project.stage)) return []
  const [money, ...production] = Object.entries(PROMISES)
  return [[money!], production].flatMap((kinds) => {
    const courses = kinds.map(([kind, promised]) => ({ promised, ...courseOf(life, kind, promised) }))
    const counted = courses.flatMap(({ stands, dues, months }) => (months.length ? [...stands, ...dues] : []))
    const owing = (month: Month) => (courses.some(({ due }) => due(month).gt(0)) ? 1 : 0)
    return [
      ...courses.flatMap(({ promised, months, due, kept }) => [...steps(life, promised.due, months, due), ...steps(life, promised.kept, months, kept)]),
      ...steps(life, kinds[0]![1].count, monthsOf(counted), (month) => new Decimal(owing(month))),
    ]
  })
}

interface Dated {
  month: Month
  value: string
}

/** What is due and what of it was kept, at the end of each month from the first on which something is due. */
function courseOf(life: PromisedLife, kind: string, { actual, unit, producing }: Promised) {
  const ended = life.events.find(({ to }) => to === 'TERMINATED')?.eventDate
  const dues = life.commitments
    .filter((each) => each.kind === kind && (each.unit ?? unit) === unit && (!ended || each.dueDate <= ended))
    .map(({ dueDate, amount }) => ({ month: monthOfDay(dueDate), value: amount }))
  const stands = dues.length ? turns(life, atLeast(producing ? 'PRODUCING' : 'SIGNED')) : []
  if (!stands.length) return { dues, stands, months: [], due: () => NOTHING, kept: () => NOTHING }
  const first = Math.max(Math.min(...dues.map(({ month }) => month)), stands[0]!.month)
  const came = life.came.filter(({ measure }) => actual.includes(measure))
  const months = monthsOf([...dues, ...came, ...stands]).filter((month) => month >= first)
  const [owed, paid] = [running(dues, months), running(came, months)]
  const counts = (month: Month) => stands.reduce((sum, turn) => (turn.month <= month ? sum + turn.sign : sum), 0) > 0
  const due = (month: Month) => (counts(month) ? (owed.get(month) ?? upTo(dues, month)) : NOTHING)
  const kept = (month: Month) => (counts(month) ? Decimal.min(due(month), Decimal.max(0, paid.get(month)!)) : NOTHING)
  return { dues, stands, months, due, kept }
}

const NOTHING = new Decimal(0)

/** Sums up to each of the months, in one pass: a project may have years of records. */
function running(amounts: readonly Dated[], months: readonly Month[]): Map<Month, Decimal> {
  const ordered = amounts.toSorted((a, b) => a.month - b.month)
  let [sum, at] = [NOTHING, 0]
  return new Map(
    months.map((month) => {
      for (; at < ordered.length && ordered[at]!.month <= month; at++) sum = sum.plus(ordered[at]!.value)
      return [month, sum]
    }),
  )
}

function monthsOf(dated: readonly { month: Month }[]): Month[] {
  return [...new Set(dated.map(({ month }) => month))].sort((a, b) => a - b)
}

/** What each month adds to the one before. */
function steps(life: PromisedLife, measure: string, months: readonly Month[], level: (month: Month) => Decimal): FactDelta[] {
  const mark = marker(life, cohortOf(life.project))
  let before = NOTHING
  return months.flatMap((month) => {
    const now = level(month)
    const step = now.minus(before)
    before = now
    return step.isZero() ? [] : [mark(measure, month, 0, step.toFixed(4))]
  })
}

function upTo(amounts: readonly Dated[], month: Month): Decimal {
  return amounts.reduce((sum, each) => (each.month <= month ? sum.plus(each.value) : sum), NOTHING)
}
