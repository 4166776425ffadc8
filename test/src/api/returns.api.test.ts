/** The monthly return: a signature that tells zero from silence. */
import { describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { rightsOf } from '@jingxian/server/access/rights-of'
import { may } from '@jingxian/server/records/returns/return.policy'
import type { Region } from '@jingxian/server/reference/region.entity'
import { aClaim, anAcceptedEntry, aProject } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
const SIGN = `mutation($unit: ID!, $month: PeriodKey!, $zeros: [ExplainedZeroInput!]!) {
  signReturn(unit: $unit, month: $month, zeros: $zeros) { status late signedBy foreignUsd domesticCny zeros { family reason } canSign } }`
const RETURNS = 'query($month: PeriodKey!) { monthlyReturns(month: $month) { unit { code } status late canSign dueAt domesticCny } }'
const STATE = `query($city: [ID!]) { snapshot { completeness(period: "2025-10") { received missing { code } late { code } }
  cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10", accumulate: PERIOD}, filter: {city: $city}) { rows { nodes { domesticCapitalUsed { value state display } } } } } }`

const zero = (family: string, reason = 'NO_PROJECT_DUE', note: string | null = null) => ({ family, reason, note })
const stateOf = async (city: string) => (await test.as('leader')(STATE, { city: [city] })).data.snapshot

describe('a return', () => {
  it('turns silence into a reported zero, with its reason', async () => {
    expect((await stateOf('211400')).cube.rows.nodes[0].domesticCapitalUsed).toEqual({ value: null, state: 'NOT_REPORTED', display: '未报' })
    const mute = await test.as('huludao-lead')(SIGN, { unit: '211400', month: '2025-10', zeros: [] })
    expect(mute.errors[0]!.extensions).toMatchObject({ code: 'INVALID', rule: 5 })
    const other = await test.as('huludao-lead')(SIGN, { unit: '211400', month: '2025-10', zeros: [zero('FOREIGN'), zero('DOMESTIC', 'OTHER')] })
    expect(other.errors[0]!.message).toContain('写明具体原因')
    const { data, errors } = await test.as('huludao-lead')(SIGN, { unit: '211400', month: '2025-10', zeros: [zero('FOREIGN'), zero('DOMESTIC', 'OTHER', '受台风影响')] })
    expect(errors).toEqual([])
    expect(data.signReturn).toMatchObject({ status: 'SIGNED', late: true, canSign: false })
    const after = await stateOf('211400')
    expect(after.cube.rows.nodes[0].domesticCapitalUsed).toEqual({ value: '0.0000', state: 'REPORTED_ZERO', display: '0.00 万元' })
    expect(after.completeness.late).toContainEqual({ code: '211400' })
    expect(after.completeness.missing).not.toContainEqual({ code: '211400' })
  })

  it('cannot call zero what is not, is signed once, and only for a month that is over', async () => {
    const project = await aProject(test.house, { county: '210602', nationalCode: null })
    await anAcceptedEntry(test.house, project, aClaim({ amount: '100' }))
    const false0 = await test.as('dandong-lead')(SIGN, { unit: '210600', month: '2025-10', zeros: [zero('FOREIGN'), zero('DOMESTIC')] })
    expect(false0.errors[0]!.message).toContain('不能按零签报')
    expect((await test.as('dandong-lead')(SIGN, { unit: '210600', month: '2025-10', zeros: [zero('FOREIGN')] })).errors).toEqual([])
    const again = await test.as('dandong-lead')(SIGN, { unit: '210600', month: '2025-10', zeros: [zero('FOREIGN')] })
    expect(again.errors[0]!.extensions.code).toBe('CONFLICT')
    const early = await test.as('dandong-lead')(SIGN, { unit: '210600', month: '2025-11', zeros: [] })
    expect(early.errors[0]!.message).toContain('还没有结束')
  })

  it('is of what landed there: a share of a project elsewhere is no amount of its own', async () => {
    const shares = [{ family: 'CAPITAL' as const, region: '210800', role: 'LANDING' as const, pct: '70' }, { family: 'CAPITAL' as const, region: '211300', role: 'FIRST_CONTACT' as const, pct: '30' }]
    const project = await aProject(test.house, { county: '210802', nationalCode: null, shares })
    await anAcceptedEntry(test.house, project, aClaim({ amount: '100' }))
    const { data, errors } = await test.as('chaoyang-lead')(SIGN, { unit: '211300', month: '2025-10', zeros: [zero('FOREIGN'), zero('DOMESTIC')] })
    expect(errors).toEqual([])
    expect([data.signReturn.status, Number(data.signReturn.domesticCny)]).toEqual(['SIGNED', 0])
    const { snapshot } = (await test.as('leader')('{ snapshot { news(first: 5) { kind city { code } } } }')).data
    expect(snapshot.news.filter(({ kind }: { kind: string }) => kind === 'ENTRIES_ACCEPTED').map(({ city }: { city: { code: string } }) => city.code)).not.toContain('211300')
    // The project's own books are whole for the unit where it lands.
    const own = await test.as('yingkou')('query($id: ID!) { project(id: $id) { capital { accepted } capitalByMonth(last: 2) { month accepted } } }', { id: project })
    expect([own.data.project.capital.accepted, ...own.data.project.capitalByMonth.map(({ accepted }: { accepted: string }) => accepted)].map(Number)).toEqual([100, 100, 0])
  })

  it('does not move the beginning of the data back for everybody', async () => {
    const both = [zero('FOREIGN'), zero('DOMESTIC')]
    const dataFrom = async () => (await test.as('leader')('{ snapshot { dataFrom } }')).data.snapshot.dataFrom
    const before = await dataFrom()
    for (const month of ['1999-11', '2025-09']) {
      const { errors } = await test.as('panjin-lead')(SIGN, { unit: '211100', month, zeros: both })
      expect(errors[0]?.extensions, month).toMatchObject({ code: 'INVALID', field: 'month' })
      expect(errors[0]!.message).toContain('2025-10')
    }
    expect(await dataFrom()).toBe(before)
    for (const [month, canSign] of [['2025-09', false], ['2025-10', true]] as const) {
      expect((await test.as('panjin-lead')(RETURNS, { month })).data.monthlyReturns.find((r: { unit: { code: string } }) => r.unit.code === '211100').canSign, month).toBe(canSign)
    }
    expect((await test.as('panjin-lead')(SIGN, { unit: '211100', month: '2025-10', zeros: both })).errors).toEqual([])
  })

  it('explains each zero once', async () => {
    const { errors } = await test.as('tieling-lead')(SIGN, { unit: '211200', month: '2025-10', zeros: [zero('FOREIGN'), zero('FOREIGN', 'FUNDS_IN_TRANSIT'), zero('DOMESTIC')] })
    expect(errors[0]!.extensions).toMatchObject({ code: 'INVALID', rule: 5 })
    expect(errors[0]!.message).toContain('2 次')
  })

  it('may be signed by those who have the right to, and by no other role', () => {
    const regions = { city: { id: 210100 }, county: { id: 210106 } } as unknown as Record<string, Region>
    for (const role of listOf(Role)) {
      const signs = Object.values(regions).some((unit) => may.sign({ account: 1, login: '', name: '', role, unit: unit.id }, unit))
      expect(rightsOf(role).includes('SIGN_RETURNS'), role).toBe(signs)
    }
  })

  it('is signed by its own unit: the county by its reporter, the city by its head', async () => {
    const both = [zero('FOREIGN'), zero('DOMESTIC')]
    expect((await test.as('tiexi')(SIGN, { unit: '210106', month: '2025-10', zeros: both })).data.signReturn.signedBy).toBe('铁西区 · 报送')
    for (const [login, unit] of [['tiexi', '210100'], ['tiexi', '210102'], ['shenyang', '210100'], ['shenyang-lead', '210200'], ['reviewer', '210100']] as const) {
      expect((await test.as(login)(SIGN, { unit, month: '2025-10', zeros: both })).errors[0]!.extensions.code, `${login} ${unit}`).toBe('FORBIDDEN')
    }
  })

  it('is listed: a county sees itself, a city its counties, the province the 15 units; each with its deadline', async () => {
    const list = async (login: string) => (await test.as(login)(RETURNS, { month: '2025-10' })).data.monthlyReturns as { unit: { code: string }; dueAt: string; canSign: boolean }[]
    expect((await list('tiexi')).map((r) => r.unit.code)).toEqual(['210106'])
    const city = await list('shenyang-lead')
    expect(city.length).toBe(14)
    expect(city.filter((r) => r.canSign).map((r) => r.unit.code)).toEqual(['210100'])
    expect(city.find((r) => r.unit.code === '210100')!.dueAt).toBe('2025-11-06T10:00:00.000Z')
    expect(city.find((r) => r.unit.code === '210106')!.dueAt).toBe('2025-11-04T10:00:00.000Z')
    expect((await list('reviewer')).length).toBe(15)
  })
})
