import type { EntryMove } from '@jingxian/schema/vocabulary/ledger-words'
import { computed, ref, shallowRef, watch } from 'vue'
import { act } from '../../data/act.ts'
import { ledgerMoved } from '../../data/ledgerNews.ts'
import type { Problem } from '../../data/problems.ts'
import { useList } from '../../data/useList.ts'
import { JudgeEntryDocument, ReviewQueueDocument, type QueueEntryFragment, type ReviewedEntryFragment } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { say } from '../../ui/toast.ts'
import { useNarrow } from '../../ui/useNarrow.ts'
import { neighbourOf, successorOf } from './neighbours.ts'
import { useReviewedEntry } from './useReviewedEntry.ts'
import { useReviewState } from './useReviewState.ts'
import { useVerdicts } from './useVerdicts.ts'

/** The queue, the entry that is open, and what is done with it. */
export function useReview() {
  const state = useReviewState()
  const { choice, filter, change } = state
  const narrow = useNarrow()
  const chosen = computed(() => choice.value.entry)
  const queue = useList(ReviewQueueDocument, () => ({ filter: filter.value }), ({ entries }) => entries)
  const entry = useReviewedEntry(() => chosen.value)
  const verdicts = useVerdicts()
  watch(ledgerMoved, queue.again)

  // On a phone the queue is a page of its own, which one comes back to; beside the queue, the first one opens itself.
  const open = (id: string | undefined) => change({ entry: id }, narrow.value && !chosen.value ? 'push' : 'replace')
  watch([queue.nodes, chosen, narrow], ([rows]) => {
    if (!narrow.value && !chosen.value && rows[0]) open(rows[0].id)
  })

  return {
    ...state,
    queue,
    entry,
    chosen,
    narrow,
    open,
    walk: (step: 1 | -1) => {
      const id = neighbourOf(queue.nodes.value, chosen.value, step)
      if (id && id !== chosen.value) open(id)
    },
    position: computed(() => queue.nodes.value.findIndex(({ id }) => id === chosen.value)),
    verdict: computed(() => (entry.shown.value ? verdicts.of(entry.shown.value.id) : undefined)),
    ...useDecision({ queue, entry, verdicts, open }),
  }
}

interface Parts {
  queue: { nodes: { readonly value: QueueEntryFragment[] }; total: { readonly value: number | undefined }; again: () => Promise<void> }
  entry: ReturnType<typeof useReviewedEntry>
  verdicts: ReturnType<typeof useVerdicts>
  open: (id: string | undefined) => void
}

/** Sends one move and brings up the next entry; a refusal stays with the entry that it belongs to. */
function useDecision({ queue, entry, verdicts, open }: Parts) {
  const busy = ref(false)
  const refusal = shallowRef<{ id: string; problem: Problem }>()

  async function decide(move: EntryMove): Promise<void> {
    const judged = entry.shown.value
    if (!judged || !entry.isCurrent.value || busy.value) return
    busy.value = true
    refusal.value = undefined
    const { problem } = await act(JudgeEntryDocument, variablesOf(judged, move))
    if (problem) await refused(judged.id, problem)
    else await done(judged, move)
    busy.value = false
  }

  function variablesOf({ id }: ReviewedEntryFragment, move: EntryMove) {
    const { amount, note, checks } = verdicts.of(id)
    return {
      id,
      move,
      note: note.trim() || null,
      acceptedAmount: (move === 'ACCEPT' && amount.trim()) || null,
      verified: Object.entries(checks).map(([paper, verification]) => ({ id: paper, verification })),
    }
  }

  async function done({ id, project }: ReviewedEntryFragment, move: EntryMove): Promise<void> {
    const next = successorOf(queue.nodes.value, id)
    const listed = queue.nodes.value.some((row) => row.id === id)
    verdicts.forget(id)
    if (next || listed) open(next)
    else entry.again()
    await queue.again()
    const told = t('review.doneOf', { done: t(`review.done.${move}`), name: project.name })
    say(queue.total.value === undefined ? told : `${told}　${t('review.remaining', { count: queue.total.value })}`)
  }

  /** Somebody was quicker, or something is missing: the reader sees the refusal, and below it how things stand now. */
  async function refused(id: string, problem: Problem): Promise<void> {
    refusal.value = { id, problem }
    if (problem.code !== 'CONFLICT') return
    entry.again()
    await queue.again()
  }

  return {
    busy,
    decide,
    refusal: computed(() => (refusal.value?.id === entry.shown.value?.id ? refusal.value?.problem : undefined)),
    forgive: () => (refusal.value = undefined),
  }
}
