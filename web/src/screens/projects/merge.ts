/** What two people did to the same record, field by field. Pure. */
import type { FieldName, FormFields } from './form.ts'
import { sameField } from './formChecks.ts'

export interface Difference {
  field: FieldName
  /** both changed it, to different things: somebody has to choose */
  isClash: boolean
}

export type Choice = 'theirs' | 'mine'
export type Choices = Partial<Record<FieldName, Choice>>

/** Fields that they changed since `base` and that `mine` does not already say the same way. */
export function differencesOf(base: FormFields, theirs: FormFields, mine: FormFields): Difference[] {
  const names = Object.keys(base) as FieldName[]
  return names
    .filter((field) => !sameField(base, theirs, field) && !sameField(theirs, mine, field))
    .map((field) => ({ field, isClash: !sameField(base, mine, field) }))
}

/** What only they touched is theirs until said otherwise; a clash waits for a choice. */
export function usualChoices(differences: readonly Difference[]): Choices {
  return Object.fromEntries(differences.filter(({ isClash }) => !isClash).map(({ field }) => [field, 'theirs']))
}

export function merged(theirs: FormFields, mine: FormFields, choices: Choices): FormFields {
  const taken = (Object.keys(choices) as FieldName[]).filter((field) => choices[field] === 'theirs')
  return { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) }
}
