/** The other kinds of entry on the same way: from a county's draft to the province's figures, and back. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { aClaim, aContributionClaim, aJobsClaim, aProject, aResearchClaim, aTechnologyClaim, paper } from '../support/factories.ts'
import { BEGIN_ANY, ENTRY, JUDGE, SUBMIT } from '../support/documents.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
let project: string
type Claims = Record<string, object>

beforeAll(async () => {
  project = await aProject(test.house, { commitments: [{ kind: 'JOBS', amount: '200', unit: '人', dueDate: '2025-09-30' }] })
})

async function begun(claims: Claims, into = project) {
  const { data, errors } = await test.as('tiexi')(BEGIN_ANY, { project: into, ...claims })
  expect(errors).toEqual([])
  return data.beginDraft
}

async function reviewed(claims: Claims, into = project): Promise<string> {
  const { id, version } = await begun(claims, into)
  const { data, errors } = await test.as('tiexi')(SUBMIT, { id, version, key: randomUUID() })
  expect(errors).toEqual([])
  await test.as('shenyang-lead')(JUDGE, { id: data.submitDraft.id, move: 'REVIEW' })
  return data.submitDraft.id
}

async function accepted(claims: Claims, into = project): Promise<string> {
  const id = await reviewed(claims, into)
  const { errors } = await test.as('reviewer')(JUDGE, { id, move: 'ACCEPT' })
  expect(errors).toEqual([])
  return id
}

async function reversed(id: string): Promise<void> {
  const { errors } = await test.as('approver')(JUDGE, { id, move: 'REVERSE', note: '更正' })
  expect(errors).toEqual([])
}

/** A metric of 沈阳: state and value, year to date unless said otherwise. */
async function told(metric: string, period = '2025-10', accumulate = 'YEAR_TO_DATE'): Promise<[string, string | null]> {
  const grain = period.length === 4 ? 'YEAR' : 'MONTH'
  const { data, errors } = await test.as('leader')(
    `{ snapshot { cube(periods: {grain: ${grain}, from: "${period}", to: "${period}", accumulate: ${accumulate}}, filter: {city: ["210100"]}) { rows { nodes { metric(key: ${metric}) { state value } } } } } }`,
  )
  expect(errors).toEqual([])
  const { state, value } = data.snapshot.cube.rows.nodes[0].metric
  return [state, value === null ? null : String(Number(value))]
}

const rules = (remarks: { rule: number | null; severity: string }[]) => remarks.map(({ rule, severity }) => [rule, severity])

describe('one claim, of one kind', () => {
  it('is asked for by name when there is none, or more than one', async () => {
    const none = await test.as('tiexi')(BEGIN_ANY, { project })
    expect(none.errors[0]).toMatchObject({ extensions: { code: 'INVALID', field: 'capital' } })
    const two = await test.as('tiexi')(BEGIN_ANY, { project, capital: aClaim(), jobs: aJobsClaim() })
    expect(two.errors[0]).toMatchObject({ message: expect.stringContaining('capital、jobs'), extensions: { code: 'INVALID', field: 'jobs' } })
  })

  it('a draft says which evidence its kind needs, as far as it is filled in', async () => {
    const needs = async (claims: Claims) => (await begun(claims)).minimumEvidence
    expect(await needs({ jobs: {} })).toEqual([['SOCIAL_INSURANCE_LIST']])
    expect(await needs({ technology: {} })).toEqual([])
    expect(await needs({ technology: { kind: 'SERVICE' } })).toEqual([['TECHNOLOGY_CONTRACT_REGISTRATION']])
    expect(await needs({ research: { inventionPatents: 1 } })).toEqual([['RD_LEDGER'], ['SUPER_DEDUCTION_ACCOUNT'], ['PATENT_CERTIFICATE']])
    expect(await needs({ contribution: {} })).toEqual([['TAX_RECORD'], ['VAT_RETURN']])
    expect(await needs({ capital: {} })).toEqual([])
  })

  it('a draft keeps its kind', async () => {
    const { id, version } = await begun({ jobs: aJobsClaim() })
    const SAVE = 'mutation($id: ID!, $version: Int!, $capital: CapitalInput) { saveDraft(id: $id, version: $version, capital: $capital) { id } }'
    const { errors } = await test.as('tiexi')(SAVE, { id, version, capital: aClaim() })
    expect(errors[0]).toMatchObject({ message: expect.stringMatching(/就业.*到位资金/), extensions: { code: 'INVALID', field: 'kind' } })
  })

  it('a correction is of the kind that it corrects', async () => {
    const id = await reviewed({ jobs: aJobsClaim({ month: '2025-04' }) })
    await test.as('reviewer')(JUDGE, { id, move: 'REJECT', note: '名单不符' })
    const REVISE = 'mutation($project: ID!, $revises: ID!, $capital: CapitalInput, $jobs: JobsInput) { beginDraft(project: $project, revises: $revises, capital: $capital, jobs: $jobs) { revises } }'
    const other = await test.as('tiexi')(REVISE, { project, revises: id, capital: aClaim() })
    expect(other.errors[0]).toMatchObject({ message: expect.stringMatching(/就业.*到位资金/), extensions: { code: 'INVALID', field: 'revises' } })
    expect((await test.as('tiexi')(REVISE, { project, revises: id, jobs: aJobsClaim({ month: '2025-04' }) })).data.beginDraft.revises).toBe(id)
  })

  it('a batch takes kinds beside each other, and refuses an entry whose kind is not its content', async () => {
    const ENTER = 'mutation($key: String!, $entries: [NewEntryInput!]!) { enterEntries(key: $key, entries: $entries) { entered ids } }'
    const mixed = await test.as('tiexi')(ENTER, { key: randomUUID(), entries: [{ project, capital: aClaim() }, { project, kind: 'JOBS', jobs: aJobsClaim({ month: '2025-01' }) }] })
    expect(mixed.data.enterEntries.entered).toBe(2)
    const wrong = await test.as('tiexi')(ENTER, { key: randomUUID(), entries: [{ project, capital: aClaim() }, { project, kind: 'CAPITAL', jobs: aJobsClaim() }] })
    expect(wrong.errors[0]!.message).toMatch(/^第 2 笔：kind/)
    const LIST = '{ entries(filter: {kind: JOBS, status: [SUBMITTED]}) { nodes { kind jobs { month verified } capital { amount } } } }'
    const { nodes } = (await test.as('tiexi')(LIST)).data.entries
    expect(nodes).toEqual([{ kind: 'JOBS', jobs: { month: '2025-01', verified: 100 }, capital: null }])
  })
})

