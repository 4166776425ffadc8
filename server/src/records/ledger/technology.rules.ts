/** Rules for a technology contract (domain.md d 37) and what it counts (b.2, B7). Pure. */
import type { TechnologyKind } from '@jingxian/schema/vocabulary/ledger-words'
import type { Remark } from '../../kernel/remark.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { block, closed, finding, impossibleDay, lacking, missing, negative, outOfPeriod, unexplainedZeros, type ClaimProject, type EvidenceGroups } from './claim.rules.ts'
import type { Measured } from './kind.ts'
import type { TechnologyInput } from './technology.input.ts'

const AMOUNTS = [
  ['contractAmount', '技术合同额'],
  ['technologyAmount', '技术交易额'],
] as const

const REQUIRED = [
  ['kind', '引进方式'],
  ['contractNo', '合同编号'],
  ['registeredOn', '登记日期'],
  ...AMOUNTS,
  ['originCountry', '技术来源国家（地区）'],
] as const

/** The four kinds of the national registration rules. Whether a licence is registered as a transfer is stated nowhere: it stays out. */
const REGISTERED: readonly TechnologyKind[] = ['DEVELOPMENT', 'TRANSFER', 'CONSULTING', 'SERVICE']

export function technologyRemarks(claim: TechnologyInput, project: ClaimProject, today: string): Remark[] {
  return [
    ...missing(claim, REQUIRED),
    ...impossibleDay(claim.registeredOn, { field: 'registeredOn', name: '登记日期' }, project, today),
    ...negative(claim, AMOUNTS),
    ...unexplainedZeros(claim, AMOUNTS),
    ...partOfContract(claim),
    ...closed(project),
    ...registration(claim),
    ...outOfPeriod(claim.registeredOn, '登记日期', claim.evidence),
  ]
}

function partOfContract({ contractAmount, technologyAmount }: TechnologyInput): Remark[] {
  if (contractAmount == null || technologyAmount == null || new Decimal(technologyAmount).lte(contractAmount)) return []
  return [block(null, 'technologyAmount', `技术交易额 ${technologyAmount} 万元超过合同额 ${contractAmount} 万元。`, '核对登记证明上的两项金额。')]
}

/** Rule 37, as far as one entry can see: is there a number, and the certificate. Other kinds are proven by their contract. */
function registration({ kind, registrationNo, evidence }: TechnologyInput): Remark[] {
  if (!kind) return []
  if (!REGISTERED.includes(kind)) return lacking(technologyEvidence(kind), evidence)
  const unnumbered = registrationNo?.trim() ? [] : [finding(37, 'HIGH', 'registrationNo', '没有技术合同认定登记编号。', '登记后补填编号；没有编号的合同入账也不计入指标。')]
  return [...unnumbered, ...lacking(technologyEvidence(kind), evidence, 37)]
}

export function technologyEvidence(kind: TechnologyKind): EvidenceGroups {
  return REGISTERED.includes(kind) ? [['TECHNOLOGY_CONTRACT_REGISTRATION']] : [['CONTRACT']]
}

/** The number as the register knows it, however it was typed; null without one. */
export function registrationOf({ registrationNo }: { registrationNo?: string | null }): string | null {
  return registrationNo?.replaceAll(/\s/g, '').toUpperCase() || null
}

/** Why an accepted contract stays out of the figures (B7); null when it counts. */
export function technologyNotCounted(claim: { kind?: TechnologyKind | null; registrationNo?: string | null }): string | null {
  if (!claim.kind || !REGISTERED.includes(claim.kind)) return '不属于转让、开发、咨询、服务四类登记技术合同'
  return registrationOf(claim) ? null : '没有技术合同认定登记编号'
}

export function technologyMeasures(content: { kind: TechnologyKind; registrationNo?: string | null; technologyAmount: string }): Measured[] {
  if (technologyNotCounted(content)) return []
  return [
    { measure: 'TECHNOLOGY_CNY', value: new Decimal(content.technologyAmount).toFixed(4) },
    { measure: 'TECHNOLOGY_CONTRACT', value: '1.0000' },
  ]
}
