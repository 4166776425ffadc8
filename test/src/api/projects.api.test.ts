/** The library: registration, the stage table with its evidence, what a signature counts, what stays fixed after it. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { HOUSE, houseAs } from '@jingxian/server/kernel/actor'
import { moveProjects } from '@jingxian/server/library/project.service'
import { aClaim, anAcceptedEntry, anEntry, aProject, HEPING, JINZHOU_COUNTY, paper, projectInput, TIEXI } from '../support/factories.ts'
import { CITY_AMOUNT, ENTRY, JUDGE } from '../support/documents.ts'
import { NOW, useHouse } from '../support/house.ts'

const test = useHouse('reference', { pool: 44 })
const REGISTER = `mutation($input: ProjectInput!, $since: Date!, $evidence: [EvidenceInput!]!) {
  registerProject(input: $input, since: $since, evidence: $evidence) { id projectNo stage tier version isMajor moves { to evidence needsReason skips } canEdit canEnter } }`
const SAVE = 'mutation($id: ID!, $version: Int!, $input: ProjectInput!) { saveProject(id: $id, version: $version, input: $input) { version name } }'
const MOVE = `mutation($input: StageMoveInput!) { moveProject(input: $input) { id stage tier stageSince stalledSince moves { to isRegress } stageEvents { from to eventDate isRegress reason evidence { type } } } }`
const PROJECT = 'query($id: ID!) { project(id: $id) { stage tier stalledSince version capital { accepted pending contracted } moves { to isRegress } } }'

async function registered(more = {}): Promise<string> {
  const { data, errors } = await test.as('tiexi')(REGISTER, { input: projectInput(more), since: '2025-01-05', evidence: [paper('PROPOSAL')] })
  expect(errors).toEqual([])
  return data.registerProject.id
}

function move(login: string, project: string, to: string, eventDate: string, evidence: object[], more = {}) {
  return test.as(login)(MOVE, { input: { project, to, eventDate, evidence, ...more } })
}

describe('registration', () => {
  it('gives a number that is never reused and derives tier and size', async () => {
    const { data } = await test.as('tiexi')(REGISTER, { input: projectInput(), since: '2025-01-05', evidence: [paper('PROPOSAL')] })
    expect(data.registerProject).toMatchObject({ stage: 'IDEA', tier: 'PROMOTION', version: 1, isMajor: true, canEdit: true, canEnter: true })
    const first = data.registerProject.projectNo
    expect(first).toMatch(/^LN-210100-2025-\d{5}$/)
    const next = await test.as('shenyang')(REGISTER, { input: projectInput({ county: '210102' }), since: '2025-01-05', evidence: [paper('PROPOSAL')] })
    expect(Number(next.data.registerProject.projectNo.slice(-5))).toBe(Number(first.slice(-5)) + 1)
  })

  it('twenty at once get twenty numbers', async () => {
    await test.cookieOf('dalian') // one sign-in, not twenty
    const answers = await Promise.all(Array.from({ length: 20 }, () => test.as('dalian')(REGISTER, { input: projectInput({ county: '210202' }), since: '2025-01-05', evidence: [paper('PROPOSAL')] })))
    expect(answers.flatMap(({ errors }) => errors)).toEqual([])
    expect(new Set(answers.map(({ data }) => data.registerProject.projectNo)).size).toBe(20)
  })

  const refused: [string, object, number | null, string][] = [
    ['rule 1: a company code whose check fails', { companyUscc: '91350100M000100Y44' }, 1, 'companyUscc'],
    ['rule 2: a malformed project code', { nationalCode: '2025-2101-34-01-77HD2C' }, 2, 'nationalCode'],
    ['rule 12: shares that do not add to 100', { shares: [{ family: 'CAPITAL', region: '210100', role: 'LANDING', pct: '70' }, { family: 'CAPITAL', region: '210700', role: 'FIRST_CONTACT', pct: '20' }] }, 12, 'shares'],
    ['rule 12: a share above 100 against a negative one', { shares: [{ family: 'CAPITAL', region: '210100', role: 'LANDING', pct: '200' }, { family: 'CAPITAL', region: '210700', role: 'FIRST_CONTACT', pct: '-100' }] }, 12, 'shares[0].pct'],
    ['rule 12: a share of nothing', { shares: [{ family: 'CAPITAL', region: '210100', role: 'LANDING', pct: '100' }, { family: 'CAPITAL', region: '210700', role: 'FIRST_CONTACT', pct: '0' }] }, 12, 'shares[1].pct'],
    ['rule 12: a share for the province', { shares: [{ family: 'CAPITAL', region: '210100', role: 'LANDING', pct: '60' }, { family: 'CAPITAL', region: '210000', role: 'FIRST_CONTACT', pct: '40' }] }, 12, 'shares[1].region'],
    ['rule 12: a share for a county of another city', { shares: [{ family: 'CAPITAL', region: '210100', role: 'LANDING', pct: '60' }, { family: 'CAPITAL', region: '210702', role: 'ENCLAVE_HOST', pct: '40' }] }, 12, 'shares[1].region'],
    ['rule 12: all of it outside the province', { shares: [{ family: 'CAPITAL', role: 'EXTERNAL', pct: '100' }] }, 12, 'shares'],
    ['rule 12: a landing elsewhere', { shares: [{ family: 'CAPITAL', region: '210700', role: 'LANDING', pct: '100' }] }, 12, 'shares[0].region'],
    ['rule 12: its own city as another unit', { shares: [{ family: 'CAPITAL', region: '210106', role: 'LANDING', pct: '60' }, { family: 'CAPITAL', region: '210100', role: 'FIRST_CONTACT', pct: '40' }] }, 12, 'shares[1].region'],
    ['rule 12: one unit twice', { shares: [{ family: 'CAPITAL', region: '210100', role: 'LANDING', pct: '60' }, { family: 'CAPITAL', region: '210700', role: 'FIRST_CONTACT', pct: '20' }, { family: 'CAPITAL', region: '210700', role: 'ENCLAVE_HOME', pct: '20' }] }, 12, 'shares[2].region'],
    ['rule 12: a share of a unit that is not named', { shares: [{ family: 'JOBS', region: '210106', role: 'LANDING', pct: '60' }, { family: 'JOBS', role: 'FIRST_CONTACT', pct: '40' }] }, 12, 'shares[1].region'],
    ['rule 12: a unit of ours outside the province', { shares: [{ family: 'JOBS', region: '210106', role: 'LANDING', pct: '60' }, { family: 'JOBS', region: '210700', role: 'EXTERNAL', pct: '40' }] }, 12, 'shares[1].region'],
    ['rule 8: an investor with less than nothing', { investors: [{ name: '甲公司', origin: 'OUT_OF_PROVINCE', sharePct: '-50', contribution: 'CASH' }] }, 8, 'investors[0].sharePct'],
    ['rule 8: an investor with nothing', { investors: [{ name: '甲公司', origin: 'OUT_OF_PROVINCE', sharePct: '0', contribution: 'CASH' }] }, 8, 'investors[0].sharePct'],
    ['rule 8: investors with more than all', { investors: ['60', '41'].map((sharePct) => ({ name: '甲公司', origin: 'OUT_OF_PROVINCE', sharePct, contribution: 'CASH' })) }, 8, 'investors'],
    ['a country that does not exist', { investors: [{ name: '甲公司', country: 'ZZ', origin: 'FOREIGN', sharePct: '50', contribution: 'CASH' }] }, null, 'investors[0].country'],
    ['a country by its name', { investors: [{ name: '甲公司', country: 'CHINA', origin: 'FOREIGN', sharePct: '50', contribution: 'CASH' }] }, null, 'investors[0].country'],
    ['an investor without a name', { investors: [{ name: ' ', origin: 'OUT_OF_PROVINCE', sharePct: '50', contribution: 'CASH' }] }, 5, 'investors[0].name'],
    ['rule 5: a negative amount', { totalInvestment: '-1' }, 5, 'totalInvestment'],
    ['a county of another city', { county: JINZHOU_COUNTY }, null, 'county'],
    ['an industry that does not exist', { industry: 'C99' }, null, 'industry'],
  ]
  it.each(refused)('refuses %s', async (_name, more, rule, field) => {
    const { errors, data } = await test.as('tiexi')(REGISTER, { input: projectInput(more), since: '2025-01-05', evidence: [paper('PROPOSAL')] })
    expect(data).toBeNull()
    expect(errors[0]!.extensions).toMatchObject({ field, ...(rule && { rule }) })
  })

  it('takes shares of its own unit, of other units and of those outside, who have no region', async () => {
    const shares = [
      { family: 'CAPITAL', region: TIEXI, role: 'LANDING', pct: '50' },
      { family: 'CAPITAL', region: 'LN-SF', role: 'FIRST_CONTACT', pct: '30.5' },
      { family: 'CAPITAL', role: 'EXTERNAL', pct: '19.5' },
      { family: 'JOBS', region: '210100', role: 'LANDING', pct: '100' },
    ]
    const id = await registered({ shares })
    const SHARES = 'query($id: ID!) { project(id: $id) { shares { family role pct region { code } } } }'
    expect((await test.as('reviewer')(SHARES, { id })).data.project.shares).toEqual([
      { family: 'CAPITAL', role: 'LANDING', pct: '50.0000', region: { code: TIEXI } },
      { family: 'CAPITAL', role: 'FIRST_CONTACT', pct: '30.5000', region: { code: 'LN-SF' } },
      { family: 'CAPITAL', role: 'EXTERNAL', pct: '19.5000', region: null },
      { family: 'JOBS', role: 'LANDING', pct: '100.0000', region: { code: '210100' } },
    ])
  })

  it('is not begun on a day to come', async () => {
    const { errors } = await test.as('tiexi')(REGISTER, { input: projectInput(), since: '2099-01-01', evidence: [paper('PROPOSAL')] })
    expect(errors[0]!.extensions).toMatchObject({ code: 'INVALID', rule: 4, field: 'since' })
  })

  it('needs its proposal', async () => {
    const { errors } = await test.as('tiexi')(REGISTER, { input: projectInput(), since: '2025-01-05', evidence: [] })
    expect(errors[0]!.extensions.rule).toBe(52)
  })
})

describe('the stage table', () => {
  it('leads from idea to production, each step with its documents', async () => {
    const id = await registered()
    await move('tiexi', id, 'LEAD', '2025-01-20', [paper('INVESTOR_REGISTRATION')])
    const bare = await move('tiexi', id, 'NEGOTIATING', '2025-02-10', [paper('MINUTES')])
    expect(bare.errors[0]!.message).toContain('跟踪小组名单')
    expect(bare.errors[0]!.extensions).toMatchObject({ rule: 52, field: 'evidence' })
    await move('tiexi', id, 'NEGOTIATING', '2025-02-10', [paper('MINUTES'), paper('TEAM_NAMED')])
    const jump = await move('tiexi', id, 'STARTED', '2025-03-01', [])
    expect(jump.errors[0]!.extensions.rule).toBe(52)
    await move('tiexi', id, 'SIGNED', '2025-03-10', [paper('CONTRACT')])
    const { data, errors } = await move('tiexi', id, 'ESTABLISHED', '2025-04-10', [paper('LICENCE'), paper('PROJECT_CODE')])
    expect(errors).toEqual([])
    expect(data.moveProject).toMatchObject({ stage: 'ESTABLISHED', tier: 'ADVANCING', stageSince: '2025-04-10' })
    expect(data.moveProject.stageEvents.map((event: { to: string }) => event.to)).toEqual(['IDEA', 'LEAD', 'NEGOTIATING', 'SIGNED', 'ESTABLISHED'])
  })

  it('a start in one step needs the papers of the stages passed over', async () => {
    const id = await aProject(test.house)
    const few = await move('tiexi', id, 'STARTED', '2025-06-01', [paper('CONSTRUCTION_PERMIT'), paper('SITE_PHOTO'), paper('CONTRACT')])
    expect(few.errors[0]!.message).toMatch(/营业执照.*土地或厂房合同/)
    const papers = ['LICENCE', 'PROJECT_CODE', 'LAND_CONTRACT', 'CONSTRUCTION_PERMIT', 'SITE_PHOTO', 'CONTRACT'].map((type) => paper(type as never))
    const undated = await move('tiexi', id, 'STARTED', '2025-06-01', papers)
    expect(undated.errors[0]!.message).toMatch(/注册备案.*手续办理.*日期/)
    expect(undated.errors[0]!.extensions).toMatchObject({ rule: 52, field: 'skipped' })
    const wrong: [string, object[]][] = [
      ['after the start', [{ stage: 'ESTABLISHED', eventDate: '2025-04-10' }, { stage: 'PERMITTING', eventDate: '2025-06-02' }]],
      ['before the contract', [{ stage: 'ESTABLISHED', eventDate: '2025-03-09' }, { stage: 'PERMITTING', eventDate: '2025-05-02' }]],
      ['in the wrong order', [{ stage: 'ESTABLISHED', eventDate: '2025-05-10' }, { stage: 'PERMITTING', eventDate: '2025-05-02' }]],
      ['of a stage that is not skipped', [{ stage: 'ESTABLISHED', eventDate: '2025-04-10' }, { stage: 'COMPLETED', eventDate: '2025-05-02' }]],
      ['twice', [{ stage: 'ESTABLISHED', eventDate: '2025-04-10' }, { stage: 'ESTABLISHED', eventDate: '2025-04-10' }, { stage: 'PERMITTING', eventDate: '2025-05-02' }]],
    ]
    for (const [name, skipped] of wrong) expect((await move('tiexi', id, 'STARTED', '2025-06-01', papers, { skipped })).errors[0]?.extensions.field, name).toMatch(/^skipped/)
    const skipped = [{ stage: 'ESTABLISHED', eventDate: '2025-04-10' }, { stage: 'PERMITTING', eventDate: '2025-05-02' }]
    const { data, errors } = await move('tiexi', id, 'STARTED', '2025-06-01', papers, { skipped })
    expect(errors).toEqual([])
    expect(data.moveProject).toMatchObject({ stage: 'STARTED', stageSince: '2025-06-01' })
    expect(data.moveProject.stageEvents.slice(-3)).toMatchObject([
      { from: 'SIGNED', to: 'ESTABLISHED', eventDate: '2025-04-10', evidence: [{ type: 'LICENCE' }, { type: 'PROJECT_CODE' }] },
      { from: 'ESTABLISHED', to: 'PERMITTING', eventDate: '2025-05-02', evidence: [{ type: 'LAND_CONTRACT' }] },
      { from: 'PERMITTING', to: 'STARTED', eventDate: '2025-06-01', evidence: [{ type: 'CONSTRUCTION_PERMIT' }, { type: 'SITE_PHOTO' }, { type: 'CONTRACT' }] },
    ])
    const performed = await test.house.as(HOUSE, 'read', ({ em }) => em.execute(`select month, measure from fact where project = ? and measure in ('PROJECT_PERFORMED', 'PROJECT_STARTED') group by month, measure having sum(value) <> 0 order by month`, [id]))
    expect(performed).toEqual([{ month: 202504, measure: 'PROJECT_PERFORMED' }, { month: 202506, measure: 'PROJECT_STARTED' }])
  })

  it('is merged into an open other project that exists, and into nothing else', async () => {
    const [id, kept, closed] = [await aProject(test.house), await aProject(test.house, { county: HEPING, nationalCode: null }), await aProject(test.house, { signed: false })]
    await move('tiexi', closed, 'WITHDRAWN', '2025-03-01', [], { reason: '投资方放弃' })
    const merge = (mergedInto: string | null) => move('reviewer', id, 'MERGED', '2025-10-01', [], { reason: '重复登记', mergedInto })
    expect((await merge(null)).errors[0]!.extensions).toMatchObject({ code: 'INVALID', field: 'mergedInto' })
    expect((await merge(id)).errors[0]!.extensions).toMatchObject({ code: 'INVALID', field: 'mergedInto' })
    expect((await merge(closed)).errors[0]!.extensions).toMatchObject({ code: 'INVALID', field: 'mergedInto' })
    const absent = (await merge(randomUUID())).errors[0]!
    expect(absent.extensions.code).toBe('NOT_FOUND')
    const malformed = (await merge('no-such-project')).errors[0]!
    expect([malformed.message, malformed.extensions]).toEqual([absent.message, absent.extensions])
    const other = await move('tiexi', id, 'ESTABLISHED', '2025-04-10', [paper('LICENCE'), paper('PROJECT_CODE')], { mergedInto: kept })
    expect(other.errors[0]!.extensions).toMatchObject({ code: 'INVALID', field: 'mergedInto' })
    expect((await merge(kept)).data.moveProject.stage).toBe('MERGED')
  })

  it('of two projects that are merged into each other at once one stays', async () => {
    const [a, b] = [await aProject(test.house), await aProject(test.house)]
    const merge = (project: string, mergedInto: string) => move('reviewer', project, 'MERGED', '2025-10-01', [], { reason: '重复登记', mergedInto })
    const answers = await Promise.all([merge(a, b), merge(b, a)])
    expect(answers.filter(({ errors }) => !errors.length)).toHaveLength(1)
  })

  it('a project that is named by a malformed id answers like one that is not there', async () => {
    const [malformed, absent] = [await move('tiexi', 'x', 'LEAD', '2025-03-01', []), await move('tiexi', randomUUID(), 'LEAD', '2025-03-01', [])]
    expect(absent.errors[0]!.extensions.code).toBe('NOT_FOUND')
    expect([malformed.errors[0]!.message, malformed.errors[0]!.extensions]).toEqual([absent.errors[0]!.message, absent.errors[0]!.extensions])
  })

  it.each(['WITHDRAWN', 'MERGED', 'VOIDED'] as const)('an entry of a project that is %s meanwhile is not accepted, only sent back', async (to) => {
    const [project, kept] = [await aProject(test.house, { signed: false }), await aProject(test.house)]
    const [id] = await anEntry(test.house, project)
    await test.as('shenyang-lead')(JUDGE, { id, move: 'REVIEW' })
    const [login, evidence] = to === 'WITHDRAWN' ? ['tiexi', []] : ['approver', to === 'VOIDED' ? [paper('DECISION')] : []]
    const closed = await move(login, project, to, '2025-11-01', evidence, { reason: '核查结论', ...(to === 'MERGED' && { mergedInto: kept }) })
    expect(closed.errors).toEqual([])
    expect((await test.as('reviewer')(ENTRY, { id })).data.entry.moves).toEqual(['HOLD', 'REJECT'])
    const { errors } = await test.as('reviewer')(JUDGE, { id, move: 'ACCEPT' })
    expect(errors[0]!.extensions.code).toBe('CONFLICT')
    expect(errors[0]!.message).toMatch(/退库|合并|虚假注销/)
    expect((await test.as('reviewer')(JUDGE, { id, move: 'REJECT', note: '项目已关闭' })).errors).toEqual([])
  })

  it('cannot sign without terms and commitments, nor on a day to come or before the last stage', async () => {
    const id = await registered({ commitments: [], contractDate: null, contractDomestic: null })
    await move('tiexi', id, 'LEAD', '2025-01-20', [paper('INVESTOR_REGISTRATION')])
    await move('tiexi', id, 'NEGOTIATING', '2025-02-10', [paper('MINUTES'), paper('TEAM_NAMED')])
    const unsigned = await move('tiexi', id, 'SIGNED', '2025-03-10', [paper('CONTRACT')])
    expect(unsigned.errors[0]!.extensions.remarks.map((r: { field: string }) => r.field)).toEqual(['contractDate', 'contractDomestic', 'commitments'])
    const late = await move('tiexi', id, 'FRAMEWORK', '2025-12-24', [paper('AGREEMENT')])
    expect(late.errors[0]!.extensions).toMatchObject({ rule: 4, field: 'eventDate' })
    const early = await move('tiexi', id, 'FRAMEWORK', '2025-02-01', [paper('AGREEMENT')])
    expect(early.errors[0]!.extensions.rule).toBe(4)
  })

  it('goes back only by a reviewer with a reason, and a reporter is told so', async () => {
    const id = await aProject(test.house)
    const own = await move('tiexi', id, 'NEGOTIATING', '2025-07-01', [])
    expect(own.errors[0]!.extensions).toMatchObject({ code: 'FORBIDDEN', rule: 52 })
    const mute = await move('shenyang-lead', id, 'NEGOTIATING', '2025-07-01', [])
    expect(mute.errors[0]!.extensions.field).toBe('reason')
    const back = await move('shenyang-lead', id, 'NEGOTIATING', '2025-07-01', [], { reason: '合同需重签' })
    expect(back.data.moveProject.stageEvents.at(-1)).toMatchObject({ isRegress: true, reason: '合同需重签' })
  })

  it('offers exactly the moves that it would accept', async () => {
    const id = await aProject(test.house)
    const offered = async (login: string) => (await test.as(login)(PROJECT, { id })).data.project.moves.map((m: { to: string }) => m.to)
    expect(await offered('tiexi')).toEqual(['ESTABLISHED', 'STARTED', 'TERMINATED'])
    expect(await offered('shenyang-lead')).toEqual(['IDEA', 'PROMOTED', 'LEAD', 'NEGOTIATING', 'FRAMEWORK'])
    expect(await offered('reviewer')).toEqual(['MERGED'])
    expect(await offered('approver')).toEqual(['MERGED', 'VOIDED'])
    expect(await offered('leader')).toEqual([])
  })

  it('merges only into another project that is there, and names it afterwards', async () => {
    const [id, kept] = [await aProject(test.house), await aProject(test.house)]
    const merge = (mergedInto?: string) => move('reviewer', id, 'MERGED', '2025-08-01', [], { reason: '重复登记', mergedInto })
    for (const into of [undefined, id]) expect((await merge(into)).errors[0]!.extensions).toMatchObject({ code: 'INVALID', field: 'mergedInto' })
    expect((await merge('01900000-0000-7000-8000-000000000000')).errors[0]!.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'mergedInto' })
    expect((await merge(kept)).errors).toEqual([])
    const { project } = (await test.as('leader')('query($id: ID!) { project(id: $id) { stage daysInStage mergedInto { id } } }', { id })).data
    expect(project).toEqual({ stage: 'MERGED', daysInStage: 109, mergedInto: { id: kept } })
  })

  it('stalls when its limit passes, keeping its stage and tier', async () => {
    const id = await aProject(test.house)
    const { project } = (await test.as('tiexi')(PROJECT, { id })).data
    expect(project).toMatchObject({ stage: 'SIGNED', tier: 'ADVANCING', stalledSince: '2025-06-09' })
    const list = await test.as('tiexi')('{ yes: projects(filter: {stalled: true, stage: [SIGNED]}) { nodes { id } } no: projects(filter: {stalled: false}, first: 100) { nodes { id } } }')
    expect(list.data.yes.nodes.map((n: { id: string }) => n.id)).toContain(id)
    expect(list.data.no.nodes.map((n: { id: string }) => n.id)).not.toContain(id)
  })
})

describe('what a signature counts', () => {
  const rate = async () => (await test.as('leader')(CITY_AMOUNT, { city: ['210700'] })).data.snapshot.cube.rows.nodes[0].capitalArrivalRate

  beforeAll(() => test.house.setClock(() => NOW))

  it('contract and project once, with the money that came before; going back takes them out again', async () => {
    const id = await aProject(test.house, { county: JINZHOU_COUNTY, nationalCode: null, signed: false, contractDomestic: '10000', contractDate: '2025-05-05' })
    await anAcceptedEntry(test.house, id, aClaim({ amount: '2500', receivedOn: '2025-04-20' }))
    expect(await rate()).toMatchObject({ numerator: null, denominator: null, n: 0, status: 'NO_BASE' })
    await move('jinzhou', id, 'SIGNED', '2025-05-05', [paper('CONTRACT')])
    expect(await rate()).toMatchObject({ numerator: '2500', denominator: '10000', n: 1, status: 'INSUFFICIENT' })
    await anAcceptedEntry(test.house, id, aClaim({ amount: '1500', receivedOn: '2025-10-01' }))
    expect(await rate()).toMatchObject({ numerator: '4000', denominator: '10000', n: 1 })
    await move('jinzhou-lead', id, 'NEGOTIATING', '2025-10-10', [], { reason: '合同解除重谈' })
    expect(await rate()).toMatchObject({ denominator: '0', n: 0, status: 'NO_BASE' })
    expect((await test.as('leader')(CITY_AMOUNT, { city: ['210700'] })).data.snapshot.cube.rows.nodes[0].capitalUsed.value).toBe('4000.0000')
  })

  it('a terminated project stays in the denominator, a merged one leaves it', async () => {
    const before = await rate()
    const [a, b] = [await aProject(test.house, { county: JINZHOU_COUNTY, nationalCode: null }), await aProject(test.house, { county: JINZHOU_COUNTY, nationalCode: null })]
    expect((await rate()).n).toBe(before.n + 2)
    const kept = await aProject(test.house, { county: JINZHOU_COUNTY, nationalCode: null, signed: false })
    await move('jinzhou', a, 'TERMINATED', '2025-09-01', [paper('TERMINATION_NOTICE')], { reason: '投资方退出' })
    expect((await rate()).n).toBe(before.n + 2)
    await test.house.as(houseAs(Role.PROV_REVIEWER, '测试'), 'write', (ctx) => moveProjects(ctx, [{ project: b, to: 'MERGED', eventDate: '2025-10-01', evidence: [], reason: '与另一项目重复', mergedInto: kept }]))
    expect((await rate()).n).toBe(before.n + 1)
  })
})

describe('saving', () => {
  it('without a session is told to sign in, not that the rows are another\'s', async () => {
    const id = await registered()
    const { errors } = await test.as(null)(SAVE, { id, version: 1, input: projectInput() })
    expect(errors[0]!.extensions.code).toBe('UNAUTHENTICATED')
    const registering = await test.as(null)(REGISTER, { input: projectInput(), since: '2025-01-05', evidence: [paper('PROPOSAL')] })
    expect(registering.errors[0]!.extensions.code).toBe('UNAUTHENTICATED')
    const read = await test.as(null)(PROJECT, { id })
    expect(read.errors[0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('a stale save shows who changed what', async () => {
    const id = await registered()
    await test.as('shenyang')(SAVE, { id, version: 1, input: projectInput({ name: '市局改的名字' }) })
    const { errors } = await test.as('tiexi')(SAVE, { id, version: 1, input: projectInput({ name: '县里改的名字' }) })
    expect(errors[0]!.extensions).toMatchObject({ code: 'CONFLICT', changes: [{ field: 'name', by: '沈阳市商务局 · 报送', before: '铁西精密轴承项目', after: '市局改的名字', yours: '县里改的名字' }] })
  })

  it('the terms of a signed contract stay, the rest may change', async () => {
    const id = await aProject(test.house)
    const { version } = (await test.as('tiexi')(PROJECT, { id })).data.project
    const frozen = async (of: string) => (await test.as('tiexi')('query($id: ID!) { project(id: $id) { frozenFields } }', { id: of })).data.project.frozenFields
    expect(await frozen(await registered())).toEqual([])
    expect(await frozen(id)).toContain('contractDomestic')
    const input = projectInput({ contractDomestic: '60000' })
    expect((await test.as('tiexi')(SAVE, { id, version, input })).errors[0]!.message).toContain('合同内资不能再改')
    expect((await test.as('tiexi')(SAVE, { id, version, input: projectInput({ company: '铁西恒远轴承有限公司' }) })).errors).toEqual([])
  })
})
