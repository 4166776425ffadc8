/** Invents the money: each unit's month is given first, then divided among the projects that are under way. Pure. */
import { addMonths, firstDay, lastDay, monthIndex, monthOfDay, yearOf, type Month } from '@jingxian/schema/vocabulary/period'
import type { CapitalFamily, FundForm, FundUsage } from '@jingxian/schema/vocabulary/ledger-words'
import type { DemoProject } from './projects.ts'
import { Rng } from './rng.ts'
import { SEASON, UNIT_SHAPES } from './units.ts'

export interface Payment {
  project: DemoProject
  family: CapitalFamily
  form: FundForm
  usage: FundUsage
  /** 万 of the currency. */
  amount: number
  currency: 'CNY' | 'USD'
  receivedOn: string
  /** Whether the documents behind it were all checked. */
  documented: boolean
}

export interface Scale {
  entries: number
  from: Month
  to: Month
  /** 万元 and 万美元 in the first year, whole province. */
  domestic: number
  foreign: number
}

/** A project receives money from a little before its signature to two and a half years after it. */
const BEFORE = 1
const AFTER = 30

export function inventPayments(rng: Rng, projects: readonly DemoProject[], scale: Scale): Payment[] {
  const months = monthIndex(scale.to) - monthIndex(scale.from) + 1
  const payments: Payment[] = []
  for (let m = 0; m < months; m++) {
    const month = addMonths(scale.from, m)
    for (const city of Object.keys(UNIT_SHAPES).map(Number)) {
      const active = projects.filter((p) => p.city === city && isActive(p, month))
      const few = Math.max(1, Math.round((scale.entries / months) * entryShare(city) * SEASON[(month % 100) - 1]!))
      payments.push(...shared(rng, active.filter((p) => p.nature !== 'FOREIGN'), 'DOMESTIC', amountOf(city, month, scale, rng), few, month))
      const foreign = active.filter((p) => p.nature !== 'DOMESTIC')
      payments.push(...shared(rng, foreign, 'FOREIGN', foreignOf(city, month, scale, rng), Math.max(1, Math.round(few * 0.14)), month))
    }
  }
  return payments
}

function isActive({ contractDate, path }: DemoProject, month: Month): boolean {
  if (!contractDate) return false
  const since = monthIndex(month) - monthIndex(monthOfDay(contractDate))
  const end = path.find((step) => step.to === 'TERMINATED')
  return since >= -BEFORE && since <= AFTER && (!end || monthOfDay(end.day) >= month)
}

function entryShare(city: number): number {
  const weight = (key: number) => Math.sqrt(UNIT_SHAPES[key]!.domestic)
  const all = Object.keys(UNIT_SHAPES).reduce((sum, key) => sum + weight(Number(key)), 0)
  return (weight(city) / all) * 0.88
}

function amountOf(city: number, month: Month, scale: Scale, rng: Rng): number {
  return shareOf(city, 'domestic') * grown(city, month, scale) * (SEASON[(month % 100) - 1]! / 12) * scale.domestic * rng.between(0.9, 1.1)
}

function foreignOf(city: number, month: Month, scale: Scale, rng: Rng): number {
  // Small units receive foreign money in some months only.
  const rare = UNIT_SHAPES[city]!.foreign < 1.5 && rng.chance(0.45)
  return rare ? 0 : shareOf(city, 'foreign') * grown(city, month, scale) * (SEASON[(month % 100) - 1]! / 12) * scale.foreign * rng.between(0.75, 1.25)
}

function shareOf(city: number, kind: 'domestic' | 'foreign'): number {
  const all = Object.values(UNIT_SHAPES).reduce((sum, shape) => sum + shape[kind], 0)
  return UNIT_SHAPES[city]![kind] / all
}

function grown(city: number, month: Month, { from, to }: Scale): number {
  const { growth, lastYear } = UNIT_SHAPES[city]!
  const years = yearOf(month) - yearOf(from)
  const last = yearOf(month) === yearOf(to) ? 1 : 0
  return (1 + growth) ** (years - last) * (1 + lastYear) ** last
}

/** Divides an amount over so many payments to projects of that unit, larger ones more often. */
function shared(rng: Rng, projects: DemoProject[], family: CapitalFamily, total: number, count: number, month: Month): Payment[] {
  if (!projects.length || total <= 0) return []
  const picked = Array.from({ length: count }, () => bySize(rng, projects))
  const weights = picked.map((project) => project.size * rng.spread(0.7))
  const sum = weights.reduce((a, b) => a + b, 0)
  return picked.map((project, i) => payment(rng, project, family, rounded(rng, (total * weights[i]!) / sum), month))
}

function bySize(rng: Rng, projects: DemoProject[]): DemoProject {
  let left = rng.next() * projects.reduce((sum, p) => sum + p.size, 0)
  return projects.find((p) => (left -= p.size) <= 0) ?? projects.at(-1)!
}

/** Companies like round sums, but not always. */
function rounded(rng: Rng, amount: number): number {
  const step = rng.chance(0.4) ? (amount > 5000 ? 100 : 10) : 0.01
  return Math.max(step, Math.round(amount / step) * step)
}

function payment(rng: Rng, project: DemoProject, family: CapitalFamily, amount: number, month: Month): Payment {
  const days = Number(lastDay(month).slice(8))
  const day = `${firstDay(month).slice(0, 8)}${String(rng.whole(1, days)).padStart(2, '0')}`
  const form: FundForm = rng.chance(0.84) ? 'CASH' : rng.chance(0.6) ? 'KIND' : family === 'FOREIGN' ? 'PROFIT_REINVESTED' : 'SHAREHOLDER_LOAN'
  const inYuan = family === 'FOREIGN' && rng.chance(0.15)
  const value = Math.round(amount * (inYuan ? 7 : 1) * 100) / 100
  if (family === 'FOREIGN') project.paidForeign += amount
  else project.paidDomestic += amount
  const usage: FundUsage = rng.pick(['FIXED_ASSET', 'FIXED_ASSET', 'EQUITY', 'WORKING'])
  return { project, family, form, usage, amount: value, currency: family === 'FOREIGN' && !inYuan ? 'USD' : 'CNY', receivedOn: day, documented: rng.chance(0.72) }
}
