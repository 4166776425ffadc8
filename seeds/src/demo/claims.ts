/** Invented projects and payments -> what people would have typed and attached. Pure. */
import { Decimal } from '@jingxian/server/metrics/decimal'
import type { EvidenceInput } from '@jingxian/server/evidence/evidence.input'
import { addDays } from '@jingxian/server/reference/working-days'
import { minimumEvidence } from '@jingxian/server/records/ledger/capital.rules'
import type { CapitalInput } from '@jingxian/server/records/ledger/capital.input'
import type { ProjectInput, StageMoveInput } from '@jingxian/server/library/project.input'
import { monthIndex, monthOfDay } from '@jingxian/schema/vocabulary/period'
import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import { STAGE_DOCUMENTS, type DemoProject, type Investor } from './projects.ts'
import type { Payment } from './payments.ts'
import { Rng } from './rng.ts'

export function projectInput(rng: Rng, project: DemoProject): ProjectInput {
  const { contractDate, plannedStart, plannedProduction } = project
  const promised = (paid: number) => (paid > 0 ? wan(paid / arrivedShare(rng, contractDate)) : null)
  const [contractDomestic, contractForeign] = [promised(project.paidDomestic), promised(project.paidForeign)]
  const signed = contractDate !== null
  const invented = contractDomestic ?? wan(rng.between(3000, 60_000))
  const domestic = signed && project.nature !== 'FOREIGN' ? (project.terms ? wan(project.terms.domestic) : invented) : contractDomestic
  project.promisedDomestic = Number(domestic ?? 0)
  const foreign = signed && project.nature !== 'DOMESTIC' ? (contractForeign ?? wan(rng.between(200, 4000))) : contractForeign
  // Before a contract there is a plan, and it has its amount too.
  const total = new Decimal(domestic ?? (signed ? 0 : invented)).plus(new Decimal(foreign ?? 0).times(7.1)).times(rng.between(1.05, 1.5).toFixed(2))
  return {
    name: project.name,
    county: project.county === 219900 ? 'LN-SF' : String(project.county),
    kind: project.kind,
    capitalNature: project.nature,
    industry: project.industry,
    nationalCode: project.nationalCode,
    company: signed ? project.company : null,
    companyUscc: signed ? project.companyUscc : null,
    totalInvestment: project.terms ? wan(project.terms.total) : Decimal.max(total, 500).toFixed(2),
    contractForeign: signed ? foreign : null,
    contractDomestic: signed ? domestic : null,
    contractDate,
    plannedStart,
    plannedCompletion: plannedProduction && addDays(plannedProduction, -60),
    plannedProduction,
    investors: investors(project),
    commitments: signed ? commitments(rng, project, domestic, foreign) : [],
    shares: sharesOf(project),
  }
}

/** One in 29 was found by another unit, which has a share of its capital; of some a part goes out of the province. */
function sharesOf({ index, city, contractDate }: DemoProject): ProjectInput['shares'] {
  if (!contractDate || index % 29 !== 5) return []
  const family = 'CAPITAL' as const
  const landing = { family, region: city === 219900 ? 'LN-SF' : String(city), role: 'LANDING' as const }
  if (index % 58 === 5) return [{ ...landing, pct: '80' }, { family, region: null, role: 'EXTERNAL', pct: '20' }]
  const finder = city === 219900 ? 210100 : 210100 + (((city - 210100) / 100 + 1) % 14) * 100
  return [{ ...landing, pct: '70' }, { family, region: String(finder), role: 'FIRST_CONTACT', pct: '30' }]
}

/** What signed first promised more: else each year would have many times the jobs of the last, because none is older than the demo. */
function forerun({ contractDate }: DemoProject): number {
  return { 2022: 2.8, 2023: 1.5, 2024: 0.8 }[Number(contractDate?.slice(0, 4))] ?? 0.5
}

