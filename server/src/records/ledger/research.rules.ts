/** Rules for a year of research and development (domain.md d 37) and what it counts (b.2, B8). Pure. */
import type { InstitutionLevel } from '@jingxian/schema/vocabulary/ledger-words'
import type { Remark } from '../../kernel/remark.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { block, closed, endOf, finding, impossibleDay, lacking, missing, negative, unexplainedZeros, type ClaimProject, type EvidenceGroups } from './claim.rules.ts'
import type { Measured } from './kind.ts'
import type { ResearchInput } from './research.input.ts'

const AMOUNTS = [
  ['rdExpenditure', '研发经费'],
  ['revenue', '营业收入'],
  ['rdPersonnelFte', '研发人员全时当量'],
] as const

const COUNTS = [['inventionPatents', '发明专利数']] as const

/** No series of ours begins earlier; a two-digit year is a slip. */
const FIRST_YEAR = 2000

export function researchRemarks(claim: ResearchInput, project: ClaimProject, today: string): Remark[] {
  return [
    ...missing(claim, [['year', '年度'], ...AMOUNTS, ['institutions', '研发机构（没有的填空列表）'], ...COUNTS]),
    ...impossibleYear(claim, project, today),
    ...negative(claim, [...AMOUNTS, ...COUNTS]),
    ...unexplainedZeros(claim, AMOUNTS),
    ...institutionCounts(claim),
    ...certificate(claim, today),
    ...moreThanRevenue(claim),
    ...closed(project),
    ...evidenceRemarks(claim),
  ]
}

/** Rule 4: the year is over, and not long before the contract. */
function impossibleYear({ year }: ResearchInput, project: ClaimProject, today: string): Remark[] {
  if (year == null) return []
  const last = Number(today.slice(0, 4)) - 1
  if (year > last) return [block(4, 'year', `${year} 年还没有结束，年度数最晚到 ${last} 年。`, '该年结束后再报。')]
  if (year < FIRST_YEAR) return [block(null, 'year', `“${year}”不是年度。`, '填写四位年份，如 2024。')]
  return impossibleDay(endOf(String(year)), { field: 'year', name: '年度末' }, project, today)
}

function institutionCounts({ institutions }: ResearchInput): Remark[] {
  const list = institutions ?? []
  const twice = list.find(({ level }, i) => list.findIndex((other) => other.level === level) !== i)
  return [
    ...(list.some(({ count }) => count < 0) ? [block(5, 'institutions', '研发机构数为负。', '填写零或正数。')] : []),
    ...(twice ? [block(null, 'institutions', '同一级别的研发机构写了两次。', '合并为一项。')] : []),
  ]
}

/** Number and validity belong together. */
function certificate({ highTechCertNo, highTechValidFrom: from, highTechValidTo: to }: ResearchInput, today: string): Remark[] {
  const number = highTechCertNo?.trim()
  if (!number && !from && !to) return []
  if (!number) return [block(null, 'highTechCertNo', '填了证书有效期而没有证书编号。', '补填编号，或去掉有效期。')]
  if (!from || !to) return [block(null, from ? 'highTechValidTo' : 'highTechValidFrom', '填了高新技术企业证书编号而没有有效期。', '照证书填写有效期起止。')]
  if (from > today) return [block(4, 'highTechValidFrom', `证书有效期起 ${from} 在今天（${today}）之后。`, '核对证书上的日期。')]
  return to > from ? [] : [block(null, 'highTechValidTo', '证书有效期止不晚于有效期起。', '核对证书上的日期。')]
}

function moreThanRevenue({ rdExpenditure, revenue }: ResearchInput): Remark[] {
  if (rdExpenditure == null || revenue == null || new Decimal(rdExpenditure).lte(revenue)) return []
  return [finding(null, 'MEDIUM', 'rdExpenditure', `研发经费 ${rdExpenditure} 万元超过营业收入 ${revenue} 万元。`, '在备注里说明原因（如尚未投产的研发型企业），或改正数字。')]
}

/** What a register or a ledger must hold (rule 37), and the rest of the minimum set (rule 13). */
function evidenceRemarks(claim: ResearchInput): Remark[] {
  const groups = researchEvidence(claim)
  const held = (group: EvidenceGroups[number]) => group[0] === 'RD_LEDGER' || group[0] === 'HIGH_TECH_CERTIFICATE'
  return [...lacking(groups.filter(held), claim.evidence, 37), ...lacking(groups.filter((group) => !held(group)), claim.evidence)]
}

interface Proven {
  institutions?: readonly { count: number }[] | null
  inventionPatents?: number | null
  highTechCertNo?: string | null
}

/** Ledger and super-deduction account; certificates for what only a certificate shows, where it is claimed. */
export function researchEvidence({ institutions, inventionPatents, highTechCertNo }: Proven): EvidenceGroups {
  return [
    ['RD_LEDGER'],
    ['SUPER_DEDUCTION_ACCOUNT'],
    ...(institutionsOf(institutions) > 0 ? [['INSTITUTION_CERTIFICATE'] as const] : []),
    ...((inventionPatents ?? 0) > 0 ? [['PATENT_CERTIFICATE'] as const] : []),
    ...(highTechCertNo?.trim() ? [['HIGH_TECH_CERTIFICATE'] as const] : []),
  ]
}

function institutionsOf(list: Proven['institutions']): number {
  return (list ?? []).reduce((sum, { count }) => sum + count, 0)
}

export interface ResearchContent {
  year: number
  rdExpenditure: string
  revenue: string
  rdPersonnelFte: string
  institutions: readonly { level: InstitutionLevel; count: number }[]
  inventionPatents: number
  highTechCertNo?: string | null
  highTechValidFrom?: string | null
}

export function researchMeasures(content: ResearchContent): Measured[] {
  const certified = content.highTechCertNo && Number(content.highTechValidFrom?.slice(0, 4)) === content.year ? 1 : 0
  const values: [string, string | number][] = [
    ['RD_CNY', content.rdExpenditure],
    ['RD_REVENUE_CNY', content.revenue],
    ['RD_FTE', content.rdPersonnelFte],
    ['RD_INSTITUTION', institutionsOf(content.institutions)],
    ['INVENTION_PATENT', content.inventionPatents],
    ['HIGH_TECH_ENTERPRISE', certified],
  ]
  return values.map(([measure, value]) => ({ measure, value: new Decimal(value).toFixed(4) }))
}
