import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { OperationVariables, WatchQueryFetchPolicy } from '@apollo/client/core'
import { provideApolloClient, useQuery } from '@vue/apollo-composable'
import { computed, type ComputedRef } from 'vue'
import { client } from './apollo.ts'
import { problemOf, type Problem } from './problems.ts'

export interface Answer<Result> {
  /** the last good answer: it stays while a changed question is under way */
  data: ComputedRef<Result | undefined>
  pending: ComputedRef<boolean>
  problem: ComputedRef<Problem | undefined>
  again: () => void
}

/**
 * Asks a question and asks again whenever its variables change. `variables` returning null means: not yet.
 * The one way in which screens read what changes rarely; they never see Apollo.
 */
export function useAsk<Result, Variables extends OperationVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: () => Variables | null,
  { policy = 'cache-first' as WatchQueryFetchPolicy } = {},
): Answer<Result> {
  const { result, loading, error, refetch } = provideApolloClient(client)(() =>
    useQuery(
      document,
      () => variables() ?? ({} as Variables),
      () => ({ enabled: variables() !== null, fetchPolicy: policy, keepPreviousResult: true }),
    ),
  )
  return {
    data: computed(() => result.value ?? undefined),
    pending: computed(() => loading.value),
    problem: computed(() => (error.value ? problemOf(error.value) : undefined)),
    again: () => void refetch()?.catch(() => {}),
  }
}
