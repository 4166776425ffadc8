/** Limits per door, over HTTP and WebSocket alike. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { BEGIN, JUDGE, SAVE, SUBMIT } from '../support/documents.ts'
import { aClaim, aProject, paper, projectInput } from '../support/factories.ts'
import { post, useHouse, WALL_TOKEN } from '../support/house.ts'

const test = useHouse('province')
const PERIODS = 'periods: {grain: MONTH, from: "2025-10", to: "2025-10"}'

/** Documents that are too much, and for which door. */
const HOSTILE: [string, string, 'open' | 'signedIn'][] = [
  ['16 aliases', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: __typename`).join(' ')} }`, 'open'],
  ['101 aliases', `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`, 'signedIn'],
  ['6 directives', `{ ${'__typename @include(if: true) '.repeat(6)} }`, 'open'],
  ['500 tokens', `{ ${'__typename '.repeat(500)} }`, 'open'],
  ['5,000 tokens', `{ ${'__typename '.repeat(5000)} }`, 'signedIn'],
  ['depth behind fragments', `{ projects { nodes { ...A } } } fragment A on Project { entries { nodes { project { ...B } } } } fragment B on Project { entries { nodes { project { id } } } }`, 'open'],
]

describe('documents that are too much', () => {
  it.each(HOSTILE)('%s are refused before anything runs', async (_name, document, door) => {
    const { status, errors } = await test.as(door === 'open' ? null : 'analyst')(document)
    expect(status).toBe(400)
    expect(['LIMIT', 'INVALID']).toContain(errors[0]!.extensions.code)
  })

  it('17 levels are too deep for those signed in, 9 for the others, also through fragments', async () => {
    const nest = (levels: number, field: string) => `{ snapshot { cube(${PERIODS}) { rows { nodes { ${'drill(to: COUNTY) { nodes { '.repeat(levels)} ${field} ${'} }'.repeat(levels)} } } } } }`
    const deep = await test.as('analyst')(nest(7, 'id'))
    expect(deep.errors[0]!.extensions.code).toBe('LIMIT')
    expect(deep.errors[0]!.message).toContain('16 层')
  })

  it('a page of lists of lists is refused by what it would read, with variables counted', async () => {
    const ask = 'query($n: Int!) { projects(first: $n) { nodes { entries(first: $n) { nodes { steps { seq } evidence { id } remarks { rule } project { entries(first: $n) { totalCount nodes { id } } } } } } } }'
    const { status, errors } = await test.as('analyst')(ask, { n: 200 })
    expect(status).toBe(400)
    expect(errors[0]!.extensions).toMatchObject({ code: 'LIMIT', limit: 200_000 })
    expect((await test.as('analyst')('{ projects(first: 201) { totalCount } }')).errors[0]!.extensions.code).toBe('LIMIT')
    expect((await test.as('analyst')('query($n: Int!) { projects(first: $n) { totalCount } }', { n: 0 })).errors[0]!.extensions.code).toBe('LIMIT')
  })

  it('a cube over its points is refused with the number and the limit', async () => {
    const ask = (from: string) => `{ snapshot { cube(periods: {grain: MONTH, from: "${from}", to: "2099-12"}, groupBy: [PERIOD, CITY]) { rows(first: 1) { nodes { a: capitalUsed { value y: compare(to: SAME_PERIOD_LAST_YEAR) { difference } } c: domesticCapitalUsed { value y: compare(to: SAME_PERIOD_LAST_YEAR) { difference } } b: foreignCapitalUsed { value y: compare(to: SAME_PERIOD_LAST_YEAR) { difference } } } } } } }`
    const { errors } = await test.as('jinzhou')(ask('1990-01'))
    expect(errors[0]!.extensions).toMatchObject({ code: 'LIMIT', limit: 100_000 })
    expect(errors[0]!.extensions.points).toBeGreaterThan(100_000)
  })
})

