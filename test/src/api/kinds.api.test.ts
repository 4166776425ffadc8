/** The other kinds of entry on the same way: from a county's draft to the province's figures, and back. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aClaim, aJobsClaim, aProject } from '../support/factories.ts'
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

  it('a draft keeps its kind', async () => {
    const { id, version } = await begun({ jobs: aJobsClaim() })
    const SAVE = 'mutation($id: ID!, $version: Int!, $capital: CapitalInput) { saveDraft(id: $id, version: $version, capital: $capital) { id } }'
    const { errors } = await test.as('tiexi')(SAVE, { id, version, capital: aClaim() })
    expect(errors[0]).toMatchObject({ message: expect.stringMatching(/就业.*到位资金/), extensions: { code: 'INVALID', field: 'kind' } })
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
