import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { OperationVariables } from '@apollo/client/core'
import type { Outcome } from './act.ts'
import { client } from './apollo.ts'
import { problemOf } from './problems.ts'

/** Asks one question now, of the server and not of the cache. Never throws, like `act`. */
export async function askOnce<Result, Variables extends OperationVariables>(
  query: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Outcome<Result>> {
  try {
    const { data } = await client.query({ query, variables, fetchPolicy: 'no-cache' })
    return { done: data }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}
