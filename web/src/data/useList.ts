import type { OperationVariables } from '@apollo/client/core'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue'
import { client } from './apollo.ts'
import { problemOf, type Problem } from './problems.ts'

export interface Connection<Node> {
  nodes: Node[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

interface Paging extends OperationVariables {
  first: number
  after?: string | null
}

export interface List<Node, Question> {
  nodes: ComputedRef<Node[]>
  total: ComputedRef<number | undefined>
  /** the question that the list answers */
  answered: ComputedRef<Question | undefined>
  pending: ComputedRef<boolean>
  problem: ComputedRef<Problem | undefined>
  more: () => Promise<void>
  /** asks anew, as far down as the reader has come */
  again: () => Promise<void>
}

/** The most that the server gives in one answer. */
const LARGEST_PAGE = 200

/**
 * A list that grows on demand and is never kept longer than it is shown. It is always asked for from its beginning
 * to where the reader is, so that a list which moved meanwhile has neither gaps nor repetitions.
 */
export function useList<Result, Variables extends Paging, Node>(
  query: TypedDocumentNode<Result, Variables>,
  variables: () => Omit<Variables, 'first' | 'after'>,
  connectionOf: (result: Result) => Connection<Node>,
  page = 30,
): List<Node, Omit<Variables, 'first' | 'after'>> {
  type Question = Omit<Variables, 'first' | 'after'>
  const good = shallowRef<{ nodes: Node[]; total: number; question: Question }>()
  const pending = shallowRef(false)
  const problem = shallowRef<Problem>()
  let wanted = page
  let turn = 0

  async function pageAfter(question: Question, first: number, after: string | null): Promise<Connection<Node>> {
    const asked = { ...question, first, after } as Variables
    const { data } = await client.query({ query, variables: asked, fetchPolicy: 'no-cache' })
    return connectionOf(data)
  }

  async function fill(question: Question): Promise<{ nodes: Node[]; total: number }> {
    const nodes: Node[] = []
    for (let after: string | null = null; ; ) {
      const found: Connection<Node> = await pageAfter(question, Math.min(wanted - nodes.length, LARGEST_PAGE), after)
      nodes.push(...found.nodes)
      after = found.pageInfo.endCursor ?? null
      if (!found.pageInfo.hasNextPage || nodes.length >= wanted) return { nodes, total: found.totalCount }
    }
  }

  async function again(): Promise<void> {
    const mine = ++turn
    const question = variables()
    pending.value = true
    const answer = await fill(question).catch(problemOf)
    if (mine !== turn) return
    if ('nodes' in answer) good.value = { ...answer, question }
    problem.value = 'nodes' in answer ? undefined : answer
    pending.value = false
  }

  watch(
    () => JSON.stringify(variables()),
    () => {
      wanted = page
      void again()
    },
    { immediate: true },
  )
  onScopeDispose(() => turn++)
  return {
    nodes: computed(() => good.value?.nodes ?? []),
    total: computed(() => good.value?.total),
    answered: computed(() => good.value?.question),
    pending: computed(() => pending.value),
    problem: computed(() => problem.value),
    more: () => {
      wanted = (good.value?.nodes.length ?? 0) + page
      return again()
    },
    again,
  }
}
