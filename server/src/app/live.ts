/** The WebSocket door: subscriptions only, the same limits, the session looked at again before each event. */
import type { FastifyInstance } from 'fastify'
import { GraphQLError, OperationTypeNode, getOperationAST, parse, validate, type ExecutionArgs } from 'graphql'
import { makeHandler, type Extra } from 'graphql-ws/use/@fastify/websocket'
import { CloseCode } from 'graphql-ws'
import { NOBODY, type Actor } from '../kernel/actor.ts'
import { refuse } from '../kernel/errors.ts'
import { mapped, type LiveContext } from '../kernel/live.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { answerError } from './answer-errors.ts'
import { doorErrors, doorOfActor, MOST_TOKENS } from './doors.ts'
import type { House } from './house.ts'
import { actorOf, type Visitors } from './incoming.ts'
import { nullCharacterError } from './null-characters.ts'
import type { Persisted } from './persisted.ts'
import { schemaOf } from './schema.ts'

interface Live {
  house: House
  visitors: Visitors
  persisted: Persisted
}

interface Payload {
  query?: string | null
  documentId?: string
  operationName?: string | null
  variables?: Record<string, unknown> | null
}

const MOST_SUBSCRIPTIONS = 20
const PATIENCE = 3_000

export function liveRoute(app: FastifyInstance, live: Live): void {
  const handler = makeHandler({
    schema: schemaOf(),
    onConnect: async ({ extra }) => (await who(live, extra)) !== NOBODY || (extra.socket.close(CloseCode.Forbidden, 'Forbidden'), false),
    onSubscribe: async (context, _id, payload) => {
      if (Object.keys(context.subscriptions).length > MOST_SUBSCRIPTIONS) return [new GraphQLError('订阅太多：请先退订。', { extensions: { code: 'LIMIT' } })]
      return subscriptionArgs(live, context.extra, payload as Payload)
    },
    onError: (_context, _id, _payload, errors) => errors.map((error) => new GraphQLError(error.message, { extensions: answerError(error, app.log).extensions })),
    onNext: (_context, _id, _payload, _args, result) => ({
      ...result,
      ...(result.errors && { errors: result.errors.map((error) => new GraphQLError(answerError(error, app.log).message, { extensions: answerError(error, app.log).extensions })) }),
    }),
  })
  app.get('/graphql', { websocket: true }, handler)
}

async function subscriptionArgs(live: Live, extra: Extra, payload: Payload): Promise<ExecutionArgs | GraphQLError[]> {
  const actor = await who(live, extra)
  const own = payload.documentId ? live.persisted.get(payload.documentId) : undefined
  const refused = refusalOf(actor, own !== undefined, payload)
  if (refused) return [refused]
  try {
    const document = parse(own ?? payload.query!, { maxTokens: MOST_TOKENS })
    const nulls = nullCharacterError(document, payload.variables)
    if (nulls) return [nulls]
    const errors = validate(schemaOf(), document, undefined, { maxErrors: 3 })
    const limits = errors.length ? errors : doorErrors(schemaOf(), document, own ? 'own' : doorOfActor(actor), actor)
    if (limits.length) return [...limits]
    if (getOperationAST(document, payload.operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [new GraphQLError('这里只接受订阅：查询与变更请用 HTTP。', { extensions: { code: 'INVALID' } })]
    }
    const { variables: variableValues, operationName } = payload
    return { schema: schemaOf(), document, variableValues, operationName, contextValue: liveContext(live, extra) }
  } catch (error) {
    return [error instanceof GraphQLError ? error : new GraphQLError('这不是 GraphQL 文档。', { extensions: { code: 'INVALID' } })]
  }
}

function refusalOf(actor: Actor, own: boolean, { query, documentId }: Payload): GraphQLError | undefined {
  if (actor === NOBODY) return new GraphQLError('请先登录。', { extensions: { code: 'UNAUTHENTICATED' } })
  if (documentId && !own) return new GraphQLError('页面的版本已更新：请刷新页面。', { extensions: { code: 'INVALID', reason: 'UNKNOWN_DOCUMENT' } })
  if (actor.role === 'DISPLAY' && !own) return new GraphQLError('大屏令牌只能运行大屏自己的查询。', { extensions: { code: 'FORBIDDEN' } })
  if (!own && !query) return new GraphQLError('没有写查询。', { extensions: { code: 'INVALID' } })
  return undefined
}

function who({ visitors }: Live, { request }: Extra): Promise<Actor> {
  return actorOf(visitors, request.cookies, request.ip).then(({ actor }) => actor)
}

function liveContext(live: Live, extra: Extra): LiveContext {
  const { house } = live
  const gate = { pending: () => extra.socket.bufferedAmount, cut: () => extra.socket.terminate() }
  return {
    em: house.orm.em.fork(),
    news: (topic) => mapped(house.hub.stream([topic], gate), async (news) => (await stillHere(live, extra), news)),
    read: async (work) => inTransaction(house.orm, { actor: await stillHere(live, extra), mode: 'read', timeout: PATIENCE }, work),
  }
}

/** Who listens, as of now; a socket whose session has ended is closed. @throws Refusal UNAUTHENTICATED */
async function stillHere(live: Live, extra: Extra): Promise<Actor> {
  const actor = await who(live, extra)
  if (actor !== NOBODY) return actor
  extra.socket.close(CloseCode.Unauthorized, 'Unauthorized')
  throw refuse.unauthenticated('会话已结束：请重新登录。')
}
