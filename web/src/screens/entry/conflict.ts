/** Two people saved one draft: what they changed, what I changed, and what comes of both. Pure. */
import { FIELDS, sentOf, type ClaimForm, type FieldName } from './claimForm.ts'

export type Choice = 'theirs' | 'mine'

export interface Disagreement {
  field: FieldName
  by: string
  at?: string
  /** nobody touched it here: theirs can simply be taken */
  untouched: boolean
}

/** One save's word on one field, as the server tells it. */
interface Change {
  field: string
  by: string
  at: string
}

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'field' in value && 'by' in value && 'at' in value

const text = (form: ClaimForm, field: FieldName) => JSON.stringify(sentOf(form, field))

/** The fields that they changed since `base`; who did it comes from the server's list, else from the draft itself. */
export function disagreements(
  forms: { base: ClaimForm; theirs: ClaimForm; mine: ClaimForm },
  changes: unknown,
  last: { by: string; at: string },
): Disagreement[] {
  const known = Array.isArray(changes) ? changes.filter(isChange) : []
  const { base, theirs, mine } = forms
  return FIELDS.filter((field) => text(base, field) !== text(theirs, field) && text(theirs, field) !== text(mine, field)).map((field) => {
    const who = known.filter((change) => change.field === field).pop() ?? last
    const untouched = text(base, field) === text(mine, field)
    return { field, by: who.by, at: who.at, untouched }
  })
}

/** My form, with theirs put in where it was chosen; what only one of us changed stays changed. */
export function merged(mine: ClaimForm, theirs: ClaimForm, choices: ReadonlyMap<FieldName, Choice>): ClaimForm {
  const taken = [...choices].filter(([, choice]) => choice === 'theirs').map(([field]) => [field, theirs[field]])
  return { ...mine, ...Object.fromEntries(taken) }
}
