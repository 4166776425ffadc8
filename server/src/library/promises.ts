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
  /** How many projects have something due. */
  count: string
  unit: string
  /** Counts from the day on which the project produces; else from its signature. */
  producing: boolean
}

/** By kind of commitment. Only what is stated in this unit is counted. */
export const PROMISES: Record<string, Promised> = {
  INVESTMENT: { actual: ['DOMESTIC_CNY', 'FOREIGN_CNY'], due: 'MONEY_DUE', kept: 'MONEY_KEPT', count: 'MONEY_DUE_PROJECT', unit: '万元', producing: false },
  TAX: { actual: ['TAX_CNY'], due: 'TAX_DUE', kept: 'TAX_KEPT', count: 'TAX_DUE_PROJECT', unit: '万元', producing: true },
  JOBS: { actual: ['JOBS_VERIFIED'], due: 'STAFF_DUE', kept: 'STAFF_KEPT', count: 'STAFF_DUE_PROJECT', unit: '人', producing: true },
  OUTPUT: { actual: ['OUTPUT_CNY'], due: 'OUTPUT_DUE', kept: 'OUTPUT_KEPT', count: 'OUTPUT_DUE_PROJECT', unit: '万元', producing: true },
}

export const PROMISE_MEASURES = Object.values(PROMISES).flatMap(({ due, kept, count }) => [due, kept, count])
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
  return Object.entries(PROMISES).flatMap(([kind, promised]) => marksOf(life, kind, promised))
}

function marksOf(life: PromisedLife, kind: string, { actual, due, kept, count, unit, producing }: Promised): FactDelta[] {
  const ended = life.events.find(({ to }) => to === 'TERMINATED')?.eventDate
  const dues = life.commitments
    .filter((each) => each.kind === kind && (each.unit ?? unit) === unit && (!ended || each.dueDate <= ended))
    .map(({ dueDate, amount }) => ({ month: monthOfDay(dueDate), value: amount }))
  if (!dues.length) return []
  const came = life.came.filter(({ measure }) => actual.includes(measure))
  const stands = turns(life, atLeast(producing ? 'PRODUCING' : 'SIGNED')).map(({ month, sign }) => ({ month, value: String(sign) }))
  const months = [...new Set([...dues, ...came, ...stands].map(({ month }) => month))].sort((a, b) => a - b)
  const mark = marker(life, cohortOf(life.project))
  const before = { due: new Decimal(0), kept: new Decimal(0), count: new Decimal(0) }
  return months.flatMap((month) => {
    const counts = upTo(stands, month).gt(0)
    const owed = counts ? upTo(dues, month) : new Decimal(0)
    const now = { due: owed, kept: Decimal.min(owed, Decimal.max(0, upTo(came, month))), count: new Decimal(owed.gt(0) ? 1 : 0) }
    const change = (of: keyof typeof now, measure: string) => {
      const step = now[of].minus(before[of])
      before[of] = now[of]
      return step.isZero() ? [] : [mark(measure, month, 0, step.toFixed(4))]
    }
    return [...change('due', due), ...change('kept', kept), ...change('count', count)]
  })
}

function upTo(amounts: readonly { month: Month; value: string }[], month: Month): Decimal {
  return amounts.reduce((sum, each) => (each.month <= month ? sum.plus(each.value) : sum), new Decimal(0))
}
