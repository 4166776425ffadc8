/** 月报按时率, 数据质量分: what was due is said when the deadline has passed, not when somebody signs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { HOUSE, houseAs } from '@jingxian/server/kernel/actor'
import { closeReturns } from '@jingxian/server/records/returns/closing.service'
import { signReturns } from '@jingxian/server/records/returns/return.service'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import { aClaim, anAcceptedEntry, aProject } from '../support/factories.ts'
import { NOW, useHouse } from '../support/house.ts'

const test = useHouse('reference')
const ASK = `query($id: ID, $key: String = "2025-10", $by: [Dimension!]! = [CITY]) { snapshot(id: $id) { id cube(periods: {grain: MONTH, from: $key, to: $key}, groupBy: $by) {
  rows(first: 150) { nodes { key { city { code } county { code } } onTimeReturns { value numerator denominator state } dataQualityScore { value state } } }
  grandTotal { onTimeReturns { value } } } } }`.replace('String = ', 'PeriodKey! = ')

async function figures(variables: object = {}) {
  const { data, errors } = await test.as('analyst')(ASK, variables as Record<string, unknown>)
  expect(errors).toEqual([])
  return data.snapshot
}
const of = (snapshot: Awaited<ReturnType<typeof figures>>, city: string) => snapshot.cube.rows.nodes.find((node: typeof snapshot) => node.key.city.code === city)
const at = async <T>(time: string, work: () => Promise<T>) => {
  test.house.setClock(() => new Date(time))
  return work().finally(() => test.house.setClock(() => NOW))
}
const zeros = [{ family: 'FOREIGN' as const, reason: 'NO_PROJECT_DUE' as const, note: null }, { family: 'DOMESTIC' as const, reason: 'NO_PROJECT_DUE' as const, note: null }]
const sign = (time: string, ...units: string[]) =>
  at(time, () => test.house.as(houseAs(Role.CITY_LEADER, '测试'), 'write', (ctx) => signReturns(ctx, units.map((unit) => ({ unit, month: '2025-10', zeros })))))
const close = (time: string) => at(time, () => test.house.as(HOUSE, 'write', closeReturns))
const told: Record<string, Awaited<ReturnType<typeof figures>>> = {}

beforeAll(async () => {
  told['first'] = (await test.as('analyst')('{ snapshot(id: 1) { asOf dataFrom dataThrough latestSigned } }')).data.snapshot
  await sign('2025-11-03T10:00:00+08:00', '210106', '210600')
  told['early'] = { ...(await figures()), closed: await close('2025-11-06T18:00:00+08:00') }
  told['closed'] = { months: await close('2025-11-06T18:00:01+08:00'), again: await close('2025-11-06T19:00:00+08:00'), ...(await figures()) }
  await sign('2025-11-07T10:00:00+08:00', '210100', 'LN-SF')
})
afterAll(() => test.house.setClock(() => NOW))

it('of a snapshot before any signature, only what was over then is reached', () => {
  // The published figures were taken in then; nobody had signed.
  expect(told['first']).toEqual({ asOf: expect.stringMatching(/^2024-09/), dataFrom: '2024-08', dataThrough: '2024-08', latestSigned: '2024-08' })
})

it('says nothing of a month before its last deadline has passed', () => {
  expect(told['early'].closed).toEqual([])
  expect(of(told['early'], '210100').onTimeReturns).toMatchObject({ value: null, denominator: null, state: 'NOT_APPLICABLE' })
})

it('closes a month once, with what every unit owed', () => {
  expect([told['closed'].months, told['closed'].again]).toEqual([[202510], []])
  expect(of(told['closed'], '210100').onTimeReturns).toMatchObject({ numerator: '1', denominator: '14', value: '7.142857' })
  expect(of(told['closed'], '210200').onTimeReturns).toMatchObject({ numerator: '0', value: '0.000000', state: 'REPORTED_ZERO' })
  // 15 units and the 100 counties.
  expect(told['closed'].cube.grandTotal.onTimeReturns.value).toBe('1.739130')
})

it('keeps a late return late, and gives it what is left of its points', async () => {
  const now = await figures()
  expect(of(now, 'LN-SF').onTimeReturns).toMatchObject({ numerator: '0', denominator: '1' })
  // (25 × 0.75 + 25) ÷ 50: no money came, so evidence and revisions drop out.
  expect(of(now, 'LN-SF').dataQualityScore.value).toBe('87.500000')
  expect(of(await figures({ id: told['closed'].id }), 'LN-SF').dataQualityScore.value).toBe('50.000000')
})

it('is known by county, and of every city by a bureau', async () => {
  const counties = (await figures({ by: ['COUNTY'] })).cube.rows.nodes
  expect(counties.find((node: { key: { county: { code: string } } }) => node.key.county.code === '210106').onTimeReturns.value).toBe('100.000000')
  const { data } = await test.as('dalian')(ASK)
  expect(of(data.snapshot, '210100').onTimeReturns.denominator).toBe('14')
})

it('weighs timeliness, completeness, evidence and revisions', async () => {
  const project = await aProject(test.house, { county: '210602', nationalCode: null })
  await anAcceptedEntry(test.house, project, aClaim({ amount: '960' }))
  const wrong = await anAcceptedEntry(test.house, project, aClaim({ amount: '40' }))
  await test.house.as(houseAs(Role.PROV_APPROVER, '测试'), 'write', (ctx) => judgeEntries(ctx, [wrong], { move: 'REVERSE', note: '更正' }))
  const { dataQualityScore } = of(await figures(), '210600')
  const { data } = await test.as('analyst')('{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, filter: {city: ["210600"]}) { rows { nodes { evidenceCoverage { value } revisionRatio { value } onTimeReturns { denominator } } } } } }')
  const { evidenceCoverage, revisionRatio, onTimeReturns } = data.snapshot.cube.rows.nodes[0]
  expect([Number(revisionRatio.value), Number(onTimeReturns.denominator)]).toEqual([4, 7])
  const expected = 25 * (1 / 7) + 25 + (30 * Number(evidenceCoverage.value)) / 100 + 20 * (1 - 4 / 10)
  expect(Number(dataQualityScore.value)).toBeCloseTo(expected, 4)
})

describe('a province that begins with two years of history', () => {
  const begun = useHouse('reference')

  it('has been late for none of it', async () => {
    const zeroMonths = ['2024-11', '2025-09', '2025-10'].map((month) => ({ unit: '210600', month, zeros }))
    const at = (time: string) => begun.house.setClock(() => new Date(time))
    at('2025-11-04T09:00:00+08:00')
    await begun.house.as(houseAs(Role.CITY_LEADER, '测试'), 'write', (ctx) => signReturns(ctx, zeroMonths))
    at('2025-11-18T09:00:00+08:00')
    expect(await begun.house.as(HOUSE, 'write', closeReturns)).toEqual([202510])
  })
})
