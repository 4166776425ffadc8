/** Rules 19-21: records that look like one project are found across the province, and told without giving the other city away. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs, innerRoleOf } from '@jingxian/server/kernel/actor'
import { databaseOf, innerRoleIn, quoted } from '@jingxian/server/kernel/roles-in'
import { duplicatesSql } from '@jingxian/server/library/duplicate-sql'
import { registerProjects } from '@jingxian/server/library/project.service'
import type { ProjectInput } from '@jingxian/server/library/project.input'
import { connected } from '../security/checks.ts'
import { HEPING, JINZHOU_COUNTY, paper, projectInput, TIEXI } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
const matchRole = () => quoted(innerRoleIn(databaseOf(test.url), 'match_role'))
const REGISTER = `mutation($input: ProjectInput!, $since: Date!, $evidence: [EvidenceInput!]!) {
  registerProject(input: $input, since: $since, evidence: $evidence) { id projectNo version duplicates { rule severity field message remedy other { id projectNo } } } }`
const DUPLICATES = 'query($id: ID!) { project(id: $id) { duplicates { rule severity field message other { id projectNo } } } }'
const SAVE = 'mutation($id: ID!, $version: Int!, $input: ProjectInput!) { saveProject(id: $id, version: $version, input: $input) { version duplicates { rule } } }'

let counter = 0
/** A record that resembles no other; what makes it do so is given. */
function unlike(more: Partial<ProjectInput> = {}): ProjectInput {
  counter += 1
  const own = createName(counter)
  return projectInput({
    name: `${own}基地`,
    nationalCode: null,
    contractDate: null,
    contractDomestic: null,
    investors: [{ name: `${own}控股`, origin: 'OUT_OF_PROVINCE', sharePct: '100', contribution: 'CASH' }],
    ...more,
  })
}

function createName(n: number): string {
  return [...randomUUID().replaceAll('-', '').slice(0, 12)].map((c) => String.fromCodePoint(0x4e00 + parseInt(c, 16) * 97 + n)).join('')
}

async function registered(login: string, input: ProjectInput) {
  const { data, errors } = await test.as(login)(REGISTER, { input, since: '2025-01-05', evidence: [paper('PROPOSAL')] })
  expect(errors).toEqual([])
  return data.registerProject as { id: string; projectNo: string; version: number; duplicates: { rule: number; severity: string; field: string; message: string; other: { id: string; projectNo: string } | null }[] }
}
const told = async (login: string, id: string) => (await test.as(login)(DUPLICATES, { id })).data.project.duplicates
const rules = (list: { rule: number }[]) => list.map(({ rule }) => rule)

describe('rule 20: one national code in two records', () => {
  it('is flagged on both sides, accepted all the same, and tells a bureau nothing of the other city', async () => {
    const nationalCode = '2025-210106-34-01-DUP001'
    const first = await registered('tiexi', unlike({ nationalCode }))
    expect(first.duplicates).toEqual([])
    const second = await registered('jinzhou', unlike({ nationalCode, county: JINZHOU_COUNTY }))
    const hidden = { rule: 20, severity: 'CRITICAL', field: 'nationalCode', other: null }
    expect(second.duplicates).toMatchObject([{ ...hidden, message: '与外市一个项目的国家项目代码相同，省厅将核对。' }])
    expect(JSON.stringify(second.duplicates)).not.toContain(first.projectNo)
    expect(await told('shenyang', first.id)).toMatchObject([{ ...hidden, message: '与外市一个项目的国家项目代码相同，省厅将核对。' }])
    expect(await told('tiexi', first.id)).toMatchObject([{ ...hidden, message: '与外县区一个项目的国家项目代码相同，省厅将核对。' }])
    for (const login of ['reviewer', 'analyst']) {
      const [finding] = await told(login, first.id)
      expect(finding.other, login).toEqual({ id: second.id, projectNo: second.projectNo })
      expect(finding.message, login).toContain(`${second.projectNo}（锦州）`)
    }
  })

  it('within one city is named to the city, and not to the county', async () => {
    const nationalCode = '2025-210106-34-01-DUP002'
    const first = await registered('tiexi', unlike({ nationalCode }))
    const second = await registered('shenyang', unlike({ nationalCode, county: HEPING }))
    expect(second.duplicates).toMatchObject([{ other: { projectNo: first.projectNo } }])
    expect(await told('tiexi', first.id)).toMatchObject([{ other: null }])
  })

  it('goes when the code is corrected, and when the other leaves the library', async () => {
    const nationalCode = '2025-210106-34-01-DUP003'
    const first = await registered('tiexi', unlike({ nationalCode }))
    const input = unlike({ nationalCode, county: JINZHOU_COUNTY })
    const second = await registered('jinzhou', input)
    const saved = await test.as('jinzhou')(SAVE, { id: second.id, version: second.version, input: { ...input, nationalCode: null } })
    expect(saved.data.saveProject.duplicates).toEqual([])
    expect(await told('shenyang', first.id)).toEqual([])
    const again = await test.as('jinzhou')(SAVE, { id: second.id, version: saved.data.saveProject.version, input })
    expect(rules(again.data.saveProject.duplicates)).toEqual([20])
    const withdrawn = await test.as('jinzhou')('mutation($input: StageMoveInput!) { moveProject(input: $input) { stage } }', { input: { project: second.id, to: 'WITHDRAWN', eventDate: '2025-11-01', reason: '登记有误' } })
    expect(withdrawn.errors).toEqual([])
    expect(await told('shenyang', first.id)).toEqual([])
  })
})

