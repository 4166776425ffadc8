/** Rules for the people employed at a month's end (domain.md d 34) and what they count (b.2, B6). Pure. */
import type { Remark } from '../../kernel/remark.ts'
import { block, closed, endOf, finding, impossibleMonth, lacking, missing, negative, outOfPeriod, unexplainedZeros, type ClaimProject, type EvidenceGroups } from './claim.rules.ts'
import type { JobsInput } from './jobs.input.ts'
import type { Measured } from './kind.ts'

const PEOPLE = [
  ['reported', '上报人数'],
  ['insured', '参保人数'],
  ['baselineInsured', '承接人数'],
] as const
const PARTS = [
  ['localHires', '本地户籍人数'],
  ['graduates', '高校毕业生人数'],
] as const

/** The people on the list of the social insurance; payroll makes it stronger. */
export const JOBS_EVIDENCE: EvidenceGroups = [['SOCIAL_INSURANCE_LIST']]

/** Rule 34: both must be passed; the share is of those insured, as B19 measures a misstatement against what is so. */
const GAP_SHARE = 0.2
const GAP_PEOPLE = 20

export function jobsRemarks(claim: JobsInput, project: ClaimProject, today: string): Remark[] {
  const month = impossibleMonth(claim.month, project, today)
  return [
    ...missing(claim, [['month', '所属月份'], ...PEOPLE]),
    ...month,
    ...negative(claim, [...PEOPLE, ...PARTS, ['avgWage', '平均工资']]),
    ...unexplainedZeros(claim, PEOPLE.slice(0, 2)),
    ...takenOver(claim),
    ...parts(claim),
    ...closed(project),
    ...againstInsurance(claim),
    ...lacking(JOBS_EVIDENCE, claim.evidence),
    ...(month.length ? [] : outOfPeriod(claim.month && endOf(claim.month), '所属月末', claim.evidence, ['CONTRACT'])),
  ]
}

function takenOver({ baselineInsured, baselineReason }: JobsInput): Remark[] {
  if (!baselineInsured || baselineInsured < 0 || baselineReason?.trim()) return []
  return [block(5, 'baselineReason', '填了承接人数而没有说明来历。', '写明从哪家企业承接了人员或资产。')]
}

function parts(claim: JobsInput): Remark[] {
  const { reported } = claim
  if (reported == null) return []
  return PARTS.filter(([field]) => claim[field] != null && claim[field] > reported).map(([field, name]) => block(null, field, `${name}多于上报人数。`, '改正其中一项。'))
}

/** Rule 34. */
function againstInsurance({ reported, insured }: JobsInput): Remark[] {
  if (reported == null || insured == null) return []
  if (insured === 0 && reported > 0) return [finding(34, 'CRITICAL', 'insured', `上报 ${reported} 人而没有一人参保。`, '核实用工是否真实；新招人员连续缴费满 3 个月后再报参保人数。')]
  const gap = reported - insured
  if (gap <= GAP_PEOPLE || gap <= insured * GAP_SHARE) return []
  return [finding(34, 'HIGH', 'reported', `上报比参保多 ${gap} 人，超过参保人数的 20%。`, '说明未参保人员的情况，或改正上报人数。')]
}

/** B6: whom the project did not take over from elsewhere. */
export function verifiedJobs({ insured, baselineInsured }: { insured: number; baselineInsured: number }): number {
  return Math.max(0, insured - baselineInsured)
}

/** Levels at the month's end: people, not what was added. */
export function jobsMeasures(content: { reported: number; insured: number; baselineInsured: number }): Measured[] {
  return [
    { measure: 'JOBS_VERIFIED', value: verifiedJobs(content).toFixed(4) },
    { measure: 'JOBS_REPORTED', value: content.reported.toFixed(4) },
  ]
}
