/** Invents the money: each unit's month is given first, then divided among the projects that are under way. Pure. */
import { addMonths, firstDay, lastDay, monthIndex, monthOfDay, yearOf, type Month } from '@jingxian/schema/vocabulary/period'
import type { CapitalFamily, FundForm, FundUsage } from '@jingxian/schema/vocabulary/ledger-words'
import type { DemoProject } from './projects.ts'
import { Rng } from './rng.ts'
import { paceOf, SLIP } from './stories.ts'
import { SEASON, UNIT_SHAPES, weightOf } from './units.ts'

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
  /** What its documents show, where that is not the amount. */
  proven?: number
}

export interface Scale {
  entries: number
  from: Month
  to: Month
  /** 万元 in the year 2022, whole province. */
  domestic: number
}

/** The first year of the units' foreign capital. */
const FIRST_YEAR = 2022

/** A project receives money from a little before its signature to two and a half years after it. */
const BEFORE = 1
const AFTER = 30

export function inventPayments(rng: Rng, projects: readonly DemoProject[], scale: Scale): Payment[] {
  const months = monthIndex(scale.to) - monthIndex(scale.from) + 1
  const payments: Payment[] = []
  const cities = Object.keys(UNIT_SHAPES).map(Number)
  const all = cities.reduce((sum, city) => sum + weightOf(city), 0)
  for (let m = 0; m < months; m++) {
    const month = addMonths(scale.from, m)
    for (const city of cities) {
      const active = projects.filter((p) => p.city === city && isActive(p, month))
      const few = Math.max(1, Math.round((scale.entries / months) * (weightOf(city) / all) * DOMESTIC_PART * SEASON[(month % 100) - 1]!))
      payments.push(...shared(rng, active.filter((p) => p.nature !== 'FOREIGN'), 'DOMESTIC', amountOf(city, month, scale, rng), few, month))
      const foreign = active.filter((p) => p.nature !== 'DOMESTIC')
      payments.push(...shared(rng, foreign, 'FOREIGN', foreignOf(city, month, rng), Math.max(1, Math.round(few * FOREIGN_PART)), month))
    }
  }
  return [...payments, ...slip(projects, scale)]
}

/** The foreign ones come on top of the domestic ones: together they are the whole. */
const FOREIGN_PART = 0.14
const DOMESTIC_PART = 1 / (1 + FOREIGN_PART)

/** The payment of the story: one nought too many, and papers that say so. */
function slip(projects: readonly DemoProject[], { from, to }: Scale): Payment[] {
  const month = monthOfDay(SLIP.receivedOn)
  const project = projects.find((p) => p.city === SLIP.city && p.nature === 'DOMESTIC' && isActive(p, month) && !p.terms)
  if (!project || month < from || month > to) return []
  project.paidDomestic += SLIP.meant
  const { typed, meant, receivedOn } = SLIP
  return [{ project, family: 'DOMESTIC', form: 'CASH', usage: 'FIXED_ASSET', amount: typed, currency: 'CNY', receivedOn, documented: false, proven: meant }]
}

function isActive({ contractDate, path, lastMoney }: DemoProject, month: Month): boolean {
  if (!contractDate || (lastMoney !== undefined && month > lastMoney)) return false
  const since = monthIndex(month) - monthIndex(monthOfDay(contractDate))
  const end = path.find((step) => step.to === 'TERMINATED')
  return since >= -BEFORE && since <= AFTER && (!end || monthOfDay(end.day) >= month)
}

function amountOf(city: number, month: Month, scale: Scale, rng: Rng): number {
  const shapes = Object.values(UNIT_SHAPES)
  const share = UNIT_SHAPES[city]!.domestic / shapes.reduce((sum, shape) => sum + shape.domestic, 0)
  return share * grown(city, month, scale) * seasonOf(month) * scale.domestic * paceOf(city, month) * rng.between(0.9, 1.1)
}

/** Small units receive foreign money in some months only, and then more. */
function foreignOf(city: number, month: Month, rng: Rng): number {
  const year = UNIT_SHAPES[city]!.foreign[yearOf(month) - FIRST_YEAR]!
  const rare = year < 5000
  if (rare && rng.chance(0.45)) return 0
  return (year * seasonOf(month) * rng.between(0.75, 1.25)) / (rare ? 0.55 : 1)
}

function seasonOf(month: Month): number {
  return SEASON[(month % 100) - 1]! / 12
}

function grown(city: number, month: Month, { to }: Scale): number {
  const { growth, lastYear } = UNIT_SHAPES[city]!
  const years = yearOf(month) - FIRST_YEAR
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
