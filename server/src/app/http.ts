/** The front door: one Fastify that answers GraphQL, evidence files, health and the web pages. */
import { ApolloServer } from '@apollo/server'
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import websocket from '@fastify/websocket'
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Config } from '../kernel/config.ts'
import { apolloPlugin, type Asked } from './apollo.ts'
import { MOST_TOKENS } from './doors.ts'
import { answerBytes } from './answer-bytes.ts'
import { answerError } from './answer-errors.ts'
import { evidenceRoutes } from './evidence.routes.ts'
import { healthRoutes } from './health.routes.ts'
import { incomingOf, type Visitors } from './incoming.ts'
import type { House } from './house.ts'
import { liveRoute } from './live.ts'
import { isOurOrigin } from './origin.ts'
import { readPersisted } from './persisted.ts'
import { answerGraphql, answerPlain } from './refused-requests.ts'
import { resolveDocumentId } from './document-id.ts'
import { schemaOf } from './schema.ts'
import { screenRoute } from './screen.routes.ts'
import { Sessions } from './sessions.ts'
import { webRoutes } from './web.routes.ts'

export interface Serving {
  config: Config
  house: House
  /** Folder of the built pages; without it only the API is served. */
  webDir?: string
  /** false: graphql itself runs every query; tests compare both ways. */
  compiles?: boolean
}

export interface HttpServer {
  app: FastifyInstance
  sessions: Sessions
}

/** Room for the 500 entries that one batch may hold, at 4 kB each with their papers. */
const LARGEST_BODY = 2 * 1024 * 1024
const TOO_LARGE = '请求超过 2 MB：请分批提交。'

export async function buildHttp({ config, house, webDir, compiles = true }: Serving): Promise<HttpServer> {
  const app = Fastify({
    bodyLimit: LARGEST_BODY,
    requestTimeout: 30_000,
    trustProxy: config.TRUST_PROXY === 'yes',
    logger: { level: config.LOG_LEVEL, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  })
  const sessions = new Sessions(house)
  const persisted = readPersisted(webDir ? `${webDir}/persisted.json` : '')
  const visitors: Visitors = { config, sessions }
  const apollo = new ApolloServer<Asked>({
    schema: schemaOf(),
    csrfPrevention: true,
    introspection: true, // refused per door for those who have no right to it
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationOptions: { maxErrors: 3 },
    executionOptions: { maxCoercionErrors: 3 },
    stopOnTerminationSignals: false,
    stringifyResult: answerBytes as unknown as (answer: object) => string, // handed on to reply.send, which takes both
    formatError: (formatted, error) => (error instanceof Error ? answerError(error as never, app.log) : formatted),
    logger: app.log,
    plugins: [apolloPlugin(house, app.log, compiles), fastifyApolloDrainPlugin(app)],
  })
  await apollo.start()
  await app.register(helmet, helmetOptions(config))
  await app.register(cookie)
  await app.register(compress, { globalCompression: true, threshold: 2048 })
  await app.register(websocket, { options: { maxPayload: 65_536, perMessageDeflate: false, verifyClient: ({ origin }: { origin: string }) => isOurOrigin(config, origin) } })
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' && !isOurOrigin(config, request.headers.origin)) return reply.code(403).send({ message: '请求来自别的网站，已拒绝。' })
  })
  app.setErrorHandler(answerPlain(TOO_LARGE))
  await app.register(async (scope) => {
    scope.setErrorHandler(answerGraphql(TOO_LARGE))
    scope.addHook('preValidation', resolveDocumentId(persisted, visitors))
    await scope.register(fastifyApollo(apollo), { path: '/graphql', method: ['POST'], context: (request, reply) => askedOf(visitors, request, reply) })
    liveRoute(scope, { house, visitors, persisted })
  })
  healthRoutes(app, house)
  screenRoute(app, visitors)
  await app.register(async (scope) => evidenceRoutes(scope, { house, visitors, dataDir: config.DATA_DIR }))
  if (webDir) await webRoutes(app, webDir)
  return { app, sessions }
}

async function askedOf(visitors: Visitors, request: FastifyRequest, reply: Parameters<typeof incomingOf>[2]): Promise<Asked> {
  return { incoming: await incomingOf(visitors, request, reply), own: request.ownDocument === true }
}

/** Everything from our own address; SVG charts set style attributes, nothing else is inline. */
function helmetOptions(config: Config) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'self'`],
        connectSrc: [`'self'`, ...socketSources(config)],
        imgSrc: [`'self'`, 'data:', 'blob:'],
        styleSrc: [`'self'`],
        styleSrcAttr: [`'unsafe-inline'`],
        objectSrc: [`'none'`],
        baseUri: [`'none'`],
        formAction: [`'self'`],
        frameAncestors: [`'none'`],
      },
    },
    hsts: config.secure,
    crossOriginEmbedderPolicy: false,
  }
}

/** Older browsers do not count a WebSocket of the same address as 'self'. */
function socketSources(config: Config): string[] {
  return [config.origin.replace(/^http/, 'ws')]
}