describe('jobs', () => {
  it('silence about jobs is not zero', async () => {
    expect(await told('JOBS_CREATED')).toEqual(['NOT_REPORTED', null])
  })

  it('a draft is remarked on, accepted whole, and counts the verified', async () => {
    const draft = await begun({ jobs: aJobsClaim({ reported: 140 }) })
    expect(rules(draft.remarks)).toEqual([[34, 'HIGH']])
    expect(draft.jobs).toEqual({ month: '2025-10', verified: 100 })
    const id = await accepted({ jobs: aJobsClaim({ month: '2025-08', reported: 130, insured: 110, baselineInsured: 30, baselineReason: '承接原铁西轴承厂' }) })
    expect([await told('JOBS_CREATED'), await told('JOBS_REPORTED')]).toEqual([['REPORTED', '80'], ['REPORTED', '130']])
    expect(await told('JOBS_FULFILMENT')).toEqual(['REPORTED', '40'])
    expect((await test.as('reviewer')('query($id: ID!) { entry(id: $id) { acceptedAmount assurance month businessDate jobs { insured } } }', { id })).data.entry).toEqual({
      acceptedAmount: null,
      assurance: 'REPORTED',
      month: '2025-08',
      businessDate: '2025-08-31',
      jobs: { insured: 110 },
    })
    await reversed(id)
    expect(await told('JOBS_CREATED')).toEqual(['NOT_REPORTED', null])
    expect(await told('JOBS_FULFILMENT')).toEqual(['REPORTED_ZERO', '0'])
  })

  it('no single amount can be cut: a reviewer takes it as it stands or rejects it', async () => {
    const id = await reviewed({ jobs: aJobsClaim({ month: '2025-05' }) })
    const cut = await test.as('reviewer')(JUDGE, { id, move: 'ACCEPT', acceptedAmount: '80' })
    expect(cut.errors[0]).toMatchObject({ message: expect.stringContaining('就业记录有多项数字'), extensions: { code: 'INVALID', field: 'acceptedAmount' } })
    expect((await test.as('reviewer')(ENTRY, { id })).data.entry.status).toBe('CITY_REVIEWED')
    expect((await test.as('reviewer')(JUDGE, { id, move: 'REJECT', note: '名单只有 80 人' })).errors).toEqual([])
  })

  it('a month is the change of the level, also when a record comes between or goes', async () => {
    const month = (m: string) => told('JOBS_CREATED', m, 'PERIOD')
    const july = await accepted({ jobs: aJobsClaim({ month: '2025-07', insured: 60, reported: 60 }) })
    await accepted({ jobs: aJobsClaim({ month: '2025-10', insured: 150, reported: 150 }) })
    expect([await month('2025-07'), await month('2025-10')]).toEqual([['REPORTED', '60'], ['REPORTED', '90']])
    const september = await accepted({ jobs: aJobsClaim({ month: '2025-09', insured: 160, reported: 160 }) })
    expect([await month('2025-09'), await month('2025-10'), await told('JOBS_CREATED')]).toEqual([['REPORTED', '100'], ['REPORTED', '-10'], ['REPORTED', '150']])
    expect((await month('2025-08'))[0]).toBe('NOT_REPORTED')
    await reversed(july)
    expect([(await month('2025-07'))[0], await month('2025-09'), await told('JOBS_CREATED')]).toEqual(['NOT_REPORTED', ['REPORTED', '160'], ['REPORTED', '150']])
    await reversed(september)
    expect([await month('2025-10'), await told('JOBS_FULFILMENT')]).toEqual([['REPORTED', '150'], ['REPORTED', '75']])
  })

  it('one record per project and month: a second is announced to its draft and refused at acceptance', async () => {
    const draft = await begun({ jobs: aJobsClaim() })
    expect(draft.remarks).toContainEqual(expect.objectContaining({ rule: null, severity: 'HIGH', message: expect.stringContaining('2025-10 的就业已有入账的记录 E-') }))
    const second = await reviewed({ jobs: aJobsClaim() })
    const { errors } = await test.as('reviewer')(JUDGE, { id: second, move: 'ACCEPT' })
    expect(errors[0]).toMatchObject({ message: expect.stringContaining('请先冲销'), extensions: { code: 'CONFLICT' } })
    expect(await told('JOBS_CREATED')).toEqual(['REPORTED', '150'])
  })

  it('of two acceptances for one month at the same moment one is refused', async () => {
    const pair = [await reviewed({ jobs: aJobsClaim({ month: '2025-06' }) }), await reviewed({ jobs: aJobsClaim({ month: '2025-06' }) })]
    const answers = await Promise.all(pair.map((id, i) => test.as(i ? 'reviewer' : 'approver')(JUDGE, { id, move: 'ACCEPT' })))
    expect(answers.map(({ errors }) => errors[0]?.extensions.code ?? 'DONE').sort()).toEqual(['CONFLICT', 'DONE'])
  })
})

