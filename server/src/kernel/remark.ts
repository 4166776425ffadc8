/** What a rule of domain.md d says of a record. BLOCK stops it; the others are for a person to weigh. */
import type { Severity } from '@jingxian/schema/vocabulary/ledger-words'
import { refuse, type Refusal } from './errors.ts'

export interface Remark {
  /** Number in domain.md d; null for a plain check of the form. */
  rule: number | null
  severity: Severity
  field: string | null
  message: string
  remedy: string
}

export function blocks(remarks: readonly Remark[]): Remark[] {
  return remarks.filter((remark) => remark.severity === 'BLOCK')
}

/** One refusal for all blocking remarks: the first is told, all are listed. */
export function refusalOf(remarks: readonly Remark[], where = ''): Refusal | undefined {
  const [first] = remarks
  if (!first) return undefined
  const more = remarks.length > 1 ? `（共 ${remarks.length} 处）` : ''
  const { rule, field, message, remedy } = first
  const numbered = rule === null ? '' : `规则 ${rule}：`
  return refuse.invalid(`${where}${numbered}${message}${remedy}${more}`, { rule: rule ?? undefined, field: field ?? undefined, remedy, remarks })
}

/** @throws Refusal INVALID when a remark blocks */
export function refuseBlocked(remarks: readonly Remark[], where = ''): void {
  const refusal = refusalOf(blocks(remarks), where)
  if (refusal) throw refusal
}
