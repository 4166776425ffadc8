import { EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { computed, onScopeDispose, ref } from 'vue'
import { useRouter } from 'vue-router'
import { act } from '../../data/act.ts'
import { serverToday } from '../../data/clock.ts'
import { listen } from '../../data/live.ts'
import { me } from '../../data/session.ts'
import { useFigures } from '../../data/useFigures.ts'
import { useUrlState } from '../../data/useUrlState.ts'
import {
  BeginDraftDocument,
  OwnDraftsDocument,
  OwnEntriesDocument,
  OwnLedgerChangedDocument,
  type EnteredEntryFragment,
} from '../../generated/graphql.ts'
import { isPeriodKey } from '../../ui/periods.ts'
import { say } from '../../ui/toast.ts'
import { formOf, inputOf } from './claimForm.ts'
import { keeperOf } from './keeper.ts'

/** What the list may be narrowed to: one status, or those still on their way. */
export type StatusChoice = 'ALL' | 'UNDER_WAY' | EntryStatus
const UNDER_WAY: EntryStatus[] = ['SUBMITTED', 'CITY_REVIEWED', 'HELD']
const PAGE = 50

export const statusesOf = (choice: StatusChoice): EntryStatus[] =>
  choice === 'ALL' ? listOf(EntryStatus) : choice === 'UNDER_WAY' ? UNDER_WAY : [choice]
const statusChoice = (text: string | undefined): StatusChoice =>
  text === 'UNDER_WAY' || (text && text in EntryStatus) ? (text as StatusChoice) : 'ALL'

/** The desk of a reporter: drafts in the making, entries and where they are. Its state lives in the address. */
export function useEntryDesk() {
  const router = useRouter()
  const { values, change } = useUrlState(['status', 'month', 'q', 'after', 'open'])
  const choice = computed(() => {
    const { status, month, q, after, open } = values.value
    return { status: statusChoice(status), month: isPeriodKey(month) ? month : undefined, q: q ?? '', after, open }
  })
  const drafts = useFigures(OwnDraftsDocument, () => ({}))
  const entries = useFigures(OwnEntriesDocument, () => {
    const { status, month, q, after } = choice.value
    return { filter: { status: statusesOf(status), month: month ?? null, search: q || null }, first: PAGE, after: after ?? null }
  })
  onScopeDispose(listen(OwnLedgerChangedDocument, () => entries.again()))

  const keeper = keeperOf(localStorage, me.value?.id ?? '')
  const kept = computed(() => (drafts.data.value ? keeper.all() : []))
  const correcting = ref<string>()

  /** A new draft with what the rejected or reversed entry said; the one that was begun before, if there is one. */
  async function correct(entry: EnteredEntryFragment): Promise<void> {
    const begun = drafts.data.value?.drafts.nodes.find(({ revises }) => revises === entry.id)
    if (begun) return void (await router.push({ name: 'draft', params: { draft: begun.id } }))
    correcting.value = entry.id
    const claim = inputOf(formOf(entry, entry.evidence))
    const { done, problem } = await act(BeginDraftDocument, { project: entry.project.id, ...claim, revises: entry.id })
    correcting.value = undefined
    if (done) await router.push({ name: 'draft', params: { draft: done.beginDraft.id } })
    else say(problem.text)
  }
  /** Every change of the question begins at the first page. */
  const narrow = (patch: { status?: string; month?: string; q?: string }, how?: 'push' | 'replace') =>
    change({ ...patch, after: undefined, open: undefined }, how)

  return { choice, change, narrow, drafts, entries, kept, correcting, correct, today: serverToday }
}
export type EntryDesk = ReturnType<typeof useEntryDesk>
