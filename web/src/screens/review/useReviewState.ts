import { CapitalFamily, EntryKind, EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { computed, type ComputedRef } from 'vue'
import { useUrlState } from '../../data/useUrlState.ts'
import type { EntryFilter } from '../../generated/graphql.ts'
import { isPeriodKey } from '../../ui/periods.ts'

const KEYS = ['status', 'month', 'city', 'county', 'family', 'search', 'entry'] as const

export const ALL = 'all'

/** What the address says; no status means: what waits for this account. */
export interface ReviewChoice {
  status?: EntryStatus | typeof ALL
  month?: string
  city?: string
  county?: string
  /** a family of capital or another kind */
  family?: CapitalFamily | EntryKind
  search?: string
  entry?: string
}
type Change = ReturnType<typeof useUrlState<(typeof KEYS)[number]>>['change']

const statusOf = (text: string | undefined): ReviewChoice['status'] =>
  text === ALL || (text && text in EntryStatus) ? (text as EntryStatus | typeof ALL) : undefined
const familyOf = (text: string | undefined) => (text && (text in CapitalFamily || text in EntryKind) ? (text as CapitalFamily | EntryKind) : undefined)

export function useReviewState(): {
  choice: ComputedRef<ReviewChoice>
  filter: ComputedRef<EntryFilter>
  isFiltered: ComputedRef<boolean>
  change: Change
  clear: () => void
} {
  const { values, change } = useUrlState(KEYS)
  const choice = computed<ReviewChoice>(() => {
    const { status, month, city, county, family, search, entry } = values.value
    return { status: statusOf(status), month: isPeriodKey(month) ? month : undefined, city, county, family: familyOf(family), search, entry }
  })
  const filter = computed(() => filterOf(choice.value))
  return {
    choice,
    filter,
    isFiltered: computed(() => Object.keys(filter.value).length > 0),
    change,
    clear: () => change({ status: undefined, month: undefined, city: undefined, county: undefined, family: undefined, search: undefined }),
  }
}

/** The question to the server: what is not chosen is not said. */
export function filterOf({ status, month, city, county, family, search }: ReviewChoice): EntryFilter {
  return {
    ...(status && { status: status === ALL ? listOf(EntryStatus) : [status] }),
    ...(month && { month }),
    ...(city && { city: [city] }),
    ...(county && { county: [county] }),
    ...(family && (family in CapitalFamily ? { family: family as CapitalFamily } : { kind: family as EntryKind })),
    ...(search && { search }),
  }
}
