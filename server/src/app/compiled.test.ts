/** A compiled query answers as graphql does: the same data, in the same order, the same errors at the same places. */
import {
  buildSchema,
  defaultFieldResolver,
  execute,
  getOperationAST,
  GraphQLError,
  GraphQLScalarType,
  parse,
  specifiedRules,
  validate,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CompiledQueries, readArguments } from './compiled.ts'

const SDL = `
  scalar Time
  enum Word { ONE TWO }
  input Inner { word: Word = TWO, at: Time, list: [Int!] }
  input Box { n: Int = 7, text: String, inner: Inner = { word: ONE }, boxes: [Box!] }
  type Query {
    echo(box: Box, first: Int! = 20, at: Time, word: Word = ONE, list: [Int!]): String!
    thing(n: Int = 1): Thing
    things(first: Int! = 3): [Thing!]!
    maybe: [Thing]
    now: Time
    word: Word
    badWord: Word
    either(n: Int): Either
    shape(n: Int): Shape
    failing: String
    failingNow: String!
    boom: Thing!
  }
  interface Shape { id: ID! }
  type Thing implements Shape {
    id: ID!
    name: String
    at: Time
    word: Word
    echo(box: Box, at: Time): String
    same: Thing
    later: Thing
    others(first: Int = 2): [Thing!]
    no: String!
    late: String!
    refuses: Int!
    throws: String
    sum(of: [Int!]! = [1, 2]): Int
    badTime: Time
  }
  type Other implements Shape { id: ID! other: String }
  union Either = Thing | Other
`

class Refused extends Error {
  constructor(message: string, readonly code: string) {
    super(message)
  }
}

function makeSchema(): GraphQLSchema {
  const schema = buildSchema(SDL)
  const time = schema.getType('Time') as GraphQLScalarType
  const read = (value: unknown) => {
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw new GraphQLError(`“${String(value)}” is no time.`)
    return new Date(value)
  }
  time.parseValue = read
  time.parseLiteral = (node) => read('value' in node ? node.value : null)
  time.serialize = (value) => (value instanceof Date ? value : new Date(String(value))).toISOString()
  const said = (args: unknown) => JSON.stringify(args, function (this: Record<string, unknown>, key, value: unknown) {
    return this[key] instanceof Date ? `date ${String(value)}` : value
  })
  const thing = (n: number) => ({ n, id: `t${n}`, name: n % 2 ? `thing ${n}` : null, at: new Date(1_700_000_000_000 + n), word: 'TWO', badTime: 'no time', __typename: 'Thing' })
  const resolvers: Record<string, Record<string, (root: ReturnType<typeof thing>, args: Record<string, unknown>) => unknown>> = {
    Query: {
      echo: (_, args) => said(args),
      thing: (_, { n }) => (n === 0 ? null : thing(n as number)),
      things: async (_, { first }) => Array.from({ length: first as number }, (_each, n) => thing(n)),
      maybe: () => [thing(1), null, thing(2)],
      now: () => new Date('2025-11-18T01:00:00Z'),
      word: () => Promise.resolve('ONE'),
      badWord: () => 'THREE',
      either: (_, { n }) => (n ? thing(n as number) : { id: 'o', other: 'other', __typename: 'Other' }),
      shape: (_, { n }) => (n ? thing(n as number) : { id: 'o', other: 'other', __typename: 'Other' }),
      failing: () => Promise.reject(new Refused('not today', 'FORBIDDEN')),
      failingNow: () => {
        throw new Refused('not now', 'LIMIT')
      },
      boom: () => Promise.reject(new GraphQLError('boom', { extensions: { code: 'INVALID', field: 'x' } })),
    },
    Thing: {
      echo: (_, args) => said(args),
      same: (root) => root,
      later: (root) => Promise.resolve(thing(root.n + 1)),
      others: async (root, { first }) => Array.from({ length: first as number }, (_each, n) => thing(root.n + n)),
      no: () => null,
      late: (root) => Promise.resolve(root.n === 1 ? null : `late ${root.n}`),
      refuses: (root) => (root.n === 2 ? Promise.reject(new Refused('two', 'INVALID')) : root.n),
      throws: (root) => {
        if (root.n === 2) throw new Error('inside')
        return 'fine'
      },
      sum: (_, { of }) => (of as number[]).reduce((a, b) => a + b, 0),
    },
  }
  for (const [type, fields] of Object.entries(resolvers)) {
    for (const [name, resolve] of Object.entries(fields)) (schema.getType(type) as GraphQLObjectType).getFields()[name]!.resolve = resolve as typeof defaultFieldResolver
  }
  readArguments(schema)
  return schema
}

