/** The model slice: one amount from a county's draft to the province's books, and every way in which it is refused. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { Account } from '@jingxian/server/access/account.entity'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { enterEntries } from '@jingxian/server/records/ledger/entry.service'
import type { Claim } from '@jingxian/server/records/ledger/kind'
import { aClaim, aForeignClaim, aProject, HEPING, JINZHOU_COUNTY, paper, TIEXI } from '../support/factories.ts'
import { BEGIN, CITY_AMOUNT, ENTRY, JUDGE, SAVE, SUBMIT } from '../support/documents.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
let project: string

beforeAll(async () => {
  project = await aProject(test.house)
})

async function submitted(capital = aClaim()): Promise<string> {
  const tiexi = test.as('tiexi')
  const draft = (await tiexi(BEGIN, { project, capital })).data.beginDraft
  const { data, errors } = await tiexi(SUBMIT, { id: draft.id, version: draft.version, key: randomUUID() })
  expect(errors).toEqual([])
  return data.submitDraft.id
}

async function accepted(capital = aClaim()): Promise<string> {
  const id = await submitted(capital)
  await test.as('shenyang-lead')(JUDGE, { id, move: 'REVIEW' })
  const { errors } = await test.as('reviewer')(JUDGE, { id, move: 'ACCEPT' })
  expect(errors).toEqual([])
  return id
}

async function shenyang(snapshot?: string) {
  const { data, errors } = await test.as('leader')(CITY_AMOUNT, { city: ['210100'], snapshot })
  expect(errors).toEqual([])
  return { snapshot: data.snapshot.id as string, ...data.snapshot.cube.rows.nodes[0] }
}

describe('the way of an entry', () => {
  it('counts only when the province has accepted it, and is told who may do what on the way', async () => {
    const before = await shenyang()
    const id = await submitted(aClaim({ amount: '1234.56' }))
    expect((await test.as('tiexi')(ENTRY, { id })).data.entry.moves).toEqual([])
    expect((await test.as('reviewer')(ENTRY, { id })).data.entry.moves).toEqual([])
    expect((await test.as('shenyang-lead')(ENTRY, { id })).data.entry.moves).toEqual(['REVIEW', 'REJECT'])
    expect((await shenyang()).capitalUsed.value).toBe(before.capitalUsed.value)
    await test.as('shenyang-lead')(JUDGE, { id, move: 'REVIEW' })
    expect((await test.as('shenyang-lead')(ENTRY, { id })).data.entry.moves).toEqual([])
    expect((await test.as('reviewer')(ENTRY, { id })).data.entry.moves).toEqual(['ACCEPT', 'HOLD', 'REJECT'])
    await test.as('reviewer')(JUDGE, { id, move: 'ACCEPT' })
    const after = await shenyang()
    expect(Number(after.capitalUsed.value) - Number(before.capitalUsed.value ?? 0)).toBeCloseTo(1234.56, 4)
    const { entry } = (await test.as('tiexi')(ENTRY, { id })).data
    expect(entry.steps.map((step: { move: string }) => step.move)).toEqual(['SUBMIT', 'REVIEW', 'ACCEPT'])
  })

  it('who reviews has no hand in it before: saving into a draft and discarding it are refused, and it stays as it was', async () => {
    const [tiexi, lead] = [test.as('tiexi'), test.as('shenyang-lead')]
    const draft = (await tiexi(BEGIN, { project, capital: aClaim({ amount: '1' }) })).data.beginDraft
    const saved = await lead(SAVE, { id: draft.id, version: draft.version, capital: aClaim({ amount: '777' }) })
    expect(saved.errors[0]!.extensions.code).toBe('FORBIDDEN')
    expect((await lead('mutation($id: ID!) { discardDraft(id: $id) }', { id: draft.id })).errors[0]!.extensions.code).toBe('FORBIDDEN')
    expect((await tiexi('query($id: ID!) { draft(id: $id) { version capital { amount } } }', { id: draft.id })).data.draft).toEqual({ version: draft.version, capital: { amount: '1' } })
  })

  it('foreign money is converted at its month: 500, 800, 300 万美元 are 10,707.96 万元, not 10,981', async () => {
    const before = await shenyang()
    // Average rates of the table: 2025-08, 09, 10; the vector's own rates are checked beside the rule.
    for (const [receivedOn, amount] of [['2025-08-05', '500'], ['2025-09-10', '800'], ['2025-10-20', '300']] as const) {
      await accepted(aForeignClaim({ receivedOn, amount }))
    }
    const rates = await test.as('analyst')('{ a: exchangeRates(month: "2025-08") { toCny } b: exchangeRates(month: "2025-09") { toCny } c: exchangeRates(month: "2025-10") { toCny } }')
    const [a, b, c] = ['a', 'b', 'c'].map((key) => Number(rates.data[key][0].toCny))
    const after = await shenyang()
    expect(Number(after.foreignCapitalUsed.value) - Number(before.foreignCapitalUsed.value ?? 0)).toBeCloseTo(1600, 4)
    const inYuan = Number(after.capitalUsed.value) - Number(before.capitalUsed.value ?? 0)
    expect(inYuan).toBeCloseTo(500 * a! + 800 * b! + 300 * c!, 3)
  })

  it('a reversal takes back exactly what was counted, and the past stays as it was told', async () => {
    const before = await shenyang()
    const id = await accepted(aForeignClaim({ amount: '77.77' }))
    const counted = await shenyang()
    expect(counted.capitalUsed.value).not.toBe(before.capitalUsed.value)
    expect((await test.as('reviewer')(JUDGE, { id, move: 'REVERSE', note: '重复' })).errors[0]!.extensions.code).toBe('FORBIDDEN')
    expect((await test.as('approver')(JUDGE, { id, move: 'REVERSE' })).errors[0]!.message).toContain('冲销的原因')
    expect((await test.as('approver')(JUDGE, { id, move: 'REVERSE', note: '与另一笔重复' })).errors).toEqual([])
    expect((await shenyang()).capitalUsed.value).toBe(before.capitalUsed.value)
    expect((await shenyang(counted.snapshot)).capitalUsed.value).toBe(counted.capitalUsed.value)
  })

  it('a withdrawal counts against, and what the caliber leaves out is accepted without counting', async () => {
    const before = await shenyang()
    const papers = [paper('DECISION'), paper('BANK_RECEIPT')]
    await accepted(aClaim({ form: 'WITHDRAWAL', amount: '100', evidence: papers }))
    expect(Number((await shenyang()).capitalUsed.value) - Number(before.capitalUsed.value)).toBeCloseTo(-100, 4)
    const known = (await shenyang()).capitalUsed.value
    await accepted(aClaim({ origin: 'IN_PROVINCE', amount: '999' }))
    await accepted(aClaim({ form: 'INTANGIBLE', amount: '888', evidence: [paper('APPRAISAL'), paper('CONTRACT')] }))
    expect((await shenyang()).capitalUsed.value).toBe(known)
  })

  it('the province may accept less than was claimed, never more', async () => {
    const id = await submitted(aClaim({ amount: '5200' }))
    await test.as('shenyang-lead')(JUDGE, { id, move: 'REVIEW' })
    const more = await test.as('reviewer')(JUDGE, { id, move: 'ACCEPT', acceptedAmount: '5200.01' })
    expect(more.errors[0]).toMatchObject({ extensions: { code: 'INVALID', field: 'acceptedAmount' } })
    const before = await shenyang()
    expect((await test.as('reviewer')(JUDGE, { id, move: 'ACCEPT', acceptedAmount: '4980' })).data.judgeEntry.acceptedAmount).toBe('4980.0000')
    expect(Number((await shenyang()).capitalUsed.value) - Number(before.capitalUsed.value)).toBeCloseTo(4980, 4)
  })

  it('says how much the papers fall short, and how long it has waited until it is decided', async () => {
    const short = aClaim({ amount: '5200', evidence: [paper('BANK_RECEIPT', { amount: '4980' }), paper('CONTRACT', { amount: '9000' })] })
    const id = await submitted(short)
    const WAITING = 'query($id: ID!) { entry(id: $id) { proven shortfall waitedDays } }'
    expect((await test.as('shenyang-lead')(WAITING, { id })).data.entry).toEqual({ proven: '4980.0000', shortfall: '220.0000', waitedDays: 0 })
    const enough = await submitted(aClaim({ evidence: [paper('CONTRACT')] }))
    expect((await test.as('shenyang-lead')(WAITING, { id: enough })).data.entry).toMatchObject({ proven: null, shortfall: null })
    await test.as('shenyang-lead')(JUDGE, { id, move: 'REJECT', note: '佐证不足' })
    expect((await test.as('shenyang-lead')(WAITING, { id })).data.entry.waitedDays).toBeNull()
  })

  it('is DOCUMENTED only when one paper of each group of the minimum set was checked and matches', async () => {
    const id = await submitted()
    await test.as('shenyang-lead')(JUDGE, { id, move: 'REVIEW' })
    const { evidence } = (await test.as('reviewer')(ENTRY, { id })).data.entry
    const verified = evidence.map(({ id }: { id: string }) => ({ id, verification: 'MATCHED' }))
    const half = await submitted()
    await test.as('shenyang-lead')(JUDGE, { id: half, move: 'REVIEW' })
    expect((await test.as('reviewer')(JUDGE, { id, move: 'ACCEPT', verified })).data.judgeEntry.assurance).toBe('DOCUMENTED')
    expect((await test.as('reviewer')(JUDGE, { id: half, move: 'ACCEPT', verified: [] })).data.judgeEntry.assurance).toBe('REPORTED')
    const foreign = await test.as('reviewer')(JUDGE, { id: await submitted(), move: 'ACCEPT', verified })
    expect(foreign.errors).toHaveLength(1)
  })

  it('is held, released, rejected with reasons, and corrected by a new draft that names it', async () => {
    const id = await submitted()
    await test.as('shenyang-lead')(JUDGE, { id, move: 'REVIEW' })
    expect((await test.as('reviewer')(JUDGE, { id, move: 'HOLD' })).errors[0]!.extensions).toMatchObject({ code: 'INVALID', field: 'note' })
    expect((await test.as('reviewer')(JUDGE, { id, move: 'HOLD', note: '回单金额待核' })).data.judgeEntry).toMatchObject({ status: 'HELD', moves: ['ACCEPT', 'RELEASE', 'REJECT'] })
    await test.as('reviewer')(JUDGE, { id, move: 'RELEASE', note: '已补回单' })
    await test.as('reviewer')(JUDGE, { id, move: 'REJECT', note: '付款方不符' })
    const draft = await test.as('tiexi')(BEGIN, { project, capital: aClaim(), revises: id })
    const { data } = await test.as('tiexi')(SUBMIT, { id: draft.data.beginDraft.id, version: 1, key: randomUUID() })
    expect((await test.as('tiexi')(ENTRY, { id })).data.entry).toMatchObject({ status: 'REJECTED', revisedBy: data.submitDraft.id })
  })

  it('cannot be verified by the one who entered it', async () => {
    // A person who changes post keeps the account: entered as a reporter, now the head of the office.
    const account = await test.house.as(HOUSE, 'read', ({ em }) => em.findOneOrFail(Account, { login: 'shenyang-lead' }))
    const reporter = { account: account.id, login: account.login, name: account.name, role: Role.CITY_REPORTER, unit: account.unit }
    const [own] = await test.house.as(reporter, 'write', (ctx) => enterEntries(ctx, randomUUID(), [{ project, kind: 'CAPITAL', claim: aClaim() as unknown as Claim }]))
    const others = await submitted()
    const head = test.as('shenyang-lead')
    expect((await head(ENTRY, { id: own })).data.entry.moves).toEqual([])
    expect((await head(ENTRY, { id: others })).data.entry.moves).toEqual(['REVIEW', 'REJECT'])
    for (const move of [{ move: 'REVIEW' }, { move: 'REJECT', note: '不符' }]) {
      const { errors } = await head(JUDGE, { id: own, ...move })
      expect(errors[0]!.extensions.code).toBe('FORBIDDEN')
      expect(errors[0]!.message).toContain('录入者不能审核自己录入的记录')
    }
    expect((await head(JUDGE, { id: others, move: 'REVIEW' })).errors).toEqual([])
    // Nor by those who only report.
    expect((await test.as('shenyang')(JUDGE, { id: own, move: 'REVIEW' })).errors[0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('has its amount decided at acceptance and at no other move', async () => {
    const id = await submitted(aClaim({ amount: '5200' }))
    const refusedAt = async (login: string, move: string, more = {}) => {
      const { errors } = await test.as(login)(JUDGE, { id, move, acceptedAmount: '1', ...more })
      expect(errors[0]?.extensions, move).toMatchObject({ code: 'INVALID', field: 'acceptedAmount' })
    }
    await refusedAt('shenyang-lead', 'REVIEW')
    await refusedAt('shenyang-lead', 'REJECT', { note: '不符' })
    await test.as('shenyang-lead')(JUDGE, { id, move: 'REVIEW' })
    await refusedAt('reviewer', 'HOLD', { note: '待核' })
    expect((await test.as('reviewer')(JUDGE, { id, move: 'ACCEPT', acceptedAmount: '1' })).data.judgeEntry.acceptedAmount).toBe('1.0000')
    await refusedAt('approver', 'REVERSE', { note: '重复' })
  })
})

describe('two at once', () => {
  it('of two who accept the same entry one succeeds, the other is told, and it counts once', async () => {
    const id = await submitted(aClaim({ amount: '10' }))
    await test.as('shenyang-lead')(JUDGE, { id, move: 'REVIEW' })
    const before = await shenyang()
    const answers = await Promise.all(['reviewer', 'approver', 'reviewer'].map((login) => test.as(login)(JUDGE, { id, move: 'ACCEPT' })))
    expect(answers.filter(({ errors }) => !errors.length)).toHaveLength(1)
    for (const { errors } of answers) for (const error of errors) expect(error.extensions.code).toBe('CONFLICT')
    expect(Number((await shenyang()).capitalUsed.value) - Number(before.capitalUsed.value)).toBeCloseTo(10, 4)
  })

  it('a submission that is retried, also fifty times at once, is one entry', async () => {
    const tiexi = test.as('tiexi')
    const draft = (await tiexi(BEGIN, { project, capital: aClaim() })).data.beginDraft
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 50 }, () => tiexi(SUBMIT, { id: draft.id, version: 1, key })))
    expect(answers.flatMap(({ errors }) => errors)).toEqual([])
    expect(new Set(answers.map(({ data }) => data.submitDraft.id)).size).toBe(1)
  })

  it('a key that comes with another request is a conflict', async () => {
    const tiexi = test.as('tiexi')
    const [a, b] = [(await tiexi(BEGIN, { project, capital: aClaim() })).data.beginDraft, (await tiexi(BEGIN, { project, capital: aClaim() })).data.beginDraft]
    const key = randomUUID()
    await tiexi(SUBMIT, { id: a.id, version: 1, key })
    expect((await tiexi(SUBMIT, { id: b.id, version: 1, key })).errors[0]!.extensions).toMatchObject({ code: 'CONFLICT', field: 'key' })
  })

  it('a stale save is a conflict that shows who changed what, beside what was sent', async () => {
    const draft = (await test.as('tiexi')(BEGIN, { project, capital: aClaim({ amount: '100' }) })).data.beginDraft
    await test.as('shenyang')(SAVE, { id: draft.id, version: 1, capital: aClaim({ amount: '200', payerName: '改了付款方' }) })
    const { errors, data } = await test.as('tiexi')(SAVE, { id: draft.id, version: 1, capital: aClaim({ amount: '300' }) })
    expect(data).toBeNull()
    expect(errors[0]!.message).toContain('沈阳市商务局')
    expect(errors[0]!.extensions).toMatchObject({ code: 'CONFLICT', version: 2 })
    const amount = errors[0]!.extensions.changes.find((change: { field: string }) => change.field === 'amount')
    expect(amount).toMatchObject({ by: '沈阳市商务局 · 报送', before: '100', after: '200', yours: '300' })
  })

  it('of two saves at the same moment one is a conflict', async () => {
    const draft = (await test.as('tiexi')(BEGIN, { project, capital: aClaim() })).data.beginDraft
    const answers = await Promise.all(['tiexi', 'shenyang'].map((login) => test.as(login)(SAVE, { id: draft.id, version: 1, capital: aClaim() })))
    expect(answers.filter(({ errors }) => errors[0]?.extensions.code === 'CONFLICT')).toHaveLength(1)
  })
})

describe('BLOCK rules', () => {
  const cases: [string, Parameters<typeof aClaim>[0], number | null, string][] = [
    ['rule 1: a credit code whose check fails', { payerUscc: '91350100M000100Y44' }, 1, 'payerUscc'],
    ['rule 4: a date in the future', { receivedOn: '2025-11-19' }, 4, 'receivedOn'],
    ['rule 4: more than 180 days before the contract', { receivedOn: '2024-09-01' }, 4, 'receivedOn'],
    ['rule 5: no amount', { amount: null }, 5, 'amount'],
    ['rule 5: zero without a reason', { amount: '0' }, 5, 'zeroReason'],
    ['rule 5: a negative amount', { amount: '-5' }, 5, 'amount'],
    ['rule 5: no payer', { payerName: null }, 5, 'payerName'],
    ['the form: domestic money from abroad', { origin: 'FOREIGN' }, null, 'origin'],
  ]
  it.each(cases)('%s', async (_name, more, rule, field) => {
    const tiexi = test.as('tiexi')
    const draft = (await tiexi(BEGIN, { project, capital: aClaim(more) })).data.beginDraft
    expect(draft.remarks).toContainEqual(expect.objectContaining({ rule, severity: 'BLOCK', field }))
    const { errors } = await tiexi(SUBMIT, { id: draft.id, version: 1, key: randomUUID() })
    expect(errors[0]!.extensions).toMatchObject({ code: 'INVALID', field, ...(rule && { rule }) })
    expect(errors[0]!.extensions.remedy).toBeTruthy()
    const still = await tiexi('query($id: ID!) { draft(id: $id) { version } }', { id: draft.id })
    expect(still.data.draft.version).toBe(1)
  })

  it('a currency without a rate for its month is refused by name', async () => {
    const tiexi = test.as('tiexi')
    const draft = (await tiexi(BEGIN, { project, capital: aForeignClaim({ currency: 'JPY' }) })).data.beginDraft
    expect(draft.remarks.some((r: { message: string }) => r.message.includes('JPY') && r.message.includes('2025-10'))).toBe(true)
    const { errors } = await tiexi(SUBMIT, { id: draft.id, version: 1, key: randomUUID() })
    expect(errors[0]!.message).toMatch(/JPY 在 2025-10 的月平均汇率/)
  })

  it('a zero with its reason is an entry', async () => {
    expect(await submitted(aClaim({ amount: '0', zeroReason: '资金在途' }))).toBeTruthy()
  })

  it('a batch is whole or absent, and says which entry is wrong', async () => {
    const entries = [aClaim(), aClaim({ payerUscc: '123' }), aClaim()].map((capital) => ({ project, capital }))
    const ENTER = 'mutation($key: String!, $entries: [NewEntryInput!]!) { enterEntries(key: $key, entries: $entries) { entered } }'
    const COUNT = '{ entries(filter: {status: [SUBMITTED]}) { totalCount } }'
    const before = (await test.as('tiexi')(COUNT)).data.entries.totalCount
    const { errors } = await test.as('tiexi')(ENTER, { key: randomUUID(), entries })
    expect(errors[0]!.message).toMatch(/^第 2 笔：规则 1/)
    expect((await test.as('tiexi')(COUNT)).data.entries.totalCount).toBe(before)
  })
})

describe('whose it is', () => {
  it('nobody enters for a project of another county or city, nor tells it from one that is not there', async () => {
    const elsewhere = [await aProject(test.house, { county: HEPING, nationalCode: null }), await aProject(test.house, { county: JINZHOU_COUNTY, nationalCode: null })]
    const absent = (await test.as('tiexi')(BEGIN, { project: randomUUID(), capital: aClaim() })).errors[0]!
    for (const project of elsewhere) {
      const refused = (await test.as('tiexi')(BEGIN, { project, capital: aClaim() })).errors[0]!
      expect(refused.message).toBe(absent.message)
      expect(refused.extensions).toEqual(absent.extensions)
    }
    expect(TIEXI).toBe('210106')
  })

  it('drafts are seen by their own unit only, not by the province', async () => {
    const { id } = (await test.as('tiexi')(BEGIN, { project, capital: aClaim() })).data.beginDraft
    const DRAFT = 'query($id: ID!) { draft(id: $id) { id } }'
    expect((await test.as('shenyang')(DRAFT, { id })).data.draft.id).toBe(id)
    expect((await test.as('jinzhou')(DRAFT, { id })).data.draft).toBeNull()
    const province = await test.as('reviewer')(DRAFT, { id })
    expect(province.data?.draft ?? null).toBeNull()
  })
})

describe('what the desk of a reporter asks', () => {
  it('a draft names the groups of its minimum evidence once its family and form are known', async () => {
    const ASK = 'query($id: ID!) { draft(id: $id) { minimumEvidence } }'
    const tiexi = test.as('tiexi')
    const groups = async (capital: object) => {
      const { id } = (await tiexi(BEGIN, { project, capital })).data.beginDraft
      return (await tiexi(ASK, { id })).data.draft.minimumEvidence
    }
    expect(await groups({ family: 'DOMESTIC' })).toEqual([])
    expect(await groups(aClaim())).toEqual([['BANK_RECEIPT', 'CAPITAL_VERIFICATION'], ['CONTRACT']])
  })

  it('the list begins with the newest where it is asked to', async () => {
    const id = await submitted()
    const ASK = 'query($newestFirst: Boolean!) { entries(first: 1, newestFirst: $newestFirst) { nodes { id } } }'
    expect((await test.as('tiexi')(ASK, { newestFirst: true })).data.entries.nodes).toEqual([{ id }])
    expect((await test.as('tiexi')(ASK, { newestFirst: false })).data.entries.nodes).not.toEqual([{ id }])
  })
})
