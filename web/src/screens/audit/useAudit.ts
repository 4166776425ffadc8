import { computed } from 'vue'
import { useFigures } from '../../data/useFigures.ts'
import { useList } from '../../data/useList.ts'
import { useUrlState } from '../../data/useUrlState.ts'
import { AuditChainDocument, AuditTrailDocument } from '../../generated/graphql.ts'
import { isCommand, trailRows } from './trail.ts'

const PAGE = 50
const isDay = (text: string | undefined) => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

/** The trail that the address asks for, and whether the chain holds. */
export function useAudit() {
  const { values, change } = useUrlState(['q', 'command', 'from', 'to'] as const)
  const choice = computed(() => {
    const { q, command, from, to } = values.value
    return { search: q, command: isCommand(command) ? command : undefined, from: isDay(from) ? from : undefined, to: isDay(to) ? to : undefined }
  })
  const filter = computed(() => {
    const { search = null, command, from = null, to = null } = choice.value
    return { search, command: command ? [command] : null, from, to }
  })
  const trail = useList(AuditTrailDocument, () => ({ filter: filter.value }), ({ auditEvents }) => auditEvents, PAGE)
  const chain = useFigures(AuditChainDocument, () => ({}))
  return {
    choice,
    change,
    clear: () => change({ q: undefined, command: undefined, from: undefined, to: undefined }),
    isFiltered: computed(() => Object.values(choice.value).some(Boolean)),
    trail,
    rows: computed(() => trailRows(trail.nodes.value)),
    isLoaded: computed(() => trail.total.value !== undefined),
    hasMore: computed(() => trail.nodes.value.length < (trail.total.value ?? 0)),
    chain: computed(() => chain.data.value?.auditCheck),
    chainProblem: chain.problem,
    isChecking: chain.pending,
    /** Looks at the chain once more, and at what has come since. */
    check: () => {
      chain.again()
      void trail.again()
    },
  }
}

export type Audit = ReturnType<typeof useAudit>