describe('who may look at the schema', () => {
  const INTROSPECT = '{ __schema { types { name } } }'
  it('data staff and bureaus may, others may not, and names are not guessed at', async () => {
    expect((await test.as('analyst')(INTROSPECT)).errors).toEqual([])
    expect((await test.as('jinzhou')(INTROSPECT)).errors).toEqual([])
    for (const document of [INTROSPECT, '{ __type(name: "Entry") { name } }']) {
      const { status, errors } = await test.as(null)(document)
      expect([status, errors.length > 0, errors[0]?.message]).toEqual([400, true, expect.stringContaining('请先登录')])
    }
    const wrong = await test.as(null)('{ snapsho { id } }')
    expect(JSON.stringify(wrong)).not.toMatch(/Did you mean/)
  })
})

const CAPITAL = '{family: DOMESTIC, form: CASH, origin: OUT_OF_PROVINCE, amount: "9999999999999999", currency: "USD", receivedOn: "2025-10-15", usage: FIXED_ASSET, payerName: "甲"}'
const NO_ID = ['x', '', '21', `' or 1=1 --`, '01999999-9999-9999-9999-99999999999g']

describe('odd requests', () => {
  const BODIES: [string, unknown][] = [
    ['not GraphQL', { query: '{{{' }],
    ['no query', {}],
    ['a number', { query: 7 }],
    ['an array', [{ query: '{ me { id } }' }]],
    ['a wrong variable', { query: 'query($n: Int!) { projects(first: $n) { totalCount } }', variables: { n: 'x' } }],
    ['a missing variable', { query: 'query($id: ID!) { project(id: $id) { id } }' }],
    ['an unknown operation name', { query: 'query A { me { id } }', operationName: 'B' }],
    ['prototype pollution', { query: '{ me { id } }', variables: JSON.parse('{"__proto__": {"x": 1}}') }],
    ['a wrong date', { query: 'mutation { moveProject(input: {project: "x", to: SIGNED, eventDate: "2025-02-30"}) { id } }' }],
    ['a wrong period', { query: `{ snapshot { cube(periods: {grain: MONTH, from: "2025-13", to: "2025-10"}) { grandTotal { id } } } }` }],
    ['a period before all calendars', { query: `{ snapshot { cube(periods: {grain: MONTH, from: "0000-01", to: "2025-10"}) { grandTotal { id } } } }` }],
    ['a period after them', { query: `{ exchangeRates(month: "9999-12") { toCny } }` }],
    ['injection by search', { query: 'query($s: String!) { projects(filter: {search: $s}) { totalCount } }', variables: { s: `'; drop table entry; -- %_\\` } }],
    ['injection by id', { query: `{ project(id: "' or 1=1 --") { id } snapshot(id: "1; select 1") { id } }` }],
    ['nulls in a variable', { query: 'query($s: String) { projects(filter: {search: $s}) { totalCount } }', variables: { s: '\u0000' } }],
    ['nulls in a literal', { query: String.raw`{ projects(filter: {search: "a\u0000"}) { totalCount } }` }],
    ['nulls in a sign-in', { query: 'mutation($a: String!) { signIn(account: $a, password: "x") { id } }', variables: { a: 'a\u0000b' } }],
    ['half a character', { query: 'query($s: String) { projects(filter: {search: $s}) { totalCount } }', variables: { s: '\ud800' } }],
    ['a cursor of three marks', { query: '{ projects(after: "!!!") { totalCount } }' }],
    ['a cursor of blanks', { query: '{ projects(after: "   ") { totalCount } }' }],
    ['a cursor of nothing', { query: '{ projects(after: "") { totalCount } }' }],
    ...NO_ID.flatMap((id): [string, unknown][] => [
      [`moveProject ${id}`, { query: 'mutation($id: ID!) { moveProject(input: {project: $id, to: SIGNED, eventDate: "2025-02-20", evidence: []}) { id } }', variables: { id } }],
      [`judgeEntry ${id}`, { query: 'mutation($id: ID!) { judgeEntry(id: $id, move: ACCEPT) { id } }', variables: { id } }],
      [`entry ${id}`, { query: 'query($id: ID!) { entry(id: $id) { id } draft(id: $id) { id } project(id: $id) { id } }', variables: { id } }],
    ]),
  ]
  it.each(BODIES)('%s: an answer of ours, without a stack, a path or SQL', async (_name, body) => {
    const response = await post(test, body as object, await test.cookieOf('reviewer'))
    expect(response.statusCode).toBeLessThan(500)
    expect(response.body).not.toMatch(/node_modules|at \w+ \(|select \*|syntax error at/)
    for (const error of JSON.parse(response.body).errors ?? []) {
      expect(error.extensions?.code).toBeDefined()
      expect(error.extensions.code).not.toBe('UNAVAILABLE')
    }
  })

  it('a malformed id answers like one that is absent, wherever it is sent', async () => {
    const project = await aProject(test.house)
    const draft = (await test.as('tiexi')(BEGIN, { project, capital: aClaim() })).data.beginDraft.id as string
    const doors: [string, string, object?][] = [
      ['tiexi', 'mutation($id: ID!) { discardDraft(id: $id) }'],
      ['tiexi', BEGIN.replace('$project: ID!', '$id: ID!').replace('project: $project', 'project: $id'), { capital: aClaim() }],
      ['tiexi', BEGIN.replace('$revises: ID', '$id: ID!').replace('revises: $revises', 'revises: $id'), { project, capital: aClaim() }],
      ['tiexi', SAVE, { version: 1, capital: aClaim() }],
      ['tiexi', SUBMIT, { version: 1, key: randomUUID() }],
      ['tiexi', 'mutation($id: ID!, $capital: CapitalInput!) { enterEntries(key: "k", entries: [{project: $id, capital: $capital}]) { entered } }', { capital: aClaim() }],
      ['tiexi', 'mutation($id: ID!) { moveProject(input: {project: $id, to: ESTABLISHED, eventDate: "2025-11-01", evidence: []}) { id } }'],
      ['reviewer', JUDGE, { move: 'ACCEPT' }],
    ]
    for (const [login, document, more] of doors) {
      const told = async (id: string) => (await test.as(login)(document, { ...more, id })).errors[0]
      const absent = await told(randomUUID())
      expect(absent?.extensions.code, document).toBe('NOT_FOUND')
      expect(await told('x'), document).toEqual(absent)
    }
    expect((await test.as('tiexi')('query($id: ID!) { draft(id: $id) { id } }', { id: draft })).data.draft.id).toBe(draft)
  })

  it('a project merged into no id is refused, and so are numbers that the tables cannot hold', async () => {
    const project = await aProject(test.house)
    const merged = await test.as('reviewer')('mutation($id: ID!) { moveProject(input: {project: $id, to: MERGED, eventDate: "2025-11-01", reason: "重复", mergedInto: "x", evidence: []}) { id } }', { id: project })
    expect(merged.errors[0]!.extensions.code).toBe('NOT_FOUND')
    const huge = await test.as('tiexi')(`mutation($id: ID!) { enterEntries(key: "huge", entries: [{project: $id, capital: ${CAPITAL}}]) { entered } }`, { id: project })
    expect(huge.errors[0]).toMatchObject({ extensions: { code: 'INVALID' } })
    const input = projectInput({ nationalCode: null, investors: [{ name: '甲', origin: 'FOREIGN', sharePct: '-99999999', contribution: 'CASH' }] })
    const share = await test.as('shenyang')('mutation($input: ProjectInput!, $evidence: [EvidenceInput!]!) { registerProject(input: $input, since: "2025-01-05", evidence: $evidence) { id } }', { input, evidence: [paper('PROPOSAL')] })
    expect(share.errors[0]).toMatchObject({ extensions: { code: 'INVALID' } })
  })

  it('who has not signed in is told so', async () => {
    for (const document of ['{ projects { totalCount } }', '{ entries { totalCount } }', 'mutation { discardDraft(id: "x") }', '{ auditCheck { head } }']) {
      expect((await test.as(null)(document)).errors[0], document).toMatchObject({ message: '请先登录。', extensions: { code: 'UNAUTHENTICATED' } })
    }
  })

  it('a batch of 500 entries fits through the door, and what does not is told in words', async () => {
    const project = await aProject(test.house)
    const entries = Array.from({ length: 500 }, () => ({ project, capital: aClaim({ note: '分批拨付，'.repeat(20), evidence: ['BANK_RECEIPT', 'CONTRACT', 'CAPITAL_VERIFICATION'].map((type) => paper(type as 'CONTRACT', { issuer: '中国工商银行股份有限公司沈阳铁西支行', docNo: randomUUID(), amount: '3000', issuedOn: '2025-10-15', fileName: `${randomUUID()}.pdf` })) }) }))
    const { data, errors } = await test.as('tiexi')('mutation($entries: [NewEntryInput!]!) { enterEntries(key: "five hundred", entries: $entries) { entered } }', { entries })
    expect(errors).toEqual([])
    expect(data.enterEntries.entered).toBe(500)
    const large = await post(test, { query: `{ ${' '.repeat(2_100_000)} me { id } }` }, await test.cookieOf('tiexi'))
    expect(large.statusCode).toBe(413)
    expect(JSON.parse(large.body).errors[0]).toEqual({ message: '请求超过 2 MB：请分批提交。', extensions: { code: 'LIMIT' } })
  })

  it('JSON that breaks off, and content of another kind, are told in words', async () => {
    const broken = await test.http.app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: '{"query": ' })
    expect([broken.statusCode, JSON.parse(broken.body).errors[0].extensions.code]).toEqual([400, 'INVALID'])
    const other = await test.http.app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/xml' }, payload: '<a/>' })
    expect([other.statusCode, JSON.parse(other.body).errors[0].extensions.code]).toEqual([415, 'INVALID'])
  })
})

