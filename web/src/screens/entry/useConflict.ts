import { shallowRef } from 'vue'
import { askOnce } from '../../data/askOnce.ts'
import type { Problem } from '../../data/problems.ts'
import { DraftToEditDocument, type OpenDraftFragment } from '../../generated/graphql.ts'
import { formOf, type ClaimForm, type FieldName } from './claimForm.ts'
import { disagreements, merged, type Choice, type Disagreement } from './conflict.ts'
import type { HeldDraft } from './heldDraft.ts'

export interface Conflict {
  rows: Disagreement[]
  forms: { base: ClaimForm; theirs: ClaimForm; mine: ClaimForm }
  theirs: OpenDraftFragment
  text: string
}

/** Somebody else saved the draft meanwhile: shows who changed what, and goes on from the choice. */
export function useConflict(held: HeldDraft) {
  const conflict = shallowRef<Conflict>()

  /** @returns how saving goes on: held up by the choice, later, or at once because there is nothing to choose */
  async function show(problem: Problem): Promise<'conflict' | 'offline' | 'pending'> {
    const { done } = await askOnce(DraftToEditDocument, { id: held.id.value ?? '' })
    if (!done?.draft) return 'offline'
    const theirs = done.draft
    const forms = { base: held.base.value, theirs: formOf(theirs, theirs.evidence), mine: held.copy() }
    const rows = disagreements(forms, problem.changes, { by: theirs.updatedBy, at: theirs.updatedAt })
    conflict.value = { rows, forms, theirs, text: problem.text }
    if (rows.length) return 'conflict'
    resolve(new Map())
    return 'pending'
  }
  /** Both changes together, the chosen one where they disagree, on top of what the server has now. */
  function resolve(choices: ReadonlyMap<FieldName, Choice>): void {
    if (!conflict.value) return
    const { theirs } = conflict.value
    const theirForm = formOf(theirs, theirs.evidence)
    const mine = held.copy()
    held.saved(theirs, theirForm)
    held.form.value = merged(mine, theirForm, choices)
    conflict.value = undefined
  }
  return { conflict, show, resolve }
}
