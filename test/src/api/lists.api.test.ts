/** A list reads only the columns that are asked for: every field says the same in a list as in a single record, asked for alone or with others. */
import { getNamedType, isLeafType, isObjectType, isRequiredArgument, type GraphQLField, type GraphQLObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { schemaOf } from '@jingxian/server/app/schema'
import { useHouse } from '../support/house.ts'

const house = useHouse('province')

type Node = Record<string, unknown>

function fieldsOf(type: string): GraphQLField<unknown, unknown>[] {
  const fields = Object.values((schemaOf().getType(type) as GraphQLObjectType).getFields())
  return fields.filter(({ args }) => !args.some(isRequiredArgument))
}

/** The field with everything plain below it, two levels deep. */
function asked(field: GraphQLField<unknown, unknown>, depth = 2): string | undefined {
  const type = getNamedType(field.type)
  if (isLeafType(type)) return field.name
  if (!isObjectType(type) || !depth) return undefined
  const below = fieldsOf(type.name).flatMap((inner) => asked(inner, depth - 1) ?? [])
  return `${field.name} { __typename ${below.join(' ')} }`
}

async function asBureau(query: string): Promise<Record<string, Node>> {
  const { data, errors } = await house.as('shenyang')(query)
  expect(errors).toEqual([])
  return data as Record<string, Node>
}

async function nodesOf(list: string, fields: string): Promise<Node[]> {
  const data = await asBureau(`{ list: ${list} { nodes { ${fields} } } }`)
  return data['list']!['nodes'] as Node[]
}

async function singles(one: string, ids: unknown[], fields: string): Promise<Node[]> {
  return Object.values(await asBureau(`{ ${ids.map((id, n) => `n${n}: ${one}(id: "${id as string}") { ${fields} }`).join(' ')} }`))
}

describe.each([
  { type: 'Project', one: 'project', list: 'projects(first: 4)' },
  { type: 'Entry', one: 'entry', list: 'entries(first: 6, filter: { status: [SUBMITTED, ACCEPTED] })' },
])('$type', ({ type, one, list }) => {
  it.each(fieldsOf(type).flatMap((field) => ({ name: field.name, selection: asked(field) ?? '__typename' })))('$name', async ({ selection }) => {
    const ids = (await nodesOf(list, 'id')).map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(1)
    const known = await singles(one, ids, selection)
    expect(await nodesOf(list, selection)).toEqual(known)
    expect(await nodesOf(list, `${selection} also: __typename`)).toEqual(known.map((node) => ({ ...node, also: type })))
  })
})

it('last entries of projects say what the entries themselves say', async () => {
  const fields = fieldsOf('Entry').flatMap((field) => asked(field, 1) ?? [])
  for (const selection of [...fields, fields.join(' ')]) {
    const joined = (await nodesOf('projects(first: 6)', `entries(first: 2) { nodes { id ${selection} } }`)).flatMap(({ entries }) => (entries as { nodes: Node[] }).nodes)
    const loaded = (await nodesOf('projects(first: 6)', `entries(first: 2) { totalCount nodes { id ${selection} } }`)).flatMap(({ entries }) => (entries as { nodes: Node[] }).nodes)
    expect(joined).toEqual(loaded)
    expect(joined).toEqual(await singles('entry', joined.map(({ id }) => id), `id ${selection}`))
  }
})

it('an odd page of entries is refused where it is asked for', async () => {
  const { data, errors } = await house.as('shenyang')('{ projects(first: 2) { nodes { id entries(first: 1000) { nodes { id } } } } }')
  expect(data).toBeNull()
  expect(errors[0]!).toMatchObject({ path: ['projects', 'nodes', expect.any(Number), 'entries'], extensions: { code: 'LIMIT' } })
})
