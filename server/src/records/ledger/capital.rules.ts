/** Rules for one amount of capital (domain.md d) and what it counts (b.1). Pure. */
import type { CapitalFamily, EvidenceType, FundForm } from '@jingxian/schema/vocabulary/ledger-words'
import type { CapitalOrigin } from '@jingxian/schema/vocabulary/project-words'
import { Decimal } from '../../metrics/decimal.ts'
import type { Remark } from '../../kernel/remark.ts'
import { isValidUscc } from '../../reference/uscc.ts'
import type { CapitalInput } from './capital.input.ts'
import { block, closed, finding, impossibleDay, lacking, missing, outOfPeriod, unexplainedZeros, type ClaimProject } from './claim.rules.ts'
import type { Measured } from './kind.ts'

/** What the rules need to know of the project. Amounts in 万元, foreign in 万美元. */
export interface CapitalProject extends ClaimProject {
  totalInvestment: string
  contractForeign: string | null
  contractDomestic: string | null
}

const REQUIRED: readonly [keyof CapitalInput, string][] = [
  ['family', '资金类别（外资或内资）'],
  ['form', '出资形式'],
  ['origin', '资金来源'],
  ['amount', '金额'],
  ['currency', '币种'],
  ['receivedOn', '收款日期'],
  ['usage', '用途'],
  ['payerName', '付款方'],
]

export function capitalRemarks(claim: CapitalInput, project: CapitalProject, today: string): Remark[] {
  return [
    ...missing(claim, REQUIRED),
    ...zeroOrLess(claim),
    ...impossibleDay(claim.receivedOn, { field: 'receivedOn', name: '收款日期' }, project, today),
    ...payer(claim),
    ...fit(claim),
    ...closed(project),
    ...unitSlip(claim, project),
    ...overArrival(claim, project),
    ...evidenceRemarks(claim),
  ]
}

/** 10 万亿 of any currency: beyond it there is a slip of the hand, and no column that shows it. */
const MOST = '1000000000'

/** Rule 5: what was taken back is an entry of its own form, not a negative number. */
function zeroOrLess(claim: CapitalInput): Remark[] {
  if (claim.amount != null && new Decimal(claim.amount).lt(0)) return [block(5, 'amount', '金额为负。', '减资、撤资请选形式“撤资”，金额填正数。')]
  if (claim.amount != null && new Decimal(claim.amount).gt(MOST)) return [block(null, 'amount', `金额超过 ${MOST} 万，不可能是一笔到位资金。`, '金额以“万”为单位，请核对。')]
  return unexplainedZeros(claim, [['amount', '金额']])
}

/** Rule 1. */
function payer({ payerUscc }: CapitalInput): Remark[] {
  if (!payerUscc || isValidUscc(payerUscc)) return []
  return [block(1, 'payerUscc', `统一社会信用代码“${payerUscc}”不是 18 位或校验位不符。`, '对照营业执照重新填写；境外付款方留空。')]
}

/** The form as a whole: family and origin agree. */
function fit({ family, origin, currency }: CapitalInput): Remark[] {
  const foreign: (CapitalOrigin | null | undefined)[] = ['FOREIGN', 'HK_MACAO_TAIWAN']
  const mismatch = family && origin && (family === 'FOREIGN') !== foreign.includes(origin)
  return [
    ...(mismatch ? [block(null, 'origin', '资金来源与类别不符：外资须来自境外或港澳台，内资不能来自境外。', '改正类别或来源。')] : []),
    ...(currency && !/^[A-Z]{3}$/.test(currency) ? [block(null, 'currency', `“${currency}”不是 ISO 4217 币种。`, '填写三位大写代码，如 CNY、USD。')] : []),
  ]
}

/** Rule 3: four (or eight) orders of magnitude off the contract look like 元 for 万元. */
function unitSlip({ family, amount }: CapitalInput, { contractForeign, contractDomestic }: CapitalProject): Remark[] {
  const contract = family === 'FOREIGN' ? contractForeign : contractDomestic
  const ratio = Number(amount) / Number(contract ?? 0)
  if (!Number.isFinite(ratio) || ratio <= 0) return []
  const magnitude = Math.abs(Math.log10(ratio))
  const slipped = [4, 8].some((power) => Math.abs(magnitude - power) < 0.05)
  if (!slipped) return []
  return [finding(3, 'HIGH', 'amount', `金额与合同额相差约 ${Math.round(magnitude)} 个数量级，疑似单位误填。`, '金额以“万”为单位，请核对。')]
}

/** Rule 11 for one amount alone: more than 110 % of all that was to be invested. A dollar is more than a yuan, so dollars are told without a rate. */
const OVER_ARRIVAL = '1.1'

function overArrival({ amount, currency }: CapitalInput, { totalInvestment }: CapitalProject): Remark[] {
  const most = new Decimal(totalInvestment || 0).times(OVER_ARRIVAL)
  if (amount == null || most.isZero() || (currency !== 'CNY' && currency !== 'USD') || new Decimal(amount).lte(most)) return []
  return [finding(11, 'HIGH', 'amount', `这一笔就超过项目总投资 ${totalInvestment} 万元的 110%。`, '核对金额与单位；确有增资的，先把总投资改正并附批准文件。')]
}