/** Random documents need not use their fragments and variables. */
const RULES = specifiedRules.filter(({ name }) => !/^NoUnused/.test(name))

const schema = makeSchema()
const queries = new CompiledQueries()

/** What people are told, and what it was made of: refusals and mistakes of the asker are told, what went wrong inside is hidden. */
function told({ data, errors }: ExecutionResult) {
  const list = errors?.map(({ message, path, locations, extensions, originalError }) => ({
    message: message.replace(/\((\w+),.*\)\.$/, '$1.'),
    path,
    locations,
    extensions,
    hidden: originalError !== undefined && !(originalError instanceof Refused) && !(originalError instanceof GraphQLError),
    code: (originalError as Refused | undefined)?.code,
  }))
  return { data, text: JSON.stringify(data), errors: list?.sort((a, b) => JSON.stringify(a.path).localeCompare(JSON.stringify(b.path))) }
}

/** The places that errors left empty. */
function emptied({ data, errors = [] }: ReturnType<typeof told>): string[] {
  const places = errors.map(({ path }) => {
    let here: unknown = data
    const depth = path!.findIndex((key) => here === null || ((here = (here as Record<string, unknown>)[key]), false))
    return path!.slice(0, depth < 0 ? undefined : depth).join('.')
  })
  return [...new Set(places)].sort()
}

async function both(text: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const document = parse(text)
  expect(validate(schema, document, RULES), text).toEqual([])
  const operation = getOperationAST(document, operationName)!
  const plain = await execute({ schema, document, variableValues: variables, operationName, contextValue: {} })
  const ask = () => queries.answer({ schema, document, operation, hash: text }, variables, {})
  await ask()
  const compiled = await ask()
  return { plain: told(plain), compiled: compiled && told(compiled) }
}

