import { ApolloLink, Observable, type FetchResult, type Operation } from '@apollo/client/core'
import { print, type DocumentNode } from 'graphql'
import { Unreachable } from './problems.ts'

export const ENDPOINT = '/graphql'
const TIMEOUT_MS = 30_000

/** What identifies a question: its hash once it is built, its text while it is being written. */
export function questionOf(document: DocumentNode): { documentId?: string; query?: string } {
  const { documentId } = (document as DocumentNode & { __meta__?: { documentId?: string } }).__meta__ ?? {}
  return documentId && !import.meta.env.DEV ? { documentId } : { query: print(document) }
}

async function post(operation: Operation, signal: AbortSignal): Promise<FetchResult> {
  const { query, operationName, variables } = operation
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ ...questionOf(query), operationName, variables }),
    signal,
  })
  const answer: FetchResult | null = await response.json().catch(() => null)
  if (!answer || !('data' in answer || 'errors' in answer)) throw new Unreachable(String(response.status))
  return answer
}

/** The last link: one POST per operation; it gives up after 30 s and when nobody waits any more. */
export const httpLink = new ApolloLink(
  (operation) =>
    new Observable((observer) => {
      const abort = new AbortController()
      const timer = setTimeout(() => abort.abort(), TIMEOUT_MS)
      post(operation, abort.signal)
        .then((answer) => {
          observer.next(answer)
          observer.complete()
        })
        .catch((error: unknown) => observer.error(error))
        .finally(() => clearTimeout(timer))
      return () => abort.abort()
    }),
)
