/** The published and worked figures of the domain, recomputed by the product's own code. */
import { beforeAll, describe, expect, it } from 'vitest'
import { Decimal } from '@jingxian/server/metrics/decimal'
import { FULL_N, LEAST_N } from '@jingxian/server/metrics/metric'
import { wilson } from '@jingxian/server/metrics/wilson'
import type { FactDelta } from '@jingxian/server/facts/fact-delta'
import { makeKnown } from '@jingxian/server/facts/facts.service'
import { sharedDeltas } from '@jingxian/server/facts/shared-deltas'
import { converted } from '@jingxian/server/records/ledger/capital.rules'
import { usccCheck } from '@jingxian/server/reference/uscc'
import { useHouse } from '../support/house.ts'
import { aProject, aClaim, anAcceptedEntry, paper } from '../support/factories.ts'
import { HOUSE, houseAs } from '@jingxian/server/kernel/actor'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { moveProjects } from '@jingxian/server/library/project.service'
import vectors from './domain-vectors.json' with { type: 'json' }

describe('domain vectors', () => {
  it.each(vectors.wilson95)('Wilson interval of $x among $n', ({ x, n, low, high }) => {
    const interval = wilson(x, n)!
    expect(interval.low.toDecimalPlaces(3).toNumber()).toBe(low)
    expect(interval.high.toDecimalPlaces(3).toNumber()).toBe(high)
  })

  it('foreign capital is converted month by month, never by one rate', () => {
    const { usd_wan: amounts, rates, cny_wan: expected } = vectors.fx_monthly
    const sum = amounts.reduce((all, usd, i) => all.plus(converted(String(usd), { currency: 'USD', toCny: String(rates[i]), usdToCny: String(rates[i]) }).cny), new Decimal(0))
    expect(sum.toDecimalPlaces(2).toNumber()).toBe(expected)
  })

  it('the check digit of a unified social credit code', () => {
    expect(usccCheck(vectors.uscc.first17)).toBe(vectors.uscc.check)
  })

  it('shares split an amount whole', () => {
    const { amount, pct, parts } = vectors.shares
    const keys = { measure: 'DOMESTIC_CNY', city: 210100, county: 210106, month: 202510, cohort: null, industry: 'C34', country: null, nature: 'DOMESTIC', project: 'p', entry: 'e', assurance: 1, entries: 1 }
    const whole = { ...keys, value: String(amount), shares: [{ unit: 210100, pct: String(pct[0]) }, { unit: 210700, pct: String(pct[1]) }] }
    const moved = sharedDeltas([whole])
    const of = (city: number) => [whole, ...moved].filter((delta) => delta.city === city).reduce((sum, { value }) => sum.plus(value), new Decimal(0)).toNumber()
    expect([of(210100), of(210700)]).toEqual(parts)
    expect(moved.every(({ project, entries }) => project === null && entries === 0)).toBe(true)
  })
})

const test = useHouse('reference')

