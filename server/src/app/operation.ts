/** One GraphQL operation: one transaction in the asker's role, known whole or not at all. */
import { execute, getOperationAST, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { GraphQLError, Kind, OperationTypeNode } from 'graphql'
import type { EntityManager } from '@mikro-orm/postgresql'
import { doorOf } from '../access/door.ts'
import type { RequestContext } from '../access/request.ts'
import { innerRoleOf, type Actor, type InnerRole } from '../kernel/actor.ts'
import { notify } from '../kernel/listen.ts'
import type { Topic } from '../kernel/topics.ts'
import { inTransaction } from '../kernel/transaction.ts'
import type { CompiledQueries } from './compiled.ts'
import { newestOnly, type House } from './house.ts'

/** Who asks, and how the answer may change the session. */
export interface Incoming {
  actor: Actor
  token: string | null
  address: string
  demo: boolean
  mapApproval: string | null
  setSession(token: string): void
  clearSession(): void
}

export interface Operation {
  schema: GraphQLSchema
  document: DocumentNode
  variableValues?: Record<string, unknown> | null
  operationName?: string | null
  /** Of the document's text. */
  hash: string
  /** Absent: graphql itself runs everything. */
  compiled?: CompiledQueries
}

/** Milliseconds per statement: a last line; a wall on a busy machine still gets its answer, data staff may wait. */
const PATIENCE: Record<InnerRole, number> = {
  public_role: 3_000,
  door_role: 3_000,
  screen_role: 10_000,
  county_role: 10_000,
  city_role: 10_000,
  province_role: 30_000,
  staff_role: 30_000,
  job_role: 30_000,
}

class RolledBack extends Error {
  constructor(readonly result: ExecutionResult) {
    super('rolled back')
  }
}

export async function runOperation(house: House, incoming: Incoming, operation: Operation): Promise<ExecutionResult> {
  const node = getOperationAST(operation.document, operation.operationName)!
  const news: [Topic, string][] = []
  const run = (em: EntityManager) => executed(operation, node, contextOf(house, incoming, em, news))
  if (isOutside(operation.schema, node)) return run(house.orm.em.fork())
  const mode = node.operation === OperationTypeNode.MUTATION ? 'write' : 'read'
  const unit = { actor: incoming.actor, mode, timeout: PATIENCE[innerRoleOf(incoming.actor)] } as const
  try {
    return await inTransaction(house.orm, unit, (em) => (mode === 'read' ? run(em) : written(em, news, run)))
  } catch (error) {
    if (error instanceof RolledBack) return error.result
    return { data: null, errors: [new GraphQLError((error as Error).message, { originalError: error as Error })] }
  }
}

/** Any error undoes everything: an answer never says that half of a command was done. */
async function written(em: EntityManager, news: [Topic, string][], run: (em: EntityManager) => Promise<ExecutionResult>): Promise<ExecutionResult> {
  const result = await run(em)
  if (result.errors?.length) throw new RolledBack({ data: null, errors: result.errors })
  await em.flush()
  for (const [topic, version] of newestOnly(news)) await notify(em, topic, version)
  return result
}

async function executed(operation: Operation, node: OperationDefinitionNode, contextValue: RequestContext): Promise<ExecutionResult> {
  const { schema, document, operationName, hash } = operation
  const variables = operation.variableValues ?? {}
  const compiled = operation.compiled?.answer({ schema, document, operation: node, hash }, variables, contextValue)
  return compiled ?? execute({ schema, document, variableValues: variables, operationName: operationName ?? undefined, contextValue })
}

function contextOf(house: House, incoming: Incoming, em: EntityManager, news: [Topic, string][]): RequestContext {
  const { actor, token, demo, mapApproval, address, setSession, clearSession } = incoming
  return {
    actor,
    em,
    now: house.clock,
    announce: (topic, version) => news.push([topic, version]),
    loaders: new Map(),
    door: doorOf(house.orm, house.clock, address),
    token,
    demo,
    mapApproval,
    setSession,
    clearSession,
  }
}

/** Operations of the door itself (who am I, sign in, sign out) need no transaction of the asker's. */
function isOutside(schema: GraphQLSchema, node: OperationDefinitionNode): boolean {
  const root = schema.getRootType(node.operation)
  return node.selectionSet.selections.every(
    (field) => field.kind === Kind.FIELD && (field.name.value === '__typename' || root?.getFields()[field.name.value]?.extensions['outside'] === true),
  )
}
