import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { act } from '../../data/act.ts'
import { serverNow } from '../../data/clock.ts'
import { connection } from '../../data/live.ts'
import type { Problem } from '../../data/problems.ts'
import { BeginDraftDocument, SaveDraftDocument, type OpenDraftFragment } from '../../generated/graphql.ts'
import { inputOf, type ClaimForm } from './claimForm.ts'
import type { HeldDraft } from './heldDraft.ts'
import type { Keeper } from './keeper.ts'

export type SaveState = 'idle' | 'pending' | 'saving' | 'saved' | 'offline' | 'refused' | 'conflict' | 'gone'

const QUIET_MS = 800
const RETRY_MS = 5000

interface Events {
  begun: (id: string) => void
  /** @returns how it goes on */
  conflict: (problem: Problem) => Promise<SaveState>
}

/** Saves what was typed shortly after the last key, one save at a time; keeps it in the browser until then. */
export function useSaving(held: HeldDraft, keeper: Keeper, events: Events) {
  const state = ref<SaveState>('idle')
  const problem = shallowRef<Problem>()
  const savedAt = ref<string>()
  /** the browser would not keep it */
  const unkept = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  const isHeldUp = () => state.value === 'conflict' || state.value === 'gone'

  function keepHere(): void {
    const { project, version, base } = held
    if (!project.value) return
    const { id, name } = project.value
    const kept = { project: id, projectName: name, version: version.value, form: held.copy(), base: base.value, at: (serverNow.value ?? new Date()).toISOString() }
    unkept.value = !keeper.keep(held.place.value, kept)
  }
  function later(ms = QUIET_MS): void {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), ms)
  }

  function settle(told: OpenDraftFragment, sent: ClaimForm): void {
    const before = held.place.value
    const isNew = !held.id.value
    held.saved(told, sent)
    savedAt.value = told.updatedAt
    problem.value = undefined
    state.value = held.dirty.value ? 'pending' : 'saved'
    if (isNew || !held.dirty.value) keeper.forget(before)
    if (held.dirty.value) keepHere()
    if (isNew) events.begun(told.id)
  }
  async function fail(refusal: Problem): Promise<void> {
    problem.value = refusal
    if (refusal.code === 'CONFLICT') state.value = await events.conflict(refusal)
    else if (refusal.code === 'NOT_FOUND') state.value = 'gone'
    else state.value = ['OFFLINE', 'UNAVAILABLE', 'UNAUTHENTICATED'].includes(refusal.code) ? 'offline' : 'refused'
    if (state.value === 'offline') later(RETRY_MS)
  }

  async function saveOnce(): Promise<void> {
    const project = held.project.value
    if (!held.dirty.value && state.value === 'pending') state.value = 'saved'
    if (!held.dirty.value || !project || isHeldUp()) return
    const sent = held.copy()
    const claim = inputOf(sent)
    state.value = 'saving'
    const id = held.id.value
    if (id) {
      const { done, problem: refusal } = await act(SaveDraftDocument, { id, version: held.version.value, ...claim })
      return done ? settle(done.saveDraft, sent) : fail(refusal)
    }
    const { done, problem: refusal } = await act(BeginDraftDocument, { project: project.id, ...claim, revises: null })
    return done ? settle(done.beginDraft, sent) : fail(refusal)
  }
  function run(): Promise<void> {
    clearTimeout(timer)
    running ??= saveOnce().finally(() => {
      running = undefined
      if (state.value === 'pending') later()
    })
    return running
  }
  /** Saves until nothing is left to save. @returns whether the server has all of it */
  async function saveNow(): Promise<boolean> {
    for (let turn = 0; turn < 3; turn++) {
      await run()
      if (!held.dirty.value || state.value !== 'pending') break
    }
    return !held.dirty.value && held.id.value !== undefined
  }

  watch(
    held.form,
    () => {
      if (!held.dirty.value) return keeper.forget(held.place.value)
      keepHere()
      if (isHeldUp()) return
      if (state.value !== 'saving') state.value = state.value === 'offline' ? 'offline' : 'pending'
      if (state.value !== 'offline') later()
    },
    { deep: true },
  )
  const tryAgain = () => state.value === 'offline' && void run()
  watch(connection, (now) => now.state === 'connected' && tryAgain())
  addEventListener('online', tryAgain)
  onScopeDispose(() => {
    removeEventListener('online', tryAgain)
    clearTimeout(timer)
  })
  return { state, problem, savedAt, unkept, run, saveNow, keepHere }
}
export type Saving = ReturnType<typeof useSaving>
