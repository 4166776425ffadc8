/** 合同兑现率 (B9b) and 投产贡献率 (B12, D1): capped by project, weighted, rescaled; the same at every past version. */
import { beforeAll, describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs, HOUSE } from '@jingxian/server/kernel/actor'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import { aClaim, aContributionClaim, aJobsClaim, anAccepted, anAcceptedEntry, aProject } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'
import vectors from '../vectors/domain-vectors.json' with { type: 'json' }

const test = useHouse('reference')
const ASK = `query($id: ID, $month: PeriodKey!, $city: [ID!]) { snapshot(id: $id) { id cube(periods: {grain: MONTH, from: $month, to: $month}, groupBy: [CITY], filter: {city: $city}) {
  rows { nodes { contribution: productionContribution { value numerator denominator n low state status rank { position } } fulfilment: contractFulfilmentRateDue { value numerator denominator n status low } } } } } }`

async function ask(city: string, month = '2025-10', id?: string) {
  const { data, errors } = await test.as('analyst')(ASK, { id, month, city: [city] })
  expect(errors).toEqual([])
  return { id: data.snapshot.id as string, ...data.snapshot.cube.rows.nodes[0] }
}

const due = (kind: 'TAX' | 'JOBS' | 'OUTPUT' | 'INVESTMENT', amount: string) => ({ kind, amount, unit: kind === 'JOBS' ? '人' : '万元', dueDate: '2025-09-30' })

/** As many as make a rate, each with a fifth of what the vector says. */
async function five(county: string, jobs: boolean): Promise<{ project: string; entry: string }[]> {
  const made = []
  for (let i = 0; i < 5; i++) {
    const commitments = [due('TAX', '20'), due('OUTPUT', '200'), ...(jobs ? [due('JOBS', '20')] : [])]
    const project = await aProject(test.house, { county, nationalCode: null, kind: 'LIGHT_ASSET', name: `${county}投产${i}号`, producing: true, commitments })
    made.push({ project, entry: await anAccepted(test.house, 'CONTRIBUTION', project, aContributionClaim({ taxPaid: '16.8', output: '182' })) })
    if (jobs) await anAccepted(test.house, 'JOBS', project, aJobsClaim({ insured: 14, reported: 14 }))
  }
  return made
}

