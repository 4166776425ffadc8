/** What a document costs by its lists, from resolved variables: a page of lists of lists is refused before any SQL. */
import { fieldExtensionsEstimator, getComplexity, simpleEstimator, type ComplexityEstimatorArgs } from 'graphql-query-complexity'
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { DoorName } from './doors.ts'

const MOST: Record<DoorName, number> = { own: 200_000, signedIn: 200_000, open: 2_000 }

export function costError(schema: GraphQLSchema, query: DocumentNode, variables: Record<string, unknown>, operationName: string | undefined, door: DoorName): GraphQLError | undefined {
  const cost = complexity(schema, query, variables, operationName)
  if (cost instanceof GraphQLError) return cost
  if (cost <= MOST[door]) return undefined
  const message = `这个查询约要读 ${cost} 项，超过上限 ${MOST[door]}：请减小 first 或去掉嵌套的列表。`
  return new GraphQLError(message, { extensions: { code: 'LIMIT', cost, limit: MOST[door], http: { status: 400 } } })
}

function complexity(schema: GraphQLSchema, query: DocumentNode, variables: Record<string, unknown>, operationName?: string): number | GraphQLError {
  const estimators = [fieldExtensionsEstimator(), pages, simpleEstimator({ defaultComplexity: 1 })]
  try {
    return getComplexity({ schema, query, variables, operationName, estimators })
  } catch (error) {
    // Variables that do not fit their types are told by the executor, with the variable's name.
    return error instanceof GraphQLError ? error : 0
  }
}

/** A connection costs what one of its rows costs, as often as it may give rows. */
function pages({ args, childComplexity }: ComplexityEstimatorArgs): number | undefined {
  const first = args['first'] as unknown
  return typeof first === 'number' ? 1 + Math.max(1, first) * Math.max(1, childComplexity) : undefined
}