/** Money arrives over two years and more: what came by the end of the data is a part of what was promised. */
function arrivedShare(rng: Rng, contractDate: string | null): number {
  const months = contractDate ? monthIndex(202510) - monthIndex(monthOfDay(contractDate)) : 0
  return Math.min(0.96, Math.max(0.06, ((months + 1.5) / 27) * rng.between(0.75, 1.15)))
}

function investors({ nature, investor, foreignInvestor }: DemoProject): ProjectInput['investors'] {
  const row = ({ name, uscc, country }: Investor, pct: string): ProjectInput['investors'][number] => ({
    name,
    uscc,
    country,
    origin: originOf(country),
    sharePct: pct,
    contribution: 'CASH',
    ultimateController: null,
  })
  if (nature === 'DOMESTIC' || !foreignInvestor) return [row(investor, '100')]
  return nature === 'FOREIGN' ? [row(foreignInvestor, '100')] : [row(foreignInvestor, '51'), row(investor, '49')]
}

function originOf(country: string | null): 'FOREIGN' | 'HK_MACAO_TAIWAN' | 'OUT_OF_PROVINCE' {
  if (country === 'CN' || country === null) return 'OUT_OF_PROVINCE'
  return ['HK', 'MO', 'TW'].includes(country) ? 'HK_MACAO_TAIWAN' : 'FOREIGN'
}

function commitments(rng: Rng, project: DemoProject, domestic: string | null, foreign: string | null): ProjectInput['commitments'] {
  const amount = new Decimal(domestic ?? 0).plus(new Decimal(foreign ?? 0).times(7.1)).toFixed(2)
  project.promisedJobs = project.terms?.jobs ?? Math.round(rng.whole(30, 600) * forerun(project))
  return [
    { kind: 'INVESTMENT', amount, unit: '万元', dueDate: project.plannedProduction, sourceClause: '第三条' },
    { kind: 'JOBS', amount: String(project.promisedJobs), unit: '人', dueDate: project.plannedProduction, sourceClause: '第六条' },
    { kind: 'START', amount: null, unit: null, dueDate: project.plannedStart, sourceClause: '第四条' },
  ]
}

export function stageMove(rng: Rng, id: string, to: Stage, eventDate: string): StageMoveInput {
  const reason = to === 'TERMINATED' ? '投资方调整布局，双方协议终止' : null
  return { project: id, to, eventDate, evidence: documents(rng, STAGE_DOCUMENTS[to] ?? [], eventDate, null), reason, mergedInto: null }
}

export function documents(rng: Rng, types: readonly EvidenceType[], day: string, amount: string | null): EvidenceInput[] {
  return types.map((type) => ({
    type,
    issuer: null,
    docNo: `${day.replaceAll('-', '')}${rng.whole(1000, 9999)}`,
    issuedOn: day,
    amount: type === 'CONTRACT' ? null : amount,
    sha256: rng.hex(64),
    fileName: null,
  }))
}

export function capitalClaim(rng: Rng, { project, family, form, usage, amount, proven = amount, currency, receivedOn, documented }: Payment): CapitalInput {
  const payer = family === 'FOREIGN' ? project.foreignInvestor! : project.investor
  const text = wan(amount)
  const groups = minimumEvidence({ family, form }).map((group) => group[0]!)
  // What was not documented lacks a paper or two of its minimum set.
  const attached = documented ? groups : groups.slice(0, Math.max(1, groups.length - 1))
  return {
    family,
    form,
    origin: originOf(payer.country),
    amount: text,
    currency,
    receivedOn,
    usage,
    payerName: payer.name,
    payerUscc: payer.uscc,
    payerCountry: payer.country,
    bankSerial: form === 'CASH' ? `${receivedOn.replaceAll('-', '')}${rng.whole(100000, 999999)}` : null,
    fxRegistrationNo: family === 'FOREIGN' ? `${receivedOn.slice(0, 4)}${rng.whole(10000000, 99999999)}` : null,
    zeroReason: null,
    note: null,
    evidence: documents(rng, attached, receivedOn, wan(proven)),
  }
}

export function wan(amount: number): string {
  return amount.toFixed(2)
}
