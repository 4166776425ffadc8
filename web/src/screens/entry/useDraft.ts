import { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import { computed, ref, shallowRef, watch } from 'vue'
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router'
import { act } from '../../data/act.ts'
import { askOnce } from '../../data/askOnce.ts'
import type { Problem } from '../../data/problems.ts'
import { me } from '../../data/session.ts'
import { DiscardDraftDocument, DraftToEditDocument, ProjectToEnterDocument } from '../../generated/graphql.ts'
import { holdDraft } from './heldDraft.ts'
import { keeperOf, type Kept } from './keeper.ts'
import { isBlock, sorted } from './remarks.ts'
import { useConflict } from './useConflict.ts'
import { useSaving } from './useSaving.ts'
import { useSubmission } from './useSubmission.ts'

const LEAVE_WITHIN_MS = 1500

const kindOf = (text: unknown): EntryKind | undefined => (typeof text === 'string' && text in EntryKind ? (text as EntryKind) : undefined)

/** One draft from its address: opened or begun, typed into, saved, submitted or discarded. */
export function useDraft() {
  const route = useRoute()
  const router = useRouter()
  const keeper = keeperOf(localStorage, me.value?.id ?? '')
  const held = holdDraft()
  const opening = ref(true)
  const problem = shallowRef<Problem>()
  /** when that was typed which came back from the browser's own store */
  const restored = ref<string>()

  const clash = useConflict(held)
  const saving = useSaving(held, keeper, {
    begun: (id) => void router.replace({ name: 'draft', params: { draft: id } }),
    conflict: clash.show,
  })
  const submission = useSubmission(held, keeper, (entry) => void router.replace({ name: 'entry-receipt', params: { entry } }))

  function restore(kept: Kept | undefined): void {
    restored.value = undefined
    if (!kept) return
    // Typed on an older version: the next save is a conflict, and shows what happened meanwhile.
    if (held.id.value && kept.version !== held.version.value) {
      held.version.value = kept.version
      held.base.value = kept.base
    }
    held.form.value = { ...held.form.value, ...kept.form }
    if (held.dirty.value) restored.value = kept.at
    else keeper.forget(held.place.value)
  }
  async function openDraft(id: string): Promise<void> {
    const { done, problem: refusal } = await askOnce(DraftToEditDocument, { id })
    problem.value = refusal
    if (!done) return
    if (done.draft) {
      held.opened(done.draft)
      saving.savedAt.value = done.draft.updatedAt
      saving.state.value = 'saved'
      return restore(keeper.kept(id))
    }
    if (!(await submission.resume(id))) saving.state.value = 'gone'
  }
  async function openProject(id: string | undefined, kind: EntryKind | undefined): Promise<void> {
    saving.state.value = 'idle'
    if (!id) return held.begin(undefined)
    const { done, problem: refusal } = await askOnce(ProjectToEnterDocument, { id })
    problem.value = refusal
    held.begin(done?.project ?? undefined, kind)
    restore(keeper.kept(held.place.value))
  }

  const wanted = computed(() => ({ draft: String(route.params.draft ?? ''), project: route.query.project as string | undefined, kind: kindOf(route.query.kind) }))
  async function open(): Promise<void> {
    const { draft, project, kind } = wanted.value
    opening.value = true
    await (draft === 'new' ? openProject(project, kind) : openDraft(draft))
    opening.value = false
  }
  watch(
    wanted,
    ({ draft }) => {
      // Our own first save moved the address; leaving is not opening.
      if (route.name === 'draft' && (draft === 'new' || draft !== held.id.value)) void open()
    },
    { immediate: true },
  )

  /** What was typed into a draft that is gone, as a new one of the same project. */
  async function beginAnew(): Promise<void> {
    const kept = keeper.kept(wanted.value.draft)
    if (!kept) return
    keeper.keep(`new:${kept.project}`, { ...kept, version: 0 })
    keeper.forget(wanted.value.draft)
    await router.replace({ name: 'draft', params: { draft: 'new' }, query: { project: kept.project, kind: kept.form.entryKind } })
  }
  /** What was typed into a draft that is gone, given up. */
  async function drop(): Promise<void> {
    keeper.forget(wanted.value.draft)
    await router.push({ name: 'entry' })
  }
  async function discard(): Promise<Problem | undefined> {
    const id = held.id.value
    const { problem: refusal } = id ? await act(DiscardDraftDocument, { id }) : { problem: undefined }
    if (refusal && refusal.code !== 'NOT_FOUND') return refusal
    keeper.forget(held.place.value)
    saving.state.value = 'gone'
    await router.push({ name: 'entry' })
  }
  onBeforeRouteLeave(async () => {
    if (!held.dirty.value || saving.state.value === 'gone' || saving.state.value === 'conflict') return
    await Promise.race([saving.saveNow(), new Promise((resolve) => setTimeout(resolve, LEAVE_WITHIN_MS))])
  })

  const remarks = computed(() => sorted(held.draft.value?.remarks ?? []))
  return {
    held,
    saving,
    submission,
    clash,
    opening,
    problem,
    restored,
    remarks,
    blocks: computed(() => remarks.value.filter(isBlock).length),
    canBeginAnew: () => keeper.kept(wanted.value.draft) !== undefined,
    open,
    beginAnew,
    drop,
    discard,
    resolve(choices: Parameters<typeof clash.resolve>[0]) {
      saving.state.value = 'pending'
      clash.resolve(choices)
      if (held.dirty.value) void saving.run()
      else saving.state.value = 'saved'
    },
  }
}
export type DraftDesk = ReturnType<typeof useDraft>