const SAME: [string, string, Record<string, unknown>?, string?][] = [
  ['scalars, enums, dates', '{ now word thing { id name at word } }'],
  ['a null object', '{ thing(n: 0) { id no } }'],
  ['lists with nulls', '{ maybe { id at } }'],
  ['aliases', '{ a: thing(n: 1) { x: id y: id } b: thing(n: 2) { x: name } a2: now }'],
  ['the same field twice', '{ thing { id same { id } } thing { same { name } name } }'],
  ['fragments in fragments', '{ things { ...A } } fragment A on Thing { id ...B same { ...B } } fragment B on Thing { name later { id } }'],
  ['inline fragments', '{ thing { ... { id } ... on Thing { name } } }'],
  ['__typename', '{ __typename thing { __typename id } }'],
  ['order of what comes at once and what comes later', '{ word now thing { later { id } id same { name later { name } } name } things { id } }'],
  ['default arguments', '{ echo thing { sum } }'],
  ['literal arguments, dates among them', '{ echo(box: { text: "a", inner: { at: "2025-01-02T03:04:05Z", list: [1, 2] } }, at: "2025-11-18T01:00:00Z", word: TWO, list: 3) }'],
  ['variables', 'query($box: Box, $at: Time, $first: Int! = 4, $list: [Int!]) { echo(box: $box, at: $at, first: $first, list: $list) thing { echo(at: $at) } }', { box: { text: 'b', inner: {}, boxes: [{}] }, at: '2025-01-01T00:00:00Z', list: 5 }],
  ['variables that are not given', 'query($box: Box, $at: Time, $word: Word, $n: Int) { echo(box: $box, at: $at, word: $word) thing(n: $n) { id echo(box: $box, at: $at) } }'],
  ['variables that are null', 'query($box: Box, $at: Time, $word: Word) { echo(box: $box, at: $at, word: $word) }', { box: null, at: null, word: null }],
  ['variables inside inputs', 'query($n: Int, $text: String, $word: Word, $at: Time, $i: Int!) { echo(box: { n: $n, text: $text, inner: { word: $word, at: $at, list: [$i, 2] } }) }', { at: '2025-01-01T00:00:00Z', i: 1 }],
  ['variables inside inputs, given', 'query($n: Int, $text: String, $word: Word) { echo(box: { n: $n, text: $text, inner: { word: $word } }) }', { n: null, text: 'x', word: 'ONE' }],
  ['a null for an argument that has a default', 'query($first: Int = 3) { echo(first: $first) things(first: 1) { id } }', { first: null }],
  ['a variable that cannot be read', 'query($at: Time) { echo(at: $at) }', { at: 'never' }],
  ['a variable of the wrong kind', 'query($n: Int!) { thing(n: $n) { id } }', { n: 'x' }],
  ['a missing variable', 'query($n: Int!) { thing(n: $n) { id } }'],
  ['an error in a nullable field', '{ now failing }'],
  ['an error in a required field', '{ now failingNow }'],
  ['an error of graphql itself', '{ now boom { id } }'],
  ['null in a required field', '{ thing { id no } now }'],
  ['null in a required field of a list', '{ things { id no } now }'],
  ['late nulls in a list', '{ things { id late } now }'],
  ['late nulls below a nullable object', '{ thing(n: 0) { id } x: thing { id later { later { late id } } same { late } } }'],
  ['one refusal among many', '{ things(first: 4) { id refuses } now }'],
  ['refusals at nullable and required places', '{ things(first: 4) { id throws } thing(n: 2) { id throws refuses } }'],
  ['a time that is none', '{ thing { id badTime } }'],
  ['a chosen operation', 'query A { now } query B { word }', {}, 'B'],
  ['include and skip on fields', 'query($yes: Boolean!, $no: Boolean!) { now @include(if: $yes) word @skip(if: $yes) thing { id @include(if: $no) name @skip(if: $no) } }', { yes: true, no: false }],
  ['conditions that are not given', 'query($yes: Boolean = false, $no: Boolean! = true, $maybe: Boolean) { now @include(if: $yes) word @skip(if: $no) echo @include(if: true) }'],
  ['include by a default', 'query($yes: Boolean = true) { now @include(if: $yes) word @skip(if: $yes) }'],
  ['literal include and skip', '{ now @include(if: true) word @include(if: false) thing { id @skip(if: true) name } }'],
  ['include on spreads', 'query($yes: Boolean!) { thing { id ...A @include(if: $yes) ... @skip(if: $yes) { word } } } fragment A on Thing { name }', { yes: true }],
  ['include around a fragment that is used twice', 'query($yes: Boolean!) { a: thing @skip(if: $yes) { ...A } b: thing @include(if: $yes) { ...A } } fragment A on Thing { name }', { yes: true }],
  ['a field asked for with and without a condition', 'query($no: Boolean!) { thing { name @include(if: $no) ...A } thing @include(if: $no) { id } } fragment A on Thing { name }', { no: false }],
  ['unions', '{ a: either(n: 1) { __typename ... on Thing { id } ... on Other { other } } b: either { ... on Other { id other } } }'],
  ['interfaces', '{ a: shape(n: 1) { id ... on Thing { name } } b: shape { __typename id } }'],
  ['introspection', '{ __type(name: "Thing") { name fields { name } } __schema { queryType { name } } }'],
]

