/** What tests need to exist, made by the services: a test cannot build an impossible row. */
import { createHash, randomUUID } from 'node:crypto'
import type { EntryKind, EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs } from '@jingxian/server/kernel/actor'
import { registerProjects, type NewProject } from '@jingxian/server/library/project.service'
import type { CapitalInput } from '@jingxian/server/records/ledger/capital.input'
import { enterEntries, type NewEntry } from '@jingxian/server/records/ledger/entry.service'
import type { ContributionInput } from '@jingxian/server/records/ledger/contribution.input'
import type { JobsInput } from '@jingxian/server/records/ledger/jobs.input'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import type { Claim } from '@jingxian/server/records/ledger/kind'
import type { ResearchInput } from '@jingxian/server/records/ledger/research.input'
import type { TechnologyInput } from '@jingxian/server/records/ledger/technology.input'
import type { ProjectInput } from '@jingxian/server/library/project.input'
import type { House } from '@jingxian/server/app/house'

export const TIEXI = '210106'
export const HEPING = '210102'
export const JINZHOU_COUNTY = '210702'

export function paper(type: EvidenceType, more: object = {}) {
  const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
  return { type, sha256, ...more }
}

export function projectInput(more: Partial<ProjectInput> = {}): ProjectInput {
  return {
    name: '铁西精密轴承项目',
    county: TIEXI,
    kind: 'NEW',
    capitalNature: 'DOMESTIC',
    industry: 'C34',
    nationalCode: '2025-210106-34-01-77HD2C',
    totalInvestment: '60000',
    contractDomestic: '50000',
    contractForeign: null,
    contractDate: '2025-03-10',
    investors: [{ name: '苏州恒远精密机械有限公司', origin: 'OUT_OF_PROVINCE', sharePct: '100', contribution: 'CASH' }],
    commitments: [{ kind: 'INVESTMENT', amount: '50000', unit: '万元', dueDate: '2026-12-31' }],
    shares: [],
    ...more,
  }
}

const TALKS: NewProject['history'] = [
  { to: 'LEAD', eventDate: '2025-01-20', evidence: [paper('INVESTOR_REGISTRATION')] },
  { to: 'NEGOTIATING', eventDate: '2025-02-10', evidence: [paper('MINUTES'), paper('TEAM_NAMED')] },
]

const BUILT: NewProject['history'] = [
  { to: 'ESTABLISHED', eventDate: '2025-03-25', evidence: [paper('LICENCE'), paper('PROJECT_CODE')] },
  { to: 'PERMITTING', eventDate: '2025-04-05', evidence: [paper('LAND_CONTRACT')] },
  { to: 'STARTED', eventDate: '2025-04-20', evidence: [paper('CONSTRUCTION_PERMIT'), paper('SITE_PHOTO'), paper('CONTRACT')] },
  { to: 'COMPLETED', eventDate: '2025-07-20', evidence: [paper('ACCEPTANCE_RECORD')] },
  { to: 'PRODUCING', eventDate: '2025-08-01', evidence: [paper('INVOICE'), paper('POWER_RECORD')] },
]

/** A project in talks, or signed on its contract date, or producing from August 2025. */
export async function aProject(house: House, { signed = true, producing = false, ...more }: Partial<ProjectInput> & { signed?: boolean; producing?: boolean } = {}): Promise<string> {
  const input = projectInput(more)
  const contract = { to: 'SIGNED' as const, eventDate: input.contractDate!, evidence: [paper('CONTRACT')] }
  const history = [...TALKS!, ...(signed ? [contract] : []), ...(producing ? BUILT! : [])]
  const item: NewProject = { input, since: '2025-01-05', evidence: [paper('PROPOSAL')], history }
  const [id] = await house.as(houseAs(Role.CITY_REPORTER, '测试'), 'write', (ctx) => registerProjects(ctx, [item]))
  return id!
}

