import type { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import { computed, ref, shallowRef } from 'vue'
import type { DraftProjectFragment, OpenDraftFragment } from '../../generated/graphql.ts'
import { emptyForm, formOf, saysTheSame, type ClaimForm } from './claimForm.ts'

/** The draft at hand: what the server has, what the fields say, and whether they differ. */
export function holdDraft() {
  /** undefined until the server has begun it */
  const id = ref<string>()
  const version = ref(0)
  const draft = shallowRef<OpenDraftFragment>()
  const project = shallowRef<DraftProjectFragment>()
  const base = shallowRef<ClaimForm>(emptyForm())
  const form = ref<ClaimForm>(emptyForm())
  const dirty = computed(() => !saysTheSame(form.value, base.value))

  function know(told: OpenDraftFragment): void {
    id.value = told.id
    version.value = told.version
    draft.value = told
    project.value = told.project
  }
  /** The server took what was sent; what was typed meanwhile stays. */
  function saved(told: OpenDraftFragment, sent: ClaimForm): void {
    know(told)
    base.value = sent
  }
  /** The fields show what the server has. */
  function opened(told: OpenDraftFragment): void {
    know(told)
    base.value = formOf(told, told.evidence)
    form.value = formOf(told, told.evidence)
  }
  /** A project without a draft yet. */
  function begin(chosen: DraftProjectFragment | undefined, kind: EntryKind = 'CAPITAL'): void {
    id.value = undefined
    version.value = 0
    draft.value = undefined
    project.value = chosen
    base.value = emptyForm(kind)
    form.value = emptyForm(kind)
  }
  /** Another kind, while nothing has been begun: by itself nothing to save. */
  function choose(kind: EntryKind): void {
    base.value = emptyForm(kind)
    form.value = { ...form.value, entryKind: kind }
  }
  const copy = (): ClaimForm => JSON.parse(JSON.stringify(form.value)) as ClaimForm
  /** Where it is kept in the browser. */
  const place = computed(() => id.value ?? `new:${project.value?.id ?? ''}`)
  return { id, version, draft, project, base, form, dirty, place, know, saved, opened, begin, choose, copy }
}
export type HeldDraft = ReturnType<typeof holdDraft>
