/** What the rules of every kind share (domain.md d, rules 4, 5, 13, 16). Pure. */
import { grainOf, lastDay, windowOf, type PeriodKey } from '@jingxian/schema/vocabulary/period'
import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import type { EvidenceInput } from '../../evidence/evidence.input.ts'
import { EVIDENCE_NAMES, namesOf } from '../../evidence/evidence-names.ts'
import type { Remark } from '../../kernel/remark.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { addDays, daysBetween } from '../../reference/working-days.ts'

/** What they need to know of the project. */
export interface ClaimProject {
  stage: string
  contractDate: string | null
}

type Evidence = readonly EvidenceInput[] | null | undefined
export type EvidenceGroups = readonly (readonly EvidenceType[])[]
type Fields<T> = readonly (readonly [field: keyof T & string, name: string])[]

/** Days that an event may lie before the contract. */
const EARLIEST = 180
const ISSUED_WITHIN = 45
const CLOSED = ['WITHDRAWN', 'MERGED', 'VOIDED']

export function block(rule: number | null, field: string, message: string, remedy: string): Remark {
  return { rule, severity: 'BLOCK', field, message, remedy }
}

export function finding(rule: number | null, severity: 'CRITICAL' | 'HIGH' | 'MEDIUM', field: string, message: string, remedy: string): Remark {
  return { rule, severity, field, message, remedy }
}

/** Rule 5: a required field is empty. */
export function missing<T extends object>(claim: T, fields: Fields<T>): Remark[] {
  return fields.filter(([field]) => isEmpty(claim[field])).map(([field, name]) => block(5, field, `没有填写${name}。`, `填写${name}。`))
}

function isEmpty(value: unknown): boolean {
  return value == null || (typeof value === 'string' && !value.trim())
}

/** Rule 5: figures that cannot be below zero. */
export function negative<T extends object>(claim: T, fields: Fields<T>): Remark[] {
  const below = fields.filter(([field]) => claim[field] != null && new Decimal(claim[field] as string | number).lt(0))
  return below.map(([field, name]) => block(5, field, `${name}为负。`, '填写零或正数。'))
}

/** Rule 5: a zero is a statement that needs its reason. */
export function unexplainedZeros<T extends { zeroReason?: string | null }>(claim: T, fields: Fields<T>): Remark[] {
  if (claim.zeroReason?.trim()) return []
  const zero = fields.filter(([field]) => claim[field] != null && new Decimal(claim[field] as string | number).isZero())
  return zero.length ? [block(5, 'zeroReason', `${zero.map(([, name]) => name).join('、')}为零而没有写原因。`, '写明为零的原因，或改正数字。')] : []
}

/** Rule 4: a day that cannot be. */
export function impossibleDay(day: string | null | undefined, named: { field: string; name: string }, { contractDate }: ClaimProject, today: string): Remark[] {
  if (!day) return []
  const { field, name } = named
  if (day > today) return [block(4, field, `${name} ${day} 在今天（${today}）之后。`, `核对${name}；还没有发生的不能报。`)]
  const early = contractDate && day < addDays(contractDate, -EARLIEST)
  if (!early) return []
  return [block(4, field, `${name} ${day} 比合同日期 ${contractDate} 早 ${daysBetween(day, contractDate)} 天，超过 ${EARLIEST} 天。`, `核对${name}与合同日期。`)]
}

/** Rule 4 for what is stated of a month: the month is over, and it is one. */
export function impossibleMonth(month: PeriodKey | null | undefined, project: ClaimProject, today: string): Remark[] {
  if (!month) return []
  if (grainOf(month) !== 'MONTH') return [block(null, 'month', `“${month}”不是月份。`, '填写月份，如 2025-10。')]
  return impossibleDay(endOf(month), { field: 'month', name: '所属月末' }, project, today)
}

/** The last day of a period: where what is stated of it belongs. */
export function endOf(period: PeriodKey): string {
  return lastDay(windowOf(period).to)
}

/** Nothing is entered for a project that is no longer one. */
export function closed({ stage }: ClaimProject): Remark[] {
  return CLOSED.includes(stage) ? [block(null, 'project', '项目已退库、合并或注销，不能再录入。', '改录到存续的项目。')] : []
}

/** What no paper can be: of a day to come, of less than nothing, the same one twice under one name. */
export function impossiblePapers(evidence: Evidence, today: string): Remark[] {
  const list = evidence ?? []
  return list.flatMap(({ type, issuedOn, amount, sha256 }, i) => [
    ...(issuedOn && issuedOn > today ? [block(4, 'evidence', `${EVIDENCE_NAMES[type]}的开具日期 ${issuedOn} 在今天（${today}）之后。`, '核对材料上的日期。')] : []),
    ...(amount != null && new Decimal(amount).lt(0) ? [block(5, 'evidence', `${EVIDENCE_NAMES[type]}的金额为负。`, '照材料填写零或正数。')] : []),
    ...(list.some((other, before) => before < i && other.type === type && other.sha256 === sha256) ? [block(15, 'evidence', `同一份${EVIDENCE_NAMES[type]}附了两次。`, '去掉一份；确有两份的，分别上传各自的原件。')] : []),
  ])
}

/** Rule 13; 37 for papers that a register issues. */
export function lacking(groups: EvidenceGroups, evidence: Evidence, rule: 13 | 37 = 13): Remark[] {
  const open = groups.filter((group) => !(evidence ?? []).some(({ type }) => group.includes(type)))
  if (!open.length) return []
  return [finding(rule, 'HIGH', 'evidence', `最低佐证不全，缺：${namesOf(open)}。`, '补齐后可提高可信度；不补齐，入账时只能记为“上报”。')]
}

/** Rule 16, for papers of the event itself: contracts and standing certificates carry their own dates. */
export function outOfPeriod(day: string | null | undefined, name: string, evidence: Evidence, exempt: readonly EvidenceType[] = ['CONTRACT']): Remark[] {
  if (!day) return []
  const far = (evidence ?? []).filter(({ type, issuedOn }) => issuedOn && !exempt.includes(type) && Math.abs(daysBetween(issuedOn, day)) > ISSUED_WITHIN)
  return far.map(({ type, issuedOn }) => finding(16, 'MEDIUM', 'evidence', `${EVIDENCE_NAMES[type]}开具于 ${issuedOn}，与${name}相差超过 ${ISSUED_WITHIN} 天。`, '说明原因或更换佐证。'))
}