/** As the ledger and the library would have counted them, in March 2025, one published cohort to a city. */
describe('published cohorts, asked of the product', () => {
  const [weinan, lanzhou] = vectors.cohort_rates
  const [luan, lanzhouMoney, anhui] = vectors.published_errors
  const { domestic_yi, fdi_yi_usd, implied_rate, total_yi } = vectors.total_capital
  const counted = (city: number, values: Record<string, number>): FactDelta[] =>
    Object.entries(values).map(([measure, value]) => ({ measure, city, county: city, month: 202403, cohort: 202403, industry: null, country: null, nature: null, project: null, entry: null, assurance: 3, value: new Decimal(value).toFixed(4), entries: 1 }))

  beforeAll(async () => {
    const dollars = converted(String(fdi_yi_usd * 10000), { currency: 'USD', toCny: String(implied_rate), usdToCny: String(implied_rate) })
    const deltas = [
      ...counted(210300, { PROJECT_SIGNED: weinan!.signed, PROJECT_STARTED: weinan!.started_or_built!, PROJECT_PERFORMED: weinan!.performing! }),
      ...counted(210400, { PROJECT_SIGNED: lanzhou!.signed, PROJECT_STARTED: lanzhou!.started!, PROJECT_PRODUCING: lanzhou!.built!, CONTRACT_CNY: lanzhou!.contract!, DOMESTIC_CNY: lanzhou!.paid! }),
      ...counted(210500, { PROJECT_SIGNED: luan!.n!, PROJECT_STARTED: luan!.x!, CONTRACT_CNY: lanzhouMoney!.contract!, DOMESTIC_CNY: lanzhouMoney!.paid! }),
      ...counted(210600, { DOMESTIC_CNY: domestic_yi * 10000, FOREIGN_CNY: Number(dollars.cny), FOREIGN_USD: fdi_yi_usd * 10000 }),
      ...counted(210700, { PROJECT_SIGNED: vectors.rate_edge[1]!.n, PROJECT_STARTED: vectors.rate_edge[1]!.x }),
    ]
    await test.house.as(HOUSE, 'write', (ctx) => makeKnown(ctx, 'PROJECTS_MOVED', deltas))
  })

  const cellOf = async (city: number, field: string) => {
    const { data, errors } = await test.as('analyst')(`{ snapshot { cube(periods: {grain: MONTH, from: "2024-03", to: "2024-03"}, filter: {city: ["${city}"]}) { rows { nodes { cell: ${field} { value n status low high rank { position } display(unit: ${field === 'capitalUsed' ? 'YI_YUAN' : 'AUTO'}, digits: 1) } } } } } }`)
    expect(errors).toEqual([])
    return data.snapshot.cube.rows.nodes[0].cell
  }

  it.each([
    ['Weinan starts', 210300, 'startRate', weinan!.start_rate!],
    ['Weinan performs', 210300, 'contractFulfilmentRate', weinan!.perform_rate!],
    ['Lanzhou starts', 210400, 'startRate', lanzhou!.start_rate!],
    ['Lanzhou produces', 210400, 'productionRate', lanzhou!.built_rate!],
    ['Lanzhou’s money', 210400, 'capitalArrivalRate', lanzhou!.fund_rate!],
    ['Lu’an starts, printed 68.9', 210500, 'startRate', luan!.calc! / 100],
    ['Lanzhou’s money, printed 12.64', 210500, 'capitalArrivalRate', lanzhouMoney!.calc! / 100],
  ])('%s', async (_name, city, field, rate) => {
    const { value, status } = await cellOf(city, field)
    expect(new Decimal(value).div(100).toDecimalPlaces(4).toNumber()).toBe(new Decimal(rate).toDecimalPlaces(4).toNumber())
    expect(status).toBe('OFFICIAL')
  })

  it('the edges: no base, and too few', async () => {
    const [none, few] = vectors.rate_edge
    expect(await cellOf(210800, 'startRate')).toMatchObject({ value: none!.value, n: none!.n, status: none!.status, rank: null })
    expect(await cellOf(210700, 'startRate')).toMatchObject({ value: null, n: few!.n, status: few!.status, low: null, rank: null })
  })

  it('a total is the sum of its parts, converted: never a typed number', async () => {
    expect((await cellOf(210600, 'capitalUsed')).display).toBe(`${total_yi.toLocaleString('en-US', { minimumFractionDigits: 1 })} 亿元`)
    const parts = anhui!.parts!.map((part, i) => counted([210900, 211000, 211100][i]!, { DOMESTIC_CNY: part })).flat()
    await test.house.as(HOUSE, 'write', (ctx) => makeKnown(ctx, 'ENTRIES_ACCEPTED', parts.map((part) => ({ ...part, month: 202402 }))))
    const { data } = await test.as('analyst')('{ snapshot { cube(periods: {grain: MONTH, from: "2024-02", to: "2024-02", accumulate: PERIOD}) { grandTotal { capitalUsed { value } } } } }')
    expect(Number(data.snapshot.cube.grandTotal.capitalUsed.value)).toBe(anhui!.sum)
    expect(anhui!.sum).not.toBe(anhui!.printed)
  })
})

