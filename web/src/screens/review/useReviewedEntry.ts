import { computed, watch, type ComputedRef } from 'vue'
import { ledgerMoved } from '../../data/ledgerNews.ts'
import { useFigures } from '../../data/useFigures.ts'
import { EntryStandingDocument, ReviewEntryDocument, type ReviewedEntryFragment } from '../../generated/graphql.ts'

/**
 * The chosen entry. It does not change under the reader's eyes: when others deal with it, that is said
 * (`overtaken`), and the reader asks for the newest.
 */
export function useReviewedEntry(chosen: () => string | undefined) {
  const question = () => (chosen() ? { id: chosen()! } : null)
  const entry = useFigures(ReviewEntryDocument, question)
  const standing = useFigures(EntryStandingDocument, question)
  watch(ledgerMoved, () => chosen() && standing.again())

  const isAnswered = computed(() => chosen() !== undefined && entry.answered.value?.id === chosen())
  const shown: ComputedRef<ReviewedEntryFragment | undefined> = computed(() => (chosen() ? (entry.data.value?.entry ?? undefined) : undefined))
  const now = computed(() => standing.data.value?.entry)
  return {
    /** stays while the next one is under way */
    shown,
    /** what is shown is what is chosen: only then may it be decided */
    isCurrent: computed(() => isAnswered.value && shown.value !== undefined && shown.value.id === chosen()),
    isMissing: computed(() => isAnswered.value && entry.data.value?.entry === null),
    overtaken: computed(() => isAnswered.value && now.value?.id === shown.value?.id && now.value?.status !== shown.value?.status),
    pending: entry.pending,
    problem: entry.problem,
    again: () => {
      entry.again()
      standing.again()
    },
  }
}
