import { computed } from 'vue'
import { useAsk } from '../../data/useAsk.ts'
import { useFigures } from '../../data/useFigures.ts'
import { ProjectListDocument, SharedProjectsDocument } from '../../generated/graphql.ts'
import { projectRows } from './rows.ts'
import { filterOf, useListState } from './useListState.ts'

const PAGE = 50

/** The list of the library: the question in the address, its answer in words. */
export function useProjectList() {
  const state = useListState()
  const { choice, turn } = state
  const list = useFigures(ProjectListDocument, () => {
    const filter = filterOf(choice.value)
    return { filter, stalled: { ...filter, stalled: true }, first: PAGE, after: choice.value.trail.slice(-1)[0] ?? null }
  })
  const shared = useAsk(SharedProjectsDocument, () => ({}), { policy: 'network-only' })

  const page = computed(() => list.data.value?.projects)
  const rows = computed(() => projectRows(page.value?.nodes ?? [], choice.value.scale))
  const from = computed(() => choice.value.trail.length * PAGE + 1)

  function next(): void {
    const cursor = page.value?.pageInfo.endCursor
    if (cursor) turn({ after: [...choice.value.trail, cursor].join(',') })
  }
  function previous(): void {
    turn({ after: choice.value.trail.slice(0, -1).join(',') || undefined })
  }

  return {
    ...state,
    page,
    rows,
    span: computed(() => ({ from: from.value, to: from.value + rows.value.length - 1, total: page.value?.totalCount ?? 0 })),
    stalledCount: computed(() => (choice.value.stalled ? undefined : list.data.value?.stalled.totalCount)),
    hasNext: computed(() => page.value?.pageInfo.hasNextPage ?? false),
    hasPrevious: computed(() => choice.value.trail.length > 0),
    pending: list.pending,
    problem: list.problem,
    again: list.again,
    shared: computed(() => shared.data.value?.sharedProjects ?? []),
    next,
    previous,
  }
}
