import { computed, type ComputedRef } from 'vue'
import { questionText } from '../data/questionText.ts'
import { useFigures } from '../data/useFigures.ts'
import { ExplainFigureDocument, type ExplainFigureQueryVariables, type FigureCellFragment, type QuestionMetaFragment } from '../generated/graphql.ts'

export interface Explained {
  question: ExplainFigureQueryVariables
  cell: FigureCellFragment
  meta: QuestionMetaFragment
  /** the question that gave it, to be copied */
  query: string
}

/** A figure of a screen with many, asked once more alone: its shortest question is what the drawer shows. */
export function useExplained(asked: () => ExplainFigureQueryVariables | null): ComputedRef<Explained | undefined> {
  const { data, answered } = useFigures(ExplainFigureDocument, asked)
  return computed(() => {
    const [cube, question] = [data.value?.snapshot.cube, answered.value]
    const cell = cube?.rows.nodes[0]?.metric
    return cube && cell && question ? { question, cell, meta: cube.meta, query: questionText(ExplainFigureDocument, question) } : undefined
  })
}