describe('technology', () => {
  it('a registered contract counts with its technology part, once per registration', async () => {
    expect(await told('TECHNOLOGY_VALUE')).toEqual(['NOT_REPORTED', null])
    const unregistered = await begun({ technology: aTechnologyClaim({ registrationNo: null }) })
    expect(rules(unregistered.remarks)).toEqual([[37, 'HIGH']])
    expect(unregistered.technology).toEqual({ kind: 'DEVELOPMENT', notCounted: expect.stringContaining('登记编号'), originCountry: { code: 'DE' } })
    const id = await accepted({ technology: aTechnologyClaim({ registrationNo: '2025210100001234' }) })
    expect([await told('TECHNOLOGY_VALUE'), await told('TECHNOLOGY_CONTRACTS')]).toEqual([['REPORTED', '600'], ['REPORTED', '1']])
    const again = await reviewed({ technology: aTechnologyClaim({ registrationNo: '2025 2101 0000 1234' }) })
    const { errors } = await test.as('reviewer')(JUDGE, { id: again, move: 'ACCEPT' })
    expect(errors[0]).toMatchObject({ message: expect.stringContaining('登记编号 2025210100001234'), extensions: { code: 'CONFLICT' } })
    await reversed(id)
    expect(await told('TECHNOLOGY_VALUE')).toEqual(['NOT_REPORTED', null])
    expect((await test.as('reviewer')(JUDGE, { id: again, move: 'ACCEPT' })).errors).toEqual([])
    expect(await told('TECHNOLOGY_CONTRACTS')).toEqual(['REPORTED', '1'])
  })

  it('a licence is accepted without counting; the part may not exceed the contract', async () => {
    const id = await accepted({ technology: aTechnologyClaim({ kind: 'LICENCE', evidence: [paper('CONTRACT')] }) })
    expect((await test.as('reviewer')('query($id: ID!) { entry(id: $id) { technology { notCounted } } }', { id })).data.entry.technology.notCounted).toContain('四类')
    expect(await told('TECHNOLOGY_CONTRACTS')).toEqual(['REPORTED', '1'])
    const { remarks } = await begun({ technology: aTechnologyClaim({ technologyAmount: '801' }) })
    expect(remarks).toContainEqual(expect.objectContaining({ rule: null, severity: 'BLOCK', field: 'technologyAmount' }))
    const draft = await begun({ technology: aTechnologyClaim({ originCountry: 'XX' }) })
    const refused = await test.as('tiexi')(SUBMIT, { id: draft.id, version: draft.version, key: randomUUID() })
    expect(refused.errors[0]).toMatchObject({ extensions: { code: 'INVALID', field: 'originCountry' } })
  })

  it('its intensity needs money in place as well', async () => {
    expect((await told('TECHNOLOGY_INTENSITY'))[0]).toBe('NOT_REPORTED')
    await accepted({ capital: aClaim({ amount: '3000', receivedOn: '2025-09-20' }) })
    expect(await told('TECHNOLOGY_INTENSITY')).toEqual(['REPORTED', '20'])
  })
})

