import type { OperationVariables } from '@apollo/client/core'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue'
import { client } from './apollo.ts'
import { problemOf, type Problem } from './problems.ts'
import type { Answer } from './useAsk.ts'

export interface Figures<Result, Variables> extends Answer<Result> {
  /** the question that `data` answers: units and windows are written from it, never from a newer choice */
  answered: ComputedRef<Variables | undefined>
}

/**
 * Asks for figures: always anew, never kept beyond the picture they are shown in, unless they are `kept` because they do
 * not change (the catalogue, published sources). The question leaves before the
 * page draws itself again; of two answers under way only the one to the last question counts.
 */
export function useFigures<Result, Variables extends OperationVariables>(
  query: TypedDocumentNode<Result, Variables>,
  variables: () => Variables | null,
  { kept = false } = {},
): Figures<Result, Variables> {
  const good = shallowRef<{ data: Result; question: Variables }>()
  const pending = shallowRef(false)
  const problem = shallowRef<Problem>()
  let turn = 0

  async function ask(): Promise<void> {
    const asked = variables()
    const mine = ++turn
    if (!asked) return
    pending.value = true
    const answer = await client.query({ query, variables: asked, fetchPolicy: kept ? 'cache-first' : 'no-cache' }).catch(problemOf)
    if (mine !== turn) return
    if ('data' in answer) good.value = { data: answer.data, question: asked }
    problem.value = 'data' in answer ? undefined : answer
    pending.value = false
  }

  watch(() => JSON.stringify(variables()), ask, { immediate: true })
  onScopeDispose(() => turn++)
  return {
    data: computed(() => good.value?.data),
    answered: computed(() => good.value?.question),
    pending: computed(() => pending.value),
    problem: computed(() => problem.value),
    again: () => void ask(),
  }
}
