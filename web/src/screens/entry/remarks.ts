/** What the rules say of a draft, sorted for the page. Pure. */
import { Severity } from '@jingxian/schema/vocabulary/ledger-words'
import { listOf } from '@jingxian/schema/vocabulary/words'
import type { DraftRemarkFragment } from '../../generated/graphql.ts'
import { INSTITUTIONS } from '../../tiles/claims/fields.ts'
import { FIELDS, isField, type FieldName } from './claimForm.ts'

export type Remark = Omit<DraftRemarkFragment, '__typename'>

/** Heaviest first, then in the order of the page. */
export function sorted(remarks: readonly Remark[]): Remark[] {
  const weight = (remark: Remark) => listOf(Severity).indexOf(remark.severity)
  const place = (remark: Remark) => {
    const field = fieldOf(remark)
    return field ? FIELDS.indexOf(field) : FIELDS.length
  }
  return [...remarks].sort((a, b) => weight(a) - weight(b) || place(a) - place(b))
}

export const isBlock = ({ severity }: Remark) => severity === 'BLOCK'

/** `evidence[0].sha256` belongs to the field `evidence`. */
export function fieldOf(remark: Pick<Remark, 'field'>): FieldName | undefined {
  const name = remark.field?.replace(/[[.].*$/, '')
  if (name === 'institutions') return INSTITUTIONS.NATIONAL
  return isField(name) ? name : undefined
}

export function remarksOn(field: FieldName, remarks: readonly Remark[]): Remark[] {
  return remarks.filter((remark) => fieldOf(remark) === field)
}

/** The next one after `at`, round and round. */
export function nextAfter(at: number, remarks: readonly Remark[]): number {
  return remarks.length ? (at + 1) % remarks.length : -1
}