describe('the index of production', () => {
  let first: { project: string; entry: string }
  let before: string

  beforeAll(async () => {
    before = (await ask('210100')).id
    first = (await five('210106', true))[0]!
  })

  it('weighs tax, jobs and output like the worked vector, without numerator or interval', async () => {
    const { index } = vectors.contribution_D1
    expect((await ask('210100')).contribution).toMatchObject({ value: (index * 100).toFixed(6), numerator: null, denominator: null, n: 5, low: null, state: 'REPORTED', status: 'LOW_N', rank: { position: 1 } })
  })

  it('writes only what changed', async () => {
    const rows = () => test.house.as(HOUSE, 'read', ({ em }) => em.execute<{ measure: string; value: string }[]>('select measure, value from fact where project = ? and measure in (?, ?) order by id', [first.project, 'TAX_KEPT', 'TAX_DUE']))
    expect(await rows()).toEqual([{ measure: 'TAX_DUE', value: '20.0000' }, { measure: 'TAX_KEPT', value: '16.8000' }])
    await anAcceptedEntry(test.house, first.project)
    expect(await rows()).toHaveLength(2)
  })

  it('has no base where nobody produces, and before anything was due', async () => {
    expect((await ask('210700')).contribution).toMatchObject({ value: null, state: 'NOT_APPLICABLE', status: 'NO_BASE', rank: null })
    expect((await ask('210100', '2025-08')).contribution).toMatchObject({ value: null, status: 'NO_BASE' })
    expect((await ask('210100', '2025-10', before)).contribution).toMatchObject({ value: null, status: 'NO_BASE' })
  })

  it('has no value on fewer than five projects: behind it stands one enterprise’s tax', async () => {
    const one = await aProject(test.house, { county: '210202', nationalCode: null, kind: 'LIGHT_ASSET', name: '大连独苗项目', producing: true, commitments: [due('TAX', '100')] })
    await anAccepted(test.house, 'CONTRIBUTION', one, aContributionClaim({ taxPaid: '40', output: '910' }))
    expect((await ask('210200')).contribution).toMatchObject({ value: null, n: 1, status: 'INSUFFICIENT', rank: null })
  })

  it('drops what no contract promised and rescales the rest', async () => {
    await five('210302', false)
    expect((await ask('210300')).contribution.value).toBe((((0.5 * 0.84 + 0.2 * 0.91) / 0.7) * 100).toFixed(6))
  })

  it('does not let one that exceeds its promise stand in for another', async () => {
    const sixth = await aProject(test.house, { nationalCode: null, name: '沈阳六号项目', kind: 'LIGHT_ASSET', producing: true, commitments: [due('TAX', '100')] })
    await anAccepted(test.house, 'CONTRIBUTION', sixth, aContributionClaim({ taxPaid: '500', output: '910' }))
    // Tax: (84 + 100 capped) of 200.
    expect((await ask('210100')).contribution).toMatchObject({ value: ((0.5 * 0.92 + 0.3 * 0.7 + 0.2 * 0.91) * 100).toFixed(6), n: 6 })
  })

  it('follows a reversal, and gives the same at every version before it', async () => {
    const kept = await ask('210100')
    await test.house.as(houseAs(Role.PROV_APPROVER, '测试'), 'write', (ctx) => judgeEntries(ctx, [first.entry], { move: 'REVERSE', note: '重复' }))
    expect((await ask('210100')).contribution.value).toBe(((0.5 * 0.836 + 0.3 * 0.7 + 0.2 * 0.728) * 100).toFixed(6))
    expect(await ask('210100', '2025-10', kept.id)).toEqual(kept)
  })
})

describe('the fulfilment of money due', () => {
  it('is capped by project like the worked vector, on few projects without a percentage', async () => {
    const { due: dues, paid, capped } = vectors.fulfilment_capped
    for (const [i, amount] of dues.entries()) {
      const project = await aProject(test.house, { county: '210402', nationalCode: null, name: `抚顺${i}号项目`, commitments: [due('INVESTMENT', String(amount))] })
      await anAcceptedEntry(test.house, project, aClaim({ amount: String(paid[i]) }))
    }
    const three = (await ask('210400')).fulfilment
    expect(three).toMatchObject({ value: null, numerator: '270', denominator: '350', n: 3, status: 'INSUFFICIENT' })
    expect((270 / 350).toFixed(4)).toBe(String(capped))
    for (const i of [3, 4]) await aProject(test.house, { county: '210402', nationalCode: null, name: `抚顺${i}号项目`, commitments: [due('INVESTMENT', '50')] })
    expect((await ask('210400')).fulfilment).toMatchObject({ value: '60.000000', n: 5, status: 'LOW_N', low: null })
  })
})

describe('starts on time', () => {
  it('are those by the day that the contract names, of those that were due', async () => {
    const START: [string, string | null][] = [['2025-04-20', '按日'], ['2025-04-19', '晚一日'], ['2025-12-01', '未到期'], ['2025-09-01', null]]
    for (const [plannedStart, built] of START) {
      await aProject(test.house, { county: '210502', nationalCode: null, kind: 'LIGHT_ASSET', name: `本溪${built ?? '未开工'}项目`, plannedStart, producing: built !== null })
    }
    const { data } = await test.as('analyst')('{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, filter: {city: ["210500"]}) { rows { nodes { startRateOnTime { numerator denominator n status } startRateDue { numerator denominator } } } } } }')
    // Begun on 20 April: by its day, a day late, before its day came (not due), and not at all.
    expect(data.snapshot.cube.rows.nodes[0]).toEqual({ startRateOnTime: { numerator: '1', denominator: '3', n: 3, status: 'INSUFFICIENT' }, startRateDue: { numerator: '2', denominator: '3' } })
  })
})