describe('while the database is away', () => {
  it('every door says so in the same words, and no address', async () => {
    const cookie = await test.cookieOf('leader')
    vi.spyOn(test.http.sessions, 'actorOf').mockRejectedValue(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:44153'), { code: 'ECONNREFUSED' }))
    const [asked, file, screen] = [
      await post(test, { query: '{ me { id } }' }, cookie),
      await test.http.app.inject({ url: `/evidence/${randomUUID()}`, headers: { cookie } }),
      await test.http.app.inject({ method: 'POST', url: '/screen', payload: { token: 'x' } }),
    ]
    vi.restoreAllMocks()
    for (const { statusCode, body } of [asked, file, screen]) {
      expect(statusCode).toBe(503)
      expect(body).toContain('数据库暂时连不上')
      expect(body).not.toMatch(/ECONN|127\.0\.0\.1/)
    }
    expect(JSON.parse(asked.body)).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNAVAILABLE' } }] })
  })
})

describe('originals', () => {
  it('are not for screens, and what fails inside is told by its number only', async () => {
    const screen = await test.http.app.inject({ method: 'POST', url: '/screen', payload: { token: WALL_TOKEN } })
    const cookie = String(screen.headers['set-cookie']).split(';')[0]!
    const refused = await test.http.app.inject({ url: `/evidence/${randomUUID()}`, headers: { cookie } })
    expect(refused.statusCode).toBe(403)
    expect(JSON.parse(refused.body)).toEqual({ message: '这些行不在你的权限内。', code: 'FORBIDDEN' })
    vi.spyOn(test.http.sessions, 'actorOf').mockRejectedValue(new Error('a fault of ours'))
    const failed = await test.http.app.inject({ url: `/evidence/${randomUUID()}`, headers: { cookie } })
    vi.restoreAllMocks()
    expect(failed.statusCode).toBe(500)
    expect(failed.body).not.toContain('a fault of ours')
    expect(JSON.parse(failed.body).number).toMatch(/^[0-9A-F]{8}$/)
  })
})