describe('rule 19: one investor, one county, near in time and amount', () => {
  const base = { contractDate: '2025-03-10', contractDomestic: '50000', totalInvestment: '60000' }
  const investor = (name: string, more = {}) => ({ name, origin: 'OUT_OF_PROVINCE' as const, sharePct: '100', contribution: 'CASH' as const, ...more })
  const near = { contractDate: '2025-06-08', totalInvestment: '63000' }

  it.each([
    ['the same name, written otherwise', investor('大连海纳装备有限公司'), investor('大连海纳装备集团（中国）股份有限公司')],
    ['the same credit code', investor('甲装备', { uscc: '91350100M000100Y43' }), investor('乙装备', { uscc: '91350100M000100Y43' })],
    ['the same controller', investor('丙装备', { ultimateController: '海纳集团' }), investor('丁装备', { ultimateController: '海纳' })],
  ])('%s', async (_name, a, b) => {
    const county = { county: HEPING }
    await registered('shenyang', unlike({ ...base, ...county, investors: [a] }))
    const second = await registered('shenyang', unlike({ ...base, ...near, ...county, investors: [b] }))
    expect(second.duplicates).toMatchObject([{ rule: 19, severity: 'HIGH', field: 'investors' }])
  })

  it.each([
    ['91 days apart', { contractDate: '2025-06-10' }],
    ['more than 5 % apart', { totalInvestment: '63158' }],
    ['in another county', { county: TIEXI }],
    ['without a contract yet', { contractDate: null, contractDomestic: null }],
  ])('is not found %s', async (name, more) => {
    const same = [investor(`鞍山${createName(7)}有限公司`)]
    await registered('shenyang', unlike({ ...base, county: HEPING, investors: same }))
    const second = await registered('shenyang', unlike({ ...base, ...near, county: HEPING, investors: same, ...more }))
    expect(rules(second.duplicates), name).toEqual([])
  })
})

describe('rule 21: names alike', () => {
  const long = '年产二十万套新能源汽车驱动电机'
  it.each([
    ['brackets, width and words that all carry', `${long}项目（一期）`, `${long}　集团 项目`],
    ['one sign of many', `${long}甲项目`, `${long}乙项目`],
    ['case and punctuation', `${long}—ABC`, `${long}·ａｂｃ 项目`],
  ])('in Chinese: %s', async (_name, a, b) => {
    const county = '210302'
    await registered('anshan', unlike({ county, name: a }))
    const second = await registered('anshan', unlike({ county, name: b }))
    expect(second.duplicates).toContainEqual(expect.objectContaining({ rule: 21, severity: 'MEDIUM', field: 'name' }))
  })

  it('is not found for names that merely begin alike, nor in another county without a common controller', async () => {
    await registered('fushun', unlike({ county: '210402', name: '抚顺精密轴承智能制造项目' }))
    const other = await registered('fushun', unlike({ county: '210402', name: '抚顺精密铸件回收利用项目' }))
    expect(other.duplicates).toEqual([])
    const elsewhere = await registered('fushun', unlike({ county: '210403', name: '抚顺精密轴承智能制造项目' }))
    expect(elsewhere.duplicates).toEqual([])
  })

  it('is found in another city under one controller, and the city is not told which', async () => {
    const owner = (name: string) => [{ name, origin: 'OUT_OF_PROVINCE' as const, sharePct: '100', contribution: 'CASH' as const, ultimateController: '远航控股有限公司' }]
    const first = await registered('yingkou', unlike({ county: '210802', name: `营口港${long}产业园`, investors: owner('营口远航') }))
    const second = await registered('panjin', unlike({ county: '211102', name: `营口港${long}产业园项目`, investors: owner('盘锦远航') }))
    expect(second.duplicates).toMatchObject([{ rule: 21, other: null, message: expect.stringMatching(/^与外市一个项目/) }])
    expect(await told('reviewer', second.id)).toMatchObject([{ rule: 21, other: { id: first.id } }])
  })
})

