/** Rules for what a producing project contributes in a month (domain.md d 33, 35) and what it counts. Pure. */
import type { Remark } from '../../kernel/remark.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { block, endOf, finding, impossibleMonth, lacking, missing, negative, outOfPeriod, unexplainedZeros, type ClaimProject, type EvidenceGroups } from './claim.rules.ts'
import type { ContributionInput } from './contribution.input.ts'
import type { Measured } from './kind.ts'

const STATED = [
  ['taxPaid', '税金'],
  ['output', '产值'],
  ['electricity', '用电'],
] as const
const FIGURES = [...STATED, ['exports', '出口']] as const

const PRODUCING = ['PRODUCING', 'FULL_CAPACITY']
export const CONTRIBUTION_EVIDENCE: EvidenceGroups = [['TAX_RECORD'], ['VAT_RETURN']]

/** Rule 35: output may exceed what was invoiced by so much, for stock and timing. */
const INVOICED = '1.2'

export function contributionRemarks(claim: ContributionInput, project: ClaimProject, today: string): Remark[] {
  const month = impossibleMonth(claim.month, project, today)
  return [
    ...missing(claim, [['month', '所属月份'], ...FIGURES]),
    ...month,
    ...negative(claim, [...FIGURES, ['landMu', '占地']]),
    ...unexplainedZeros(claim, STATED),
    ...producing(project),
    ...withoutPower(claim),
    ...againstVat(claim),
    ...lacking(CONTRIBUTION_EVIDENCE, claim.evidence),
    ...(month.length ? [] : outOfPeriod(claim.month && endOf(claim.month), '所属月末', claim.evidence)),
  ]
}

function producing({ stage }: ClaimProject): Remark[] {
  if (PRODUCING.includes(stage)) return []
  return [block(null, 'project', '项目还没有投产（或已不在产），不能报投产贡献。', '项目进入“建成投产”阶段后再报。')]
}

/** Rule 33, as far as one month can see. */
function withoutPower({ output, electricity }: ContributionInput): Remark[] {
  if (output == null || electricity == null || !new Decimal(electricity).isZero() || new Decimal(output).lte(0)) return []
  return [finding(33, 'HIGH', 'electricity', `有产值 ${output} 万元而没有用电。`, '核对电表户号与用电量，附用电记录。')]
}

/** Rule 35, where the VAT return carries its sales. */
function againstVat({ output, evidence }: ContributionInput): Remark[] {
  const returns = (evidence ?? []).filter(({ type, amount }) => type === 'VAT_RETURN' && amount != null)
  if (output == null || !returns.length) return []
  const invoiced = returns.reduce((sum, { amount }) => sum.plus(amount!), new Decimal(0))
  if (new Decimal(output).lte(invoiced.times(INVOICED))) return []
  return [finding(35, 'HIGH', 'output', `产值 ${output} 万元超过申报销售额 ${invoiced.toFixed()} 万元的 ${INVOICED} 倍。`, '说明库存或结算时点，或改正产值。')]
}

export function contributionMeasures({ taxPaid, output, exports }: { taxPaid: string; output: string; exports: string }): Measured[] {
  return [
    { measure: 'TAX_CNY', value: new Decimal(taxPaid).toFixed(4) },
    { measure: 'OUTPUT_CNY', value: new Decimal(output).toFixed(4) },
    { measure: 'EXPORTS_USD', value: new Decimal(exports).toFixed(4) },
  ]
}
