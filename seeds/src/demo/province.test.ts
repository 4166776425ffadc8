/** The invented province beside what was published of the real one, and the stories it should tell. No database. */
import { describe, expect, it } from 'vitest'
import { addMonths, monthOfDay, yearOf, type Month } from '@jingxian/schema/vocabulary/period'
import { EntryKind, type EntryKind as Kind } from '@jingxian/schema/vocabulary/ledger-words'
import { publishedFacts } from '../published.seed.ts'
import { referenceData } from '../reference.seed.ts'
import type { Payment } from './payments.ts'
import { inventProvince, PROVINCE } from './province.seed.ts'
import { FEW_PROJECTS, GIANT, SLIP } from './stories.ts'
import { UNIT_SHAPES } from './units.ts'

const { regions } = referenceData()
const cities = Object.keys(UNIT_SHAPES).map(Number)
const counties = Object.fromEntries(cities.map((city) => [city, regions.filter((r) => r.city === city && (r.level === 'COUNTY' || r.level === 'ZONE')).map((r) => ({ id: r.id as number, shortName: r.shortName as string }))]))
const { projects, payments, records } = inventProvince(PROVINCE, counties)
const months = Array.from({ length: 36 }, (_, i) => addMonths(PROVINCE.from, i))
const told = months.flatMap((month) => records.of(month))

const dollars = ({ amount, currency }: Payment) => (currency === 'USD' ? amount : amount / 7)
function sum(where: (payment: Payment) => boolean, value: (payment: Payment) => number = ({ amount }) => amount): number {
  return payments.filter(where).reduce((all, payment) => all + value(payment), 0)
}
const yuan = (payment: Payment) => (payment.family === 'FOREIGN' ? dollars(payment) * 7.1 : payment.amount)
const within = (from: Month, to: Month) => ({ receivedOn }: Payment) => monthOfDay(receivedOn) >= from && monthOfDay(receivedOn) <= to

/** Position on the leaderboard of the year to date. */
function position(city: number, month: Month, less = 0): number {
  const of = (unit: number) => sum((p) => p.project.city === unit && within(yearOf(month) * 100 + 1, month)(p), yuan)
  const own = of(city) - less
  return 1 + cities.filter((unit) => unit !== city && of(unit) > own).length
}

describe('the size', () => {
  it('is that of the promise: 3,000 projects, 120,000 entries of all kinds, in each unit some of each', () => {
    expect(Math.abs(projects.length - 3000)).toBeLessThan(30)
    const all = payments.length + told.length
    expect(all).toBeGreaterThan(117_000)
    expect(all).toBeLessThan(123_000)
    for (const city of cities) {
      const kinds = new Set<Kind>(told.filter(({ project }) => project.city === city).map(({ kind }) => kind))
      expect([...kinds, 'CAPITAL'].sort(), String(city)).toEqual(Object.keys(EntryKind).sort())
    }
  })

  it('leaves no county without projects and money', () => {
    const paid = new Set(payments.map(({ project }) => project.county))
    const all = Object.values(counties).flat()
    expect(all.filter(({ id }) => !paid.has(id))).toEqual([])
    expect(all.length).toBeGreaterThanOrEqual(101)
  })
})

describe('the order of size', () => {
  const published = publishedFacts().filter(({ indicator, year }) => indicator === 'fdi_utilised' && (year === 2023 || year === 2024))

  it.each(published.map(({ city, year, value }) => [city as number, year as number, Number(value)] as const))('of foreign capital in %i in %i is the published one', (city, year, value) => {
    const own = sum((p) => p.family === 'FOREIGN' && p.project.city === city && within(year * 100 + 1, year * 100 + 12)(p), dollars)
    expect(own / value).toBeGreaterThan(0.7)
    expect(own / value).toBeLessThan(1.4)
  })

  it('of the province is that of the bulletins', () => {
    // 大连 2023: 1885.6 亿元 of domestic capital from outside the province.
    expect(sum((p) => p.family === 'DOMESTIC' && p.project.city === 210200 && within(202301, 202312)(p)) / 10_000 / 1885.6).toBeCloseTo(1, 0)
    // The first quarter of 2023 brought 2,836.5 亿元 in all.
    const quarter = sum(within(202301, 202303), yuan) / 10_000 / 2836.5
    expect(quarter).toBeGreaterThan(0.75)
    expect(quarter).toBeLessThan(1.25)
  })

  it('has its seasons: March, June and December above, January and February below the months beside them', () => {
    const of = (nth: number) => sum((p) => p.family === 'DOMESTIC' && Number(p.receivedOn.slice(5, 7)) === nth && p.receivedOn >= '2023')
    expect(of(3)).toBeGreaterThan(of(2) * 1.5)
    expect(of(6)).toBeGreaterThan(of(5) * 1.1)
    expect(of(1)).toBeLessThan(of(4))
  })
})

describe('the stories', () => {
  it('大连 takes the first place from 沈阳 in October 2025', () => {
    expect([position(210100, 202509), position(210200, 202509)]).toEqual([1, 2])
    expect([position(210200, 202510), position(210100, 202510)]).toEqual([1, 2])
  })

  it('鞍山 passes 营口 in the autumn of 2025', () => {
    expect(position(210300, 202507)).toBeGreaterThan(position(210800, 202507))
    expect(position(210300, 202510)).toBeLessThan(position(210800, 202510))
  })

  it('the giant stands still: no stage since it was established, no money since', () => {
    const giant = projects.find(({ name }) => name === GIANT.name)!
    expect(giant.path.at(-1)).toEqual({ to: 'ESTABLISHED', day: GIANT.established })
    const paid = payments.filter(({ project }) => project === giant)
    expect(paid.length).toBeGreaterThan(0)
    expect(paid.every(({ receivedOn }) => monthOfDay(receivedOn) <= GIANT.lastMoney)).toBe(true)
  })

  it('the slip moved a rank while it stood', () => {
    expect(payments.filter(({ proven }) => proven !== undefined)).toHaveLength(1)
    expect(position(SLIP.city, 202510)).toBeLessThan(position(SLIP.city, 202510, SLIP.typed - SLIP.meant))
  })

  it('沈抚 has so few signatures this year that its rates are marked', () => {
    const [few] = Object.keys(FEW_PROJECTS).map(Number)
    const signed = projects.filter(({ city, contractDate }) => city === few && contractDate && contractDate >= '2025' && contractDate <= '2025-10-31')
    expect(signed.length).toBeGreaterThan(0)
    expect(signed.length).toBeLessThan(15)
  })

  it('rules 19, 20 and 21 have one pair each that was meant', () => {
    const codes = Map.groupBy(projects, ({ nationalCode }) => nationalCode)
    expect([...codes.values()].filter((own) => own.length > 1)).toHaveLength(1)
    const young = projects.filter(({ nature, contractDate }) => nature === 'DOMESTIC' && contractDate && contractDate > '2025-06')
    const investors = Map.groupBy(young, ({ investor, county }) => `${investor.name} ${county}`)
    expect([...investors.values()].filter((own) => own.length > 1)).toHaveLength(1)
    expect(projects.filter(({ name }) => name.endsWith('（二期）'))).toHaveLength(1)
  })
})
