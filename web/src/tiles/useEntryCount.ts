import { computed, type ComputedRef } from 'vue'
import { useFigures } from '../data/useFigures.ts'
import type { Metric } from '../data/useMetrics.ts'
import { FigureEntriesDocument, type ExplainFigureQueryVariables } from '../generated/graphql.ts'

/** Sums whose facts are entries of the ledger. */
const OF_ENTRIES = ['CAPITAL', 'TECHNOLOGY', 'RESEARCH']

/** How many entries a sum is made of. Asked apart: to whom the entries are not open, the figure is shown without it. */
export function useEntryCount(metric: () => Metric, question: () => ExplainFigureQueryVariables | undefined): ComputedRef<number | undefined> {
  const { data, answered } = useFigures(FigureEntriesDocument, () => {
    const { kind, family, key } = metric()
    const asked = question()
    return asked?.metric === key && kind === 'ADDITIVE' && OF_ENTRIES.includes(family) ? asked : null
  })
  return computed(() => (JSON.stringify(answered.value) === JSON.stringify(question()) ? data.value?.snapshot.cube.rows.nodes[0]?.facts.totalCount : undefined))
}