/** Cohort of one unit: signed in March 2025, so many started, ended, put into production. */
describe('the four rates of a small cohort', () => {
  const ask = `{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, filter: {city: ["210100"]}) { rows { nodes {
    signed: projectsSigned { value } start: startRate { ...R } due: startRateDue { ...R } perform: contractFulfilmentRate { ...R } produce: productionRate36m { ...R } money: capitalArrivalRate { ...R } } } } } }
    fragment R on Cell { value numerator denominator n low high status state }`
  const row = async () => (await test.as('analyst')(ask)).data.snapshot.cube.rows.nodes[0]

  it('no project: no base, never 0 %', async () => {
    expect(await row()).toMatchObject({ start: { value: null, status: 'NO_BASE', state: 'NOT_APPLICABLE', n: 0 } })
  })

  it('2 of 3: the counts, no percentage, no interval, no rank', async () => {
    const projects = [await aProject(test.house), await aProject(test.house, { name: '乙机床项目', nationalCode: null, kind: 'LIGHT_ASSET', plannedStart: '2025-08-01' }), await aProject(test.house, { name: '丙机床项目', nationalCode: null, kind: 'LIGHT_ASSET', plannedStart: '2025-09-01' })]
    await started(projects.slice(0, 2))
    const { start, due, perform } = await row()
    const { x, n, status } = { x: 2, n: 3, status: vectors.rate_edge[1]!.status }
    expect(start).toMatchObject({ numerator: String(x) , denominator: String(n), n, status, value: null, low: null })
    expect(due).toMatchObject({ numerator: '1', denominator: '2' })
    expect(perform).toMatchObject({ numerator: '2', denominator: '3' })
  })

  it('5 and more: a percentage with its interval; one that ended stays in the denominator and keeps what it had reached', async () => {
    const more = []
    for (const name of ['丁机床项目', '戊机床项目', '己机床项目']) more.push(await aProject(test.house, { name, nationalCode: null, kind: 'LIGHT_ASSET' }))
    await started(more.slice(0, 1))
    await move(more[0]!, 'TERMINATED', '2025-10-01', 'TERMINATION_NOTICE')
    const { start, perform, signed } = await row()
    expect(signed.value).toBe('6.0000')
    expect(start).toMatchObject({ value: '50.000000', n: 6, status: 'LOW_N' })
    expect(Number(start.low)).toBeCloseTo(18.8, 1)
    expect(Number(start.high)).toBeCloseTo(81.2, 1)
    expect(perform.numerator).toBe('2')
  })

  it('money in place over the contracts of the cohort, before and after a month', async () => {
    const paid = await aProject(test.house, { name: '庚机床项目', nationalCode: null, kind: 'LIGHT_ASSET', contractDomestic: '10000' })
    await anAcceptedEntry(test.house, paid, aClaim({ amount: '2500', evidence: [paper('CONTRACT')] }))
    const { money } = await row()
    expect(money).toMatchObject({ numerator: '2500', denominator: String(6 * 50000 + 10000), n: 7, status: 'LOW_N' })
  })

  async function started(projects: string[]): Promise<void> {
    for (const project of projects) {
      await move(project, 'ESTABLISHED', '2025-04-01', 'LICENCE', 'PROJECT_CODE')
      await move(project, 'PERMITTING', '2025-05-01', 'LAND_CONTRACT')
      await move(project, 'STARTED', '2025-06-01', 'CONSTRUCTION_PERMIT', 'SITE_PHOTO', 'CONTRACT')
    }
  }

  function move(project: string, to: Parameters<typeof moveProjects>[1][number]['to'], eventDate: string, ...types: Parameters<typeof paper>[0][]) {
    const reason = to === 'TERMINATED' ? '投资方退出' : null
    return test.house.as(houseAs(Role.CITY_REPORTER, '测试'), 'write', (ctx) => moveProjects(ctx, [{ project, to, eventDate, reason, evidence: types.map((type) => paper(type)) }]))
  }
})

it('too few projects and enough of them are where the domain puts them', () => {
  expect([LEAST_N, FULL_N]).toEqual([5, 15])
})
