/** The cube computed again, naively, from the rows of `fact`: no SQL aggregation, no shared code but the decimals. */
import { Decimal } from '@jingxian/server/metrics/decimal'

export interface FactRow {
  version: number
  measure: string
  city: number
  county: number
  month: number
  cohort: number | null
  industry: string | null
  assurance: number
  value: string
  entries: number
}

export interface OracleQuestion {
  version: number
  dataThrough: number
  months: { from: number; to: number }
  keys: ('city' | 'county' | 'industry')[]
  city?: number[]
  industry?: string[]
  level: number
}

const MEASURES: Record<string, string[]> = {
  FOREIGN_CAPITAL_USED: ['FOREIGN_USD'],
  DOMESTIC_CAPITAL_USED: ['DOMESTIC_CNY'],
  CAPITAL_USED: ['DOMESTIC_CNY', 'FOREIGN_CNY'],
  JOBS_CREATED: ['JOBS_VERIFIED'],
  JOBS_REPORTED: ['JOBS_REPORTED'],
  TECHNOLOGY_VALUE: ['TECHNOLOGY_CNY'],
}

/** key -> sum, over facts of one window. */
export function flows(facts: readonly FactRow[], metric: string, question: OracleQuestion): Map<string, Decimal> {
  const sums = new Map<string, Decimal>()
  for (const fact of facts) {
    if (!counts(fact, question) || !MEASURES[metric]!.includes(fact.measure)) continue
    if (fact.month < question.months.from || fact.month > question.months.to) continue
    add(sums, keyOf(fact, question), fact.value)
  }
  return sums
}

/** key -> numerator, denominator and count of the cohort of the window's year. */
export function arrival(facts: readonly FactRow[], question: OracleQuestion): Map<string, { paid: Decimal; due: Decimal; n: number }> {
  const first = Math.floor(question.months.to / 100) * 100 + 1
  const rates = new Map<string, { paid: Decimal; due: Decimal; n: number }>()
  for (const fact of facts) {
    if (!counts(fact, question) || fact.cohort === null || fact.cohort < first || fact.cohort > question.months.to || fact.month > question.months.to) continue
    const key = keyOf(fact, question)
    const rate = rates.get(key) ?? { paid: new Decimal(0), due: new Decimal(0), n: 0 }
    if (fact.measure === 'DOMESTIC_CNY' || fact.measure === 'FOREIGN_CNY') rate.paid = rate.paid.plus(fact.value)
    if (fact.measure === 'CONTRACT_CNY') rate.due = rate.due.plus(fact.value)
    if (fact.measure === 'PROJECT_SIGNED') rate.n += Number(fact.value)
    rates.set(key, rate)
  }
  return rates
}

function counts(fact: FactRow, { version, city, industry, level }: OracleQuestion): boolean {
  return fact.version <= version && fact.assurance >= level && (!city || city.includes(fact.city)) && (!industry || industry.includes(fact.industry ?? ''))
}

function keyOf(fact: FactRow, { keys }: OracleQuestion): string {
  return keys.map((key) => fact[key]).join('|')
}

function add(sums: Map<string, Decimal>, key: string, value: string): void {
  sums.set(key, (sums.get(key) ?? new Decimal(0)).plus(value))
}
