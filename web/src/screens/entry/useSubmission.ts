import { ref, shallowRef } from 'vue'
import { act } from '../../data/act.ts'
import type { Problem } from '../../data/problems.ts'
import { SubmitDraftDocument } from '../../generated/graphql.ts'
import type { HeldDraft } from './heldDraft.ts'
import { newKey, type Attempt, type Keeper } from './keeper.ts'

/** Makes an entry of the draft, once: a retry, also after the window was closed, uses the same key. */
export function useSubmission(held: HeldDraft, keeper: Keeper, submitted: (entry: string) => void) {
  const asking = ref(false)
  const busy = ref(false)
  const problem = shallowRef<Problem>()

  async function send(id: string, attempt: Attempt): Promise<void> {
    busy.value = true
    problem.value = undefined
    keeper.try(id, attempt)
    const { done, problem: refusal } = await act(SubmitDraftDocument, { id, ...attempt })
    busy.value = false
    problem.value = refusal
    if (done) {
      keeper.settle(id)
      keeper.forget(id)
      submitted(done.submitDraft.id)
    } else if (refusal?.code !== 'OFFLINE' && refusal?.code !== 'UNAVAILABLE') keeper.settle(id)
  }
  async function confirm(): Promise<void> {
    const id = held.id.value
    const version = held.version.value
    const before = id ? keeper.attempt(id) : undefined
    if (id && !busy.value) await send(id, before?.version === version ? before : { version, key: newKey() })
  }
  /** The draft is gone, but its submission was under way: the same key tells what became of it. */
  async function resume(id: string): Promise<boolean> {
    const attempt = keeper.attempt(id)
    if (!attempt) return false
    await send(id, attempt)
    return !problem.value
  }
  function ask(): void {
    problem.value = undefined
    asking.value = true
  }
  return { asking, busy, problem, ask, confirm, resume }
}