function evidenceRemarks(claim: CapitalInput): Remark[] {
  const { family, form, receivedOn, evidence } = claim
  if (!family || !form) return []
  return [...lacking(minimumEvidence({ family, form }), evidence), ...shortfall(claim), ...outOfPeriod(receivedOn, '收款日期', evidence)]
}

/** Rule 14: documents that carry amounts add up to less than is claimed. */
function shortfall({ amount, evidence }: CapitalInput): Remark[] {
  const proven = provenOf(evidence ?? [])
  if (!amount || proven === null) return []
  const sum = new Decimal(proven)
  if (sum.gte(new Decimal(amount).times('0.995'))) return []
  const gap = new Decimal(amount).minus(sum)
  return [finding(14, 'HIGH', 'amount', `佐证合计 ${sum.toFixed(2)}，低于申报 ${new Decimal(amount).toFixed(2)}，差额 ${gap.toFixed(2)}。`, '补充佐证，或按佐证金额核定。')]
}

/**
 * What the documents show. Each group of papers (bank receipts, verification reports …) attests the same money, so
 * the largest sum among the types counts, not all of them added.
 */
export function provenOf(evidence: readonly { type: EvidenceType; amount?: string | null }[]): string | null {
  const sums = new Map<EvidenceType, Decimal>()
  for (const { type, amount } of evidence) {
    if (amount != null && type !== 'CONTRACT') sums.set(type, (sums.get(type) ?? new Decimal(0)).plus(amount))
  }
  return sums.size ? Decimal.max(...sums.values()).toFixed(4) : null
}

/** How much less the documents show than is claimed; null when they show enough or carry no amounts. */
export function shortfallOf(claimed: string, proven: string | null): string | null {
  if (proven === null) return null
  const gap = new Decimal(claimed).minus(proven)
  return gap.gt(0) ? gap.toFixed(4) : null
}

interface Shape {
  family: CapitalFamily
  form: FundForm
}

/** Minimum evidence by form (domain.md a.4; reinvested profit, loans and withdrawals are ours). */
export function minimumEvidence({ family, form }: Shape): readonly (readonly EvidenceType[])[] {
  const foreign = family === 'FOREIGN'
  const groups: Record<FundForm, readonly (readonly EvidenceType[])[]> = {
    CASH: foreign
      ? [['NATIONAL_SYSTEM_RECORD'], ['FX_REGISTRATION'], ['CAPITAL_VERIFICATION'], ['FX_CONFIRMATION']]
      : [['BANK_RECEIPT', 'CAPITAL_VERIFICATION'], ['CONTRACT']],
    KIND: [['INVOICE'], ['EQUIPMENT_LIST']],
    INTANGIBLE: [['APPRAISAL'], ['CONTRACT']],
    PROFIT_REINVESTED: foreign ? [['NATIONAL_SYSTEM_RECORD'], ['TAX_RECORD']] : [['CAPITAL_VERIFICATION'], ['TAX_RECORD']],
    SHAREHOLDER_LOAN: foreign ? [['BANK_RECEIPT'], ['FX_REGISTRATION'], ['CONTRACT']] : [['BANK_RECEIPT'], ['CONTRACT']],
    WITHDRAWAL: [['DECISION', 'TERMINATION_NOTICE'], ['BANK_RECEIPT']],
  }
  return groups[form]
}

/** Why an accepted amount stays out of the totals (b.1); null when it counts. */
export function notCounted({ family, form, origin }: Shape & { origin: CapitalOrigin }): string | null {
  if (origin === 'IN_PROVINCE') return '省内资金不计入'
  if (origin === 'GOVERNMENT') return '政府资金不计入'
  if (family === 'DOMESTIC' && form === 'INTANGIBLE') return '无形资产不在我省内资口径内'
  return null
}

interface Rates {
  currency: string
  toCny: string
  usdToCny: string | null
}

/** 万 of the currency -> 万元 and 万美元 at the month's rates; exact dollars stay exact, without a dollar rate there are none. */
export function converted(amount: string, rates: Rates): { cny: string; usd: string | null } {
  return { cny: inYuan(amount, rates), usd: inDollars(amount, rates) }
}

export function inYuan(amount: string, { toCny }: Pick<Rates, 'toCny'>): string {
  return new Decimal(amount).times(toCny).toFixed(4)
}

function inDollars(amount: string, { currency, toCny, usdToCny }: Rates): string | null {
  if (currency === 'USD') return new Decimal(amount).toFixed(4)
  return usdToCny === null ? null : new Decimal(amount).times(toCny).div(usdToCny).toFixed(4)
}

/** What an accepted amount counts: foreign in both currencies (B1, B3), domestic in yuan (B2); a withdrawal negative. */
export function capitalMeasures(content: Shape & Rates & { origin: CapitalOrigin }, accepted: string): Measured[] {
  if (notCounted(content)) return []
  const sign = content.form === 'WITHDRAWAL' ? -1 : 1
  const signed = (value: string) => new Decimal(value).times(sign).toFixed(4)
  if (content.family === 'DOMESTIC') return [{ measure: 'DOMESTIC_CNY', value: signed(inYuan(accepted, content)) }]
  const { cny, usd } = converted(accepted, content)
  return [
    { measure: 'FOREIGN_USD', value: signed(usd!) }, // foreign money is frozen with the dollar rate or refused
    { measure: 'FOREIGN_CNY', value: signed(cny) },
  ]
}