export function aClaim(more: Partial<CapitalInput> = {}): CapitalInput {
  return {
    family: 'DOMESTIC',
    form: 'CASH',
    origin: 'OUT_OF_PROVINCE',
    amount: '3000',
    currency: 'CNY',
    receivedOn: '2025-10-15',
    usage: 'FIXED_ASSET',
    payerName: '苏州恒远精密机械有限公司',
    payerCountry: 'CN',
    evidence: [paper('BANK_RECEIPT', { amount: '3000', issuedOn: more.receivedOn ?? '2025-10-15' }), paper('CONTRACT')],
    ...more,
  }
}

export function aForeignClaim(more: Partial<CapitalInput> = {}): CapitalInput {
  const evidence = (['NATIONAL_SYSTEM_RECORD', 'FX_REGISTRATION', 'CAPITAL_VERIFICATION', 'FX_CONFIRMATION'] as const).map((type) => paper(type))
  return aClaim({ family: 'FOREIGN', origin: 'FOREIGN', amount: '500', currency: 'USD', payerName: '莱茵工业', payerCountry: 'DE', evidence, ...more })
}

export function aJobsClaim(more: Partial<JobsInput> = {}): JobsInput {
  return { month: '2025-10', reported: 120, insured: 100, baselineInsured: 0, evidence: [paper('SOCIAL_INSURANCE_LIST')], ...more }
}

export function aTechnologyClaim(more: Partial<TechnologyInput> = {}): TechnologyInput {
  const registrationNo = `2025${randomUUID().slice(0, 8)}`
  const amounts = { contractAmount: '800', technologyAmount: '600' }
  return { kind: 'DEVELOPMENT', contractNo: 'JS-18', registrationNo, registeredOn: '2025-09-12', ...amounts, originCountry: 'DE', evidence: [paper('TECHNOLOGY_CONTRACT_REGISTRATION')], ...more }
}

export function aResearchClaim(more: Partial<ResearchInput> = {}): ResearchInput {
  const figures = { rdExpenditure: '900', revenue: '20000', rdPersonnelFte: '18.5', institutions: [], inventionPatents: 0 }
  return { year: 2024, ...figures, evidence: [paper('RD_LEDGER'), paper('SUPER_DEDUCTION_ACCOUNT')], ...more }
}

export function aContributionClaim(more: Partial<ContributionInput> = {}): ContributionInput {
  return { month: '2025-10', taxPaid: '30', output: '1000', exports: '0', electricity: '52000', evidence: [paper('TAX_RECORD'), paper('VAT_RETURN', { amount: '1000' })], ...more }
}

/** An entry that went the whole way, through the batch door. */
export async function anAcceptedEntry(house: House, project: string, claim: CapitalInput = aClaim()): Promise<string> {
  return accepted(house, await anEntry(house, project, [claim]))
}

/** The same for the other kinds: `anAccepted(house, 'JOBS', project, aJobsClaim())`. */
export async function anAccepted(house: House, kind: EntryKind, project: string, claim: object): Promise<string> {
  return accepted(house, await entered(house, [{ project, kind, claim: claim as Claim }]))
}

export function anEntry(house: House, project: string, claims: CapitalInput[] = [aClaim()]): Promise<string[]> {
  return entered(house, claims.map((claim) => ({ project, kind: 'CAPITAL' as const, claim: claim as unknown as Claim })))
}

function entered(house: House, list: NewEntry[]): Promise<string[]> {
  return house.as(houseAs(Role.CITY_REPORTER, '测试 · 报送'), 'write', (ctx) => enterEntries(ctx, randomUUID(), list))
}

async function accepted(house: House, ids: string[]): Promise<string> {
  await house.as(houseAs(Role.CITY_LEADER, '测试 · 初审'), 'write', (ctx) => judgeEntries(ctx, ids, { move: 'REVIEW' }))
  await house.as(houseAs(Role.PROV_REVIEWER, '测试 · 核实'), 'write', (ctx) => judgeEntries(ctx, ids, { move: 'ACCEPT' }))
  return ids[0]!
}