describe('research and development', () => {
  it('is answered by the year only, and each year once', async () => {
    expect(await told('RD_EXPENDITURE', '2024')).toEqual(['NOT_REPORTED', null])
    const { remarks } = await begun({ research: aResearchClaim({ rdExpenditure: '20001', institutions: [{ level: 'PROVINCIAL', count: 1 }] }) })
    expect(rules(remarks)).toEqual([[null, 'MEDIUM'], [13, 'HIGH']])
    const certified = { highTechCertNo: 'GR202421000123', highTechValidFrom: '2024-11-27', highTechValidTo: '2027-11-26' }
    const id = await accepted({ research: aResearchClaim({ ...certified, institutions: [{ level: 'PROVINCIAL', count: 1 }, { level: 'CITY', count: 2 }] }) })
    const keys = ['RD_EXPENDITURE', 'RD_INTENSITY', 'RD_PERSONNEL', 'RD_INSTITUTIONS', 'INVENTION_PATENTS', 'HIGH_TECH_ENTERPRISES']
    const answers = []
    for (const key of keys) answers.push((await told(key, '2024'))[1])
    expect(answers).toEqual(['900', '4.5', '18.5', '3', '0', '1'])
    expect(await told('INVENTION_PATENTS', '2024')).toEqual(['REPORTED_ZERO', '0'])
    expect(await told('RD_EXPENDITURE', '2024-12')).toEqual(['NOT_APPLICABLE', null])
    expect(await told('RD_EXPENDITURE', '2023')).toEqual(['NOT_REPORTED', null])
    const second = await reviewed({ research: aResearchClaim() })
    expect((await test.as('reviewer')(JUDGE, { id: second, move: 'ACCEPT' })).errors[0]).toMatchObject({ message: expect.stringContaining('2024 年的研发'), extensions: { code: 'CONFLICT' } })
    // Twelve months to October 2025 hold December 2024: an annual figure is not theirs.
    expect(await told('RD_EXPENDITURE', '2025', 'ROLLING_12_MONTHS')).toEqual(['NOT_APPLICABLE', null])
    await reversed(id)
    expect(await told('RD_EXPENDITURE', '2024')).toEqual(['NOT_REPORTED', null])
  })

  it('a year that still runs cannot be reported', async () => {
    const { remarks } = await begun({ research: aResearchClaim({ year: 2025 }) })
    expect(remarks).toContainEqual(expect.objectContaining({ rule: 4, severity: 'BLOCK', field: 'year' }))
  })
})

describe('contribution', () => {
  const SUMS = `select measure, sum(value)::float as value from fact where measure in ('TAX_CNY', 'OUTPUT_CNY', 'EXPORTS_USD') group by measure having sum(entries) > 0 order by measure`
  const counted = () => test.house.as(HOUSE, 'read', ({ em }) => em.execute<{ measure: string; value: number }[]>(SUMS))

  it('comes from projects that produce, one record a month', async () => {
    const early = await begun({ contribution: aContributionClaim() })
    expect(early.remarks).toContainEqual(expect.objectContaining({ severity: 'BLOCK', field: 'project', message: expect.stringContaining('还没有投产') }))
    const producing = await aProject(test.house, { producing: true, nationalCode: '2025-210106-34-01-88HD2C', name: '铁西已投产项目' })
    const powerless = await begun({ contribution: aContributionClaim({ electricity: '0', zeroReason: '自备电厂' }) }, producing)
    expect(rules(powerless.remarks)).toEqual([[33, 'HIGH']])
    const id = await accepted({ contribution: aContributionClaim({ exports: '12.5' }) }, producing)
    expect(await counted()).toEqual([{ measure: 'EXPORTS_USD', value: 12.5 }, { measure: 'OUTPUT_CNY', value: 1000 }, { measure: 'TAX_CNY', value: 30 }])
    const second = await reviewed({ contribution: aContributionClaim() }, producing)
    expect((await test.as('reviewer')(JUDGE, { id: second, move: 'ACCEPT' })).errors[0]!.extensions.code).toBe('CONFLICT')
    await reversed(id)
    expect(await counted()).toEqual([])
  })

  it('money of a project is still only its capital', async () => {
    const PROJECT = 'query($id: ID!) { project(id: $id) { capital { pending } entries(first: 50) { nodes { kind } } } }'
    const { capital, entries } = (await test.as('reviewer')(PROJECT, { id: project })).data.project
    expect(new Set(entries.nodes.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['CAPITAL', 'JOBS', 'TECHNOLOGY', 'RESEARCH']))
    expect(Number(capital.pending)).toBe(3000)
  })
})
