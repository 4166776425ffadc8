/** What a project record must be, and when it stalls. Pure; says which rule, which field, what to do. */
import type { CapitalNature, CommitmentKind, ProjectKind, Stage } from '@jingxian/schema/vocabulary/project-words'
import type { Remark } from '../kernel/remark.ts'
import { Decimal } from '../metrics/decimal.ts'
import { addDays } from '../reference/working-days.ts'
import { isValidUscc } from '../reference/uscc.ts'
import { isPercentage } from './share.rules.ts'
import { STAGES } from './stage.moves.ts'

interface ProjectFacts {
  name: string
  kind: ProjectKind
  capitalNature: CapitalNature
  nationalCode?: string | null
  companyUscc?: string | null
  totalInvestment: string
  contractForeign?: string | null
  contractDomestic?: string | null
  contractDate?: string | null
  investors: readonly { name: string; uscc?: string | null; sharePct: string }[]
  commitments: readonly { kind: CommitmentKind }[]
}

const CODE = /^\d{4}-\d{6}-\d{2}-\d{2}-[0-9A-Z]{6}$/

/** BLOCK remarks on the record itself, whatever its stage. */
export function projectRemarks(project: ProjectFacts): Remark[] {
  return [...nameAndMoney(project), ...codes(project), ...investorShares(project)]
}

function nameAndMoney({ name, totalInvestment, contractForeign, contractDomestic }: ProjectFacts): Remark[] {
  const negative = Object.entries({ totalInvestment, contractForeign, contractDomestic }).filter(([, v]) => v != null && new Decimal(v).lt(0))
  return [
    ...(name.trim().length < 2 ? [block(5, 'name', '项目名称为空。', '填写项目全称。')] : []),
    ...negative.map(([field]) => block(5, field, '金额不能为负。', '填写不小于 0 的金额。')),
  ]
}

function codes({ nationalCode, companyUscc, investors }: ProjectFacts): Remark[] {
  const wrong = (uscc: string | null | undefined) => !!uscc && !isValidUscc(uscc)
  return [
    ...(nationalCode && !CODE.test(nationalCode)
      ? [block(2, 'nationalCode', `投资项目代码“${nationalCode}”不合格式。`, '按 4-6-2-2-6 五段填写，如 2024-210727-34-01-77HD2C。')]
      : []),
    ...(wrong(companyUscc) ? [usccRemark('companyUscc', companyUscc!)] : []),
    ...investors.flatMap(({ uscc }, i) => (wrong(uscc) ? [usccRemark(`investors[${i}].uscc`, uscc!)] : [])),
  ]
}

export function usccRemark(field: string, uscc: string): Remark {
  return block(1, field, `统一社会信用代码“${uscc}”不是 18 位或校验位不符。`, '对照营业执照重新填写。')
}

function investorShares({ investors }: ProjectFacts): Remark[] {
  const each = investors.flatMap(({ name, sharePct }, i) => [
    ...(name.trim() ? [] : [block(5, `investors[${i}].name`, '没有填写投资方名称。', '填写投资方全称。')]),
    ...(isPercentage(sharePct) ? [] : [block(8, `investors[${i}].sharePct`, `股比 ${sharePct}% 不在 0 与 100 之间。`, '填写大于 0、不超过 100 的股比。')]),
  ])
  return [...each, ...investorSum({ investors })]
}

function investorSum({ investors }: Pick<ProjectFacts, 'investors'>): Remark[] {
  const sum = investors.length ? Decimal.sum(...investors.map((i) => i.sharePct)) : new Decimal(0)
  return sum.gt(100) ? [block(8, 'investors', `投资方股比合计 ${sum.toFixed()}%，超过 100%。`, '核对各投资方的股比。')] : []
}

/** What must stand in the record before it may enter a stage (beside the documents). */
export function stageRemarks(project: ProjectFacts, to: Stage): Remark[] {
  if (to === 'SIGNED') return [...contractTerms(project), ...commitmentsEntered(project)]
  return to === 'ESTABLISHED' || to === 'STARTED' ? codeEntered(project) : []
}

function contractTerms({ contractDate, contractForeign, contractDomestic }: ProjectFacts): Remark[] {
  const amount = Decimal.sum(contractForeign ?? 0, contractDomestic ?? 0)
  return [
    ...(contractDate ? [] : [block(5, 'contractDate', '没有合同日期。', '填写正式合同的签订日期。')]),
    ...(amount.gt(0) ? [] : [block(5, 'contractDomestic', '没有合同金额。', '填写合同内资或合同外资。')]),
  ]
}

function commitmentsEntered({ commitments }: ProjectFacts): Remark[] {
  return commitments.length ? [] : [block(5, 'commitments', '没有录入合同承诺。', '按合同录入投资、就业、开工等承诺。')]
}

function codeEntered({ kind, nationalCode }: ProjectFacts): Remark[] {
  const fixedAsset = kind !== 'LIGHT_ASSET' && kind !== 'MERGER_ACQUISITION'
  return fixedAsset && !nationalCode ? [block(2, 'nationalCode', '固定资产类项目没有投资项目代码。', '先赋码，再填写 24 位代码。')] : []
}

interface Progress {
  stage: Stage
  since: string
  plannedProduction: string | null
  /** What the stage before had set; the clock from filing to start runs on through the permits. */
  before: string | null
}

/** The day after which a project without progress counts as stalled; null where nothing sets one. */
export function progressDueOn({ stage, since, plannedProduction, before }: Progress): string | null {
  if (stage === 'STARTED' || stage === 'COMPLETED') return plannedProduction
  if (stage === 'PERMITTING' && before) return before
  const { limit } = STAGES[stage]
  return limit === undefined ? null : addDays(since, limit)
}

function block(rule: number, field: string, message: string, remedy: string): Remark {
  return { rule, severity: 'BLOCK', field, message, remedy }
}
