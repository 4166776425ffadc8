import { computed, ref } from 'vue'
import { useRoute } from 'vue-router'
import { useFigures } from '../../data/useFigures.ts'
import { useUrlState } from '../../data/useUrlState.ts'
import { ProjectEntriesDocument, ProjectRecordDocument, type ProjectRecordQuery } from '../../generated/graphql.ts'

export type ProjectRecord = NonNullable<ProjectRecordQuery['project']>

const FEW = 20
/** The longest page that the server gives. */
const MOST = 200

/** One project and its ledger; the opened entry and the move at hand stand in the address. */
export function useProject() {
  const route = useRoute()
  const id = computed(() => String(route.params.id))
  const { values, change } = useUrlState(['entry', 'move'])
  const shown = ref(FEW)
  const record = useFigures(ProjectRecordDocument, () => ({ id: id.value }))
  const ledger = useFigures(ProjectEntriesDocument, () => ({ id: id.value, first: shown.value, after: null }))

  return {
    id,
    project: computed(() => record.data.value?.project ?? undefined),
    /** answered, and there is none */
    isAbsent: computed(() => record.data.value?.project === null),
    problem: record.problem,
    entries: computed(() => ledger.data.value?.project?.entries),
    entriesProblem: ledger.problem,
    canShowMore: computed(() => (ledger.data.value?.project?.entries.pageInfo.hasNextPage ?? false) && shown.value < MOST),
    showMore: () => (shown.value = MOST),
    openEntry: computed(() => values.value.entry),
    setEntry: (entry: string | undefined) => change({ entry, move: undefined }, 'replace'),
    move: computed(() => values.value.move),
    setMove: (move: string | undefined) => change({ move, entry: undefined }, 'replace'),
    again: () => {
      record.again()
      ledger.again()
    },
  }
}