describe('compiled queries and graphql', () => {
  it.each(SAME)('give the same of %s', async (_, text, variables, operationName) => {
    const { plain, compiled } = await both(text, variables, operationName)
    expect(compiled ?? plain).toEqual(plain)
  })

  it('are compiled, but for variables that graphql refuses and conditions that may meet', async () => {
    const left = []
    for (const [title, text, variables, operationName] of SAME) if (!(await both(text, variables, operationName)).compiled) left.push(title)
    expect(left).toEqual([
      'a variable that cannot be read',
      'a variable of the wrong kind',
      'a missing variable',
      'include on spreads',
      'a field asked for with and without a condition',
    ])
  })

  it('give the same of 300 random documents with fragments, aliases, conditions and errors', async () => {
    const samples = fc.sample(fc.tuple(selection('Query', 4), selection('Thing', 3), selection('Thing', 2), fc.boolean(), fc.boolean()), { numRuns: 300, seed: 149 })
    let compared = 0
    for (const [query, a, b, yes, no] of samples) {
      const text = `query($yes: Boolean!, $no: Boolean!) ${query} fragment A on Thing ${a} fragment B on Thing ${b.replaceAll('...A', 'id').replaceAll('...B', 'id')}`
      if (validate(schema, parse(text), RULES).length) continue
      const { plain, compiled } = await both(text, { yes, no }, undefined)
      if (!compiled) continue
      expect(compiled.text, text).toBe(plain.text)
      expect(emptied(compiled), text).toEqual(emptied(plain))
      compared++
    }
    expect(compared).toBeGreaterThan(200)
  }, 120_000)

  it('hide a word that is none as our own mistake', async () => {
    const { compiled } = await both('{ badWord now }')
    expect(compiled).toMatchObject({ errors: [{ path: ['badWord'], hidden: true }] })
  })

  it('leave mutations, long documents and first tries to graphql', async () => {
    const asked = (text: string) => {
      const document = parse(text)
      return queries.answer({ schema, document, operation: getOperationAST(document)!, hash: text }, {}, {})
    }
    expect(asked('{ word now }')).toBeUndefined()
    expect(asked('{ word now }')).toBeDefined()
    const long = `{ ${Array.from({ length: 2_001 }, (_, i) => `a${i}: now`).join(' ')} }`
    const wide = `{ thing { ...F0 } } ${Array.from({ length: 12 }, (_, i) => `fragment F${i} on Thing { a: same { ${i < 11 ? `...F${i + 1}` : 'id'} } b: same { ${i < 11 ? `...F${i + 1}` : 'id'} } }`).join(' ')}`
    for (const text of [long, wide]) expect([asked(text), asked(text)]).toEqual([undefined, undefined])
  })
})

/** Without a null that comes at once: in lists it makes graphql itself leave a rejection unhandled. */
const FIELDS: Record<'Query' | 'Thing', [string, 'Thing'?][]> = {
  Query: [['now'], ['word'], ['failing'], ['failingNow'], ['echo'], ['thing', 'Thing'], ['none: thing(n: 0)', 'Thing'], ['things', 'Thing'], ['maybe', 'Thing'], ['boom', 'Thing']],
  Thing: [['id'], ['name'], ['at'], ['late'], ['refuses'], ['throws'], ['badTime'], ['__typename'], ['same', 'Thing'], ['later', 'Thing'], ['others', 'Thing'], ['three: sum(of: [3])']],
}

/** A selection set of a type, `depth` levels at most; the same field may be asked for in many places. */
function selection(type: 'Query' | 'Thing', depth: number): fc.Arbitrary<string> {
  const usable = FIELDS[type].filter(([, below]) => depth > 1 || !below)
  const field = fc.constantFrom(...usable).chain(([name, below]) => (below ? selection(below, depth - 1).map((set) => `${name} ${set}`) : fc.constant(name)))
  const plain = usable.filter(([name]) => !name.includes(':'))
  const conditional = fc
    .tuple(fc.nat(99_999), fc.constantFrom(...plain), fc.constantFrom('@include(if: $yes)', '@skip(if: $no)', '@include(if: $no)', '@skip(if: $yes)', '@include(if: true)'))
    .chain(([n, [name, below], when]) => (below ? selection(below, depth - 1) : fc.constant('')).map((set) => `c${n}: ${name} ${when} ${set}`))
  const spread = type === 'Thing' ? [fc.constantFrom('...A', '...B')] : []
  const inline = depth > 1 ? [selection(type, depth - 1).map((set) => `... ${set}`)] : []
  return fc.array(fc.oneof({ weight: 6, arbitrary: field }, ...[conditional, ...spread, ...inline].map((arbitrary) => ({ weight: 1, arbitrary }))), { minLength: 1, maxLength: 4 }).map((list) => `{ ${list.join(' ')} }`)
}