describe('the look-up', () => {
  it('finds records that come in one batch, and those of two cities that come at once', async () => {
    const nationalCode = '2025-210106-34-01-DUP004'
    const items = [TIEXI, JINZHOU_COUNTY].map((county) => ({ input: unlike({ county, nationalCode }), since: '2025-01-05', evidence: [paper('PROPOSAL')] }))
    const ids = await test.house.as(houseAs(Role.CITY_REPORTER, '批量'), 'write', (ctx) => registerProjects(ctx, items))
    for (const id of ids) expect(rules(await told('reviewer', id))).toEqual([20])
    const code = '2025-210106-34-01-DUP005'
    const both = await Promise.all([registered('tiexi', unlike({ nationalCode: code })), registered('jinzhou', unlike({ nationalCode: code, county: JINZHOU_COUNTY }))])
    for (const { id } of both) expect(rules(await told('reviewer', id))).toEqual([20])
  })

  it('leaves the asker in its own part: what follows in the transaction sees its own rows only', async () => {
    const jinzhou = { account: 9, login: 'x', name: 'x', role: Role.CITY_REPORTER, unit: 210700 }
    await test.house.as(jinzhou, 'write', async (ctx) => {
      await registerProjects(ctx, [{ input: unlike({ county: JINZHOU_COUNTY }), since: '2025-01-05', evidence: [paper('PROPOSAL')] }])
      const [row] = await ctx.em.execute<{ role: string; foreign: string }[]>(`select current_user as role, (select count(*) from project where city <> 210700) as "foreign" from (select 1) one`)
      expect(row).toEqual({ role: innerRoleIn(databaseOf(test.url), innerRoleOf(jinzhou)), foreign: '0' })
    })
  })

  it('may read what is compared, and nothing else', async () => {
    const tried = (statement: string) => test.house.as(houseAs(Role.CITY_REPORTER, '试探'), 'write', async ({ em }) => {
      await em.execute(`set local role ${matchRole()}`, [], 'run')
      return em.execute(statement)
    })
    await expect(tried('select id, city, national_code, match_name from project')).resolves.toBeDefined()
    for (const statement of ['select name from project', 'select project_no from project', 'select name from project_investor', 'select share_pct from project_investor', 'select * from entry', 'select * from fact', 'select * from draft', `update project set name = 'x'`, 'delete from project']) {
      await expect(tried(statement), statement).rejects.toThrow(/permission denied/)
    }
  })

  it('reaches the others by indexes: no scan of the library for one registration among 3,000 projects', async () => {
    const items = Array.from({ length: 3000 }, (_, i) => ({
      input: unlike({ county: [TIEXI, HEPING, JINZHOU_COUNTY, '210202', '210302', '210402'][i % 6]!, contractDate: `2025-0${1 + (i % 9)}-10`, contractDomestic: '50000', nationalCode: `2025-210106-34-01-${String(i).padStart(6, '0')}` }),
      since: '2025-01-05',
      evidence: [paper('PROPOSAL')],
    }))
    const ids = await test.house.as(houseAs(Role.CITY_REPORTER, '批量'), 'write', (ctx) => registerProjects(ctx, items))
    await connected(test.url, (client) => client.query('analyze project; analyze project_investor'))
    const plan = await test.house.as(houseAs(Role.CITY_REPORTER, '计划'), 'write', async ({ em }) => {
      await em.execute(`set local role ${matchRole()}; set local pg_trgm.similarity_threshold = 0.75`, [], 'run')
      const rows = await em.execute<{ 'QUERY PLAN': string }[]>(`explain ${duplicatesSql(1)}`, [ids[17]])
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain('project_match_name_index')
    expect(plan).toContain('project_national_code_index')
    expect(plan).not.toMatch(/Seq Scan on project(_investor)?\b/)
  })
})
