/** DEVELOPMENT MOCK, not the product: serves dist/ and answers the screens' operations with invented figures. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { buildSchema, execute, GraphQLError, parse } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { cube, METRICS } from './cube.ts'
import { UNITS } from './data.ts'

const { PORT = '4000', SCHEMA_FILE = '../schema/schema.graphql', MOCK_DELAY = '0', MOCK_NEWS = '0', MOCK_FAIL = '' } = process.env
const DIST = new URL('../dist/', import.meta.url).pathname
const schema = buildSchema(readFileSync(SCHEMA_FILE, 'utf8'))
const persisted = JSON.parse(readFileSync(join(DIST, 'persisted.json'), 'utf8')) as Record<string, string>
const STARTED = Date.now()
const now = () => new Date(Date.parse('2025-11-18T09:12:00+08:00') + Date.now() - STARTED).toISOString()

const place = ({ code, name, shortName }: { code: string; name: string; shortName: string }) => ({ code, name, shortName })
const PROVINCE = { code: '210000', name: '辽宁省商务厅', shortName: '辽宁' }
interface Account { id: string; login: string; name: string; role: string; unit: typeof PROVINCE; rights: string[] }
const accounts = new Map<string, Account>([
  ['leader', { id: '1', login: 'leader', name: '省商务厅领导', role: 'PROV_LEADER', unit: PROVINCE, rights: ['READ_BOARDS', 'OPEN_WALL'] }],
  ['nobody', { id: '2', login: 'nobody', name: '新来的账号', role: 'PUBLIC', unit: PROVINCE, rights: [] }],
  ...UNITS.map((unit, at) => [unit.login, { id: String(10 + at), login: unit.login, name: `${unit.shortName}商务局`, role: 'CITY_REPORTER', unit: place(unit), rights: ['READ_BOARDS'] }] as [string, Account]),
])

let version = MOCK_NEWS === '0' ? 3 : 1
const label = (id: number) => `S-20251118-${String(id).padStart(2, '0')}`
const snapshot = (id: number) => ({
  id: String(id), label: label(id), asOf: new Date(Date.parse('2025-11-18T09:00:00+08:00') + id * 180_000).toISOString(), dataThrough: '2025-10',
  completeness: ({ period }: { period: string }) => {
    const missing = period >= '2025-10' ? UNITS.filter((unit) => unit.code === '210900') : []
    return { expected: 15, received: 15 - missing.length, missing, late: period === '2025-10' ? UNITS.filter((unit) => unit.code === '211200') : [] }
  },
  cube: ({ periods, groupBy, filter }: never) => cube(id, periods, groupBy, (filter as { assuranceAtLeast?: string } | undefined)?.assuranceAtLeast === 'DOCUMENTED'),
})

const refuse = (code: string, message: string, more = {}) => new GraphQLError(message, { extensions: { code, ...more } })
let failures = 0
interface Session { login?: string; setCookie: (value: string) => void }

const root = (session: Session) => ({
  me: () => accounts.get(session.login ?? '') ?? null,
  clock: () => ({ now: now(), demo: true, zone: 'Asia/Shanghai' }),
  metrics: METRICS,
  snapshot: ({ id }: { id?: string }) => {
    if (!session.login) throw refuse('UNAUTHENTICATED', '请先登录。')
    if (id && !(Number(id) >= 1 && Number(id) <= version)) throw refuse('NOT_FOUND', `没有快照 ${id}，可能已归档。`)
    return snapshot(id ? Number(id) : version)
  },
  signIn: ({ account, password }: { account: string; password: string }) => {
    if (failures >= 5) throw refuse('LIMIT', '连续 5 次输错，请 10 分钟后再试，或联系管理员重置密码。')
    const known = accounts.get(account)
    if (!known || password !== 'demo') {
      failures++
      throw refuse('UNAUTHENTICATED', '账号或密码不对。')
    }
    failures = 0
    session.setCookie(account)
    return known
  },
  signOut: () => (session.setCookie(''), true),
})

const listeners = new Set<() => void>()
if (MOCK_NEWS !== '0') setInterval(() => (version++, listeners.forEach((wake) => wake())), Number(MOCK_NEWS) * 1000)
async function* published() {
  for (;;) {
    await new Promise<void>((wake) => listeners.add(wake))
    yield { snapshotPublished: { snapshotId: String(version), affectedPeriods: ['2025-10'] } }
  }
}

const documentOf = (id: string | undefined, query: string | undefined) => {
  if (!id) console.log('not persisted:', query?.slice(0, 80))
  return parse((id ? persisted[id] : query) ?? '{ unknown }')
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const { documentId, query, variables, operationName } = JSON.parse(body)
  const session: Session = {
    login: /mock=(\w+)/.exec(request.headers.cookie ?? '')?.[1],
    setCookie: (value) => response.setHeader('set-cookie', `mock=${value}; HttpOnly; Path=/`),
  }
  await new Promise((wait) => setTimeout(wait, Number(MOCK_DELAY)))
  const result = MOCK_FAIL === operationName
    ? { errors: [refuse('UNAVAILABLE', '查询超过 10 秒被停止，其他面板不受影响。缩短期间通常有效。', { number: '7F2C1043' })] }
    : await execute({ schema, document: documentOf(documentId, query), variableValues: variables, rootValue: root(session) })
  response.setHeader('content-type', 'application/json').end(JSON.stringify(result))
}

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.geojson': 'application/geo+json', '.json': 'application/json' }
async function serve(request: IncomingMessage, response: ServerResponse) {
  const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
  const page = path.startsWith('/wall') ? 'wall.html' : 'index.html'
  const file = await readFile(join(DIST, path)).then((data) => ({ data, type: extname(path) })).catch(async () => ({ data: await readFile(join(DIST, page)), type: '.html' }))
  response.setHeader('content-security-policy', "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'")
  response.setHeader('content-type', TYPES[file.type] ?? 'application/octet-stream').end(file.data)
}

const server = createServer((request, response) => {
  const handled = request.url === '/graphql' ? answer(request, response) : serve(request, response)
  handled.catch((error: unknown) => response.writeHead(500).end(String(error)))
})
useServer(
  {
    schema,
    onSubscribe: (_context, _id, payload) => ({
      schema,
      document: documentOf((payload as { documentId?: string }).documentId, payload.query),
      variableValues: payload.variables,
      rootValue: { snapshotPublished: published },
    }),
  },
  new WebSocketServer({ server, path: '/graphql' }),
)
server.listen(Number(PORT), '127.0.0.1', () => console.log(`development mock on http://127.0.0.1:${PORT}`))
