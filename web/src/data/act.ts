import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { OperationVariables } from '@apollo/client/core'
import { client } from './apollo.ts'
import { problemOf, type Problem } from './problems.ts'

export type Outcome<Result> = { done: Result; problem?: undefined } | { done?: undefined; problem: Problem }

/** Does one thing on the server. Never throws: a refusal is an answer that the screen shows. */
export async function act<Result, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Outcome<Result>> {
  try {
    const { data } = await client.mutate({ mutation, variables })
    return { done: data as Result }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}
