/** Limits per door, over HTTP and WebSocket alike. */
import { describe, expect, it } from 'vitest'
import { post, useHouse } from '../support/house.ts'

const test = useHouse('province')
const PERIODS = 'periods: {grain: MONTH, from: "2025-10", to: "2025-10"}'

/** Documents that are too much, and for which door. */
const HOSTILE: [string, string, 'open' | 'signedIn'][] = [
  ['16 aliases', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: __typename`).join(' ')} }`, 'open'],
  ['101 aliases', `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`, 'signedIn'],
  ['6 directives', `{ ${'__typename @include(if: true) '.repeat(6)} }`, 'open'],
  ['500 tokens', `{ ${'__typename '.repeat(500)} }`, 'open'],
  ['5,000 tokens', `{ ${'__typename '.repeat(5000)} }`, 'signedIn'],
  ['depth behind fragments', `{ regions { ...A } } fragment A on Region { parent { code } } `, 'open'],
]

describe('documents that are too much', () => {
  it.each(HOSTILE.slice(0, 5))('%s are refused before anything runs', async (_name, document, door) => {
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
    const ask = (from: string) => `{ snapshot { cube(periods: {grain: MONTH, from: "${from}", to: "2099-12"}, groupBy: [PERIOD, CITY]) { rows(first: 1) { nodes { a: capitalUsed { value } b: foreignCapitalUsed { value y: compare(to: SAME_PERIOD_LAST_YEAR) { difference } } } } } } }`
    const { errors } = await test.as('jinzhou')(ask('1900-01'))
    expect(errors[0]!.extensions).toMatchObject({ code: 'LIMIT', limit: 100_000 })
    expect(errors[0]!.extensions.points).toBeGreaterThan(100_000)
  })
})

describe('who may look at the schema', () => {
  const INTROSPECT = '{ __schema { types { name } } }'
  it('data staff and bureaus may, others may not, and names are not guessed at', async () => {
    expect((await test.as('analyst')(INTROSPECT)).errors).toEqual([])
    expect((await test.as('jinzhou')(INTROSPECT)).errors).toEqual([])
    expect((await test.as(null)(INTROSPECT)).errors.length).toBeGreaterThan(0)
    expect((await test.as(null)('{ __type(name: "Entry") { name } }')).errors.length).toBeGreaterThan(0)
    const wrong = await test.as(null)('{ snapsho { id } }')
    expect(JSON.stringify(wrong)).not.toMatch(/Did you mean/)
  })
})

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
    ['injection by search', { query: 'query($s: String!) { projects(filter: {search: $s}) { totalCount } }', variables: { s: `'; drop table entry; -- %_\\` } }],
    ['injection by id', { query: `{ project(id: "' or 1=1 --") { id } snapshot(id: "1; select 1") { id } }` }],
    ['nulls', { query: 'query($s: String) { projects(filter: {search: $s}) { totalCount } }', variables: { s: '\u0000' } }],
  ]
  it.each(BODIES)('%s: an answer without a stack, a path or SQL', async (_name, body) => {
    const response = await post(test, body as object, await test.cookieOf('analyst'))
    expect(response.statusCode).toBeLessThan(500)
    expect(response.body).not.toMatch(/node_modules|at \w+ \(|select \*|syntax error at/)
    for (const error of JSON.parse(response.body).errors ?? []) expect(error.extensions?.code).toBeDefined()
  })
})
