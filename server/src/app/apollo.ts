/** Apollo reads and validates; the door's limits come next, and our own runner executes. */
import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestContext } from '@apollo/server'
import { GraphQLError, type ExecutionResult } from 'graphql'
import { NOBODY } from '../kernel/actor.ts'
import { answerError, type ErrorLog } from './answer-errors.ts'
import { CompiledQueries } from './compiled.ts'
import { costError } from './cost.ts'
import { doorErrors, doorOfActor, type DoorName } from './doors.ts'
import type { House } from './house.ts'
import { nullCharacterError } from './null-characters.ts'
import { runOperation, type Incoming } from './operation.ts'

export interface Asked {
  incoming: Incoming
  /** The document is one of our own screens'. */
  own: boolean
}

type Request = GraphQLRequestContext<Asked>

export function apolloPlugin(house: House, log: ErrorLog, compiles: boolean): ApolloServerPlugin<Asked> {
  const compiled = compiles ? new CompiledQueries() : undefined
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation(context) {
          const [error] = refusals(context as Request)
          if (error) throw error
        },
        async responseForOperation(context) {
          const result = await answered(house, context as Request, compiled)
          return { http: { headers: new HeaderMap(), status: undefined }, body: { kind: 'single', singleResult: formatted(result, log, context.contextValue.incoming.actor !== NOBODY) } }
        },
      }),
  }
}

export function doorOf({ incoming, own }: Asked): DoorName {
  return own ? 'own' : doorOfActor(incoming.actor)
}

function refusals({ schema, document, operation, request, contextValue }: Request): readonly GraphQLError[] {
  if (!operation) return [new GraphQLError('文档里没有这个名字的操作：请核对 operationName。', { extensions: { code: 'INVALID', http: { status: 400 } } })]
  const nulls = nullCharacterError(document!, request.variables)
  if (nulls) return [nulls]
  const door = doorOf(contextValue)
  const errors = doorErrors(schema, document!, door, contextValue.incoming.actor)
  if (errors.length) return errors
  const cost = costError(schema, document!, operation, request.variables ?? {}, door)
  return cost ? [cost] : []
}

function answered(house: House, { schema, document, request, queryHash, contextValue }: Request, compiled: CompiledQueries | undefined): Promise<ExecutionResult> {
  const { variables: variableValues, operationName } = request
  return runOperation(house, contextValue.incoming, { schema, document: document!, variableValues, operationName, hash: queryHash!, compiled })
}

function formatted({ data, errors }: ExecutionResult, log: ErrorLog, known: boolean) {
  return { data: data ?? null, ...(errors?.length && { errors: errors.map((error) => answerError(error, log, known)) }) }
}
