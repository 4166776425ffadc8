/** What our screens and data staff ask is answered by compiled queries as by graphql itself: to the letter, refusals included. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse, print, Kind, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { post, useHouse } from '../support/house.ts'

const compiled = useHouse('province')
const plain = useHouse('province', { compiles: false })

/** As it was asked three times: the second time is the first that is compiled. */
async function both(login: string | null, query: string, variables?: Record<string, unknown>, operationName?: string) {
  const asked = async (house: typeof compiled) => {
    const cookie = login === null ? undefined : await house.cookieOf(login)
    const response = await post(house, { query, variables, operationName }, cookie)
    // A mistake inside is told by a number of its own each time.
    return { status: response.statusCode, body: response.body.replace(/[0-9A-F]{8}(?=：|")/g, 'N') }
  }
  const first = await asked(compiled)
  const [second, third] = [await asked(compiled), await asked(compiled)]
  const known = await asked(plain)
  expect(first).toEqual(known)
  expect(second).toEqual(known)
  expect(third).toEqual(known)
  return JSON.parse(known.body) as { data: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] }
}

const LIST = `query List($filter: ProjectFilter, $first: Int!, $after: String, $wide: Boolean = true) {
  projects(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes {
      ...Row tier isMajor stalledSince daysInStage canEdit moves { to name }
      again: investors { name sharePct country { code } } investors { origin }
      lastStageEvent { to eventDate recordedAt evidence { type } } stageEvents { to recordedAt }
      entries(first: 3) { totalCount nodes { id entryNo businessDate submittedAt acceptedAmount month knownFrom waitedDays capital { amount worth { amountCny } } steps { move at } } }
      short: entries(first: 1) { nodes { id status } }
      capital { accepted pending contracted } capitalByMonth(last: 2) { month accepted } mergedInto { id }
    }
  }
}
fragment Row on Project { id projectNo name city { code name } county { shortName } industry { code name } totalInvestment contractDate wide: stage @include(if: $wide) }`

const CUBE = `query Cube($from: PeriodKey!, $to: PeriodKey!, $metric: MetricKey!, $city: [ID!], $wide: Boolean!) {
  snapshot(asOf: "2025-11-01T00:00:00+08:00") {
    id asOf dataThrough completeness(period: $to) { received missing { code } } news(first: 3) { id kind at }
    cube(periods: {grain: MONTH, from: $from, to: $to}, groupBy: [PERIOD, CITY], filter: {city: $city}) {
      rows(first: 40, orderBy: [{metric: $metric}]) { nodes { id level key { period { key start } city { code } } metric(key: $metric) { ...C } capitalUsed { ...C } } pageInfo { endCursor } }
      growth: rows(first: 5, orderBy: [{metric: $metric, by: DIFFERENCE, baseline: SAME_PERIOD_LAST_YEAR}]) @include(if: $wide) { nodes { id metric(key: $metric) { yoy: compare(to: SAME_PERIOD_LAST_YEAR) { difference changeRatio comparable reasons } } } }
      grandTotal { id capitalUsed { display(unit: YI_YUAN, digits: 1) display2: display } }
      subtotals(by: [PERIOD]) { id capitalUsed { value } }
      meta { queryHash servedFrom cost { points } warnings }
    }
  }
}
fragment C on Cell { value state number display rank { position of gapToNext { difference key { city { code } } } movement { state places } } share trend(last: 3) { value state period { key } } }`

const PERIODS = { from: '2025-09', to: '2025-10', metric: 'CAPITAL_USED', wide: true }

describe('a compiled query answers like graphql itself', () => {
  it.each([
    ['a bureau’s list', 'jinzhou', LIST, { first: 10 }],
    ['a list of the province', 'analyst', LIST, { first: 5, filter: { stage: ['STARTED'], search: '项目' }, wide: false }],
    ['a list for a county', 'tiexi', LIST, { first: 200 }],
    ['a page behind the last', 'jinzhou', LIST, { first: 5, after: Buffer.from('o:5000').toString('base64url') }],
    ['a list of nothing', 'jinzhou', LIST, { first: 5, filter: { city: [] } }],
    ['entries of a desk', 'reviewer', '{ entries(first: 5, filter: {status: [ACCEPTED], month: "2025-10", family: FOREIGN}) { totalCount nodes { id project { name } evidence { type url } remarks { rule message } moves proven shortfall } } }', {}],
    ['a cube', 'analyst', CUBE, PERIODS],
    ['a cube without its wide part', 'jinzhou', CUBE, { ...PERIODS, wide: false, city: ['210700'] }],
    ['who am I and what is there', 'jinzhou', '{ me { name role } regions { code name parent { code } } metrics { key name } __typename }', {}],
  ])('%s', async (_, login, query, variables) => {
    const { data, errors } = await both(login, query, variables)
    expect(errors).toBeUndefined()
    expect(data).not.toBeNull()
  })

  it.each([
    ['a page that is too large', 'jinzhou', LIST, { first: 201 }, 'LIMIT'],
    ['a cursor that is none', 'jinzhou', LIST, { first: 2, after: 'x' }, 'INVALID'],
    ['an unknown place', 'jinzhou', LIST, { first: 2, filter: { city: ['999999'] } }, 'INVALID'],
    ['a variable that is missing', 'jinzhou', LIST, {}, 'INVALID'],
    ['a variable of the wrong kind', 'jinzhou', LIST, { first: 'many' }, 'INVALID'],
    ['a null where a number must stand', 'jinzhou', 'query($first: Int = 5) { projects(first: $first) { totalCount } }', { first: null }, 'INVALID'],
    ['a period that is none', 'analyst', CUBE, { ...PERIODS, to: '2025-13' }, 'INVALID'],
    ['a place that is not on the calendar', 'analyst', '{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-09"}) { rows { totalCount } } } }', {}, 'INVALID'],
    ['detail of other units', 'jinzhou', 'query { snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, groupBy: [COUNTY]) { rows { totalCount } } } }', {}, 'FORBIDDEN'],
    ['a list of somebody who has not signed in', null, '{ projects { totalCount } }', {}, 'UNAUTHENTICATED'],
    ['what costs too much', 'analyst', '{ projects(first: 200) { nodes { entries(first: 200) { nodes { id evidence { id } project { entries(first: 200) { nodes { id } } } } } } } }', {}, 'LIMIT'],
    ['a field that is not there', 'analyst', '{ projects { nodes { nothing } } }', {}, 'INVALID'],
    ['introspection without the right', null, '{ __schema { types { name } } }', {}, 'FORBIDDEN'],
    ['an unknown snapshot beside a good field', 'analyst', '{ regions { code } snapshot(id: "999999") { id } }', {}, 'NOT_FOUND'],
  ])('%s is refused', async (_, login, query, variables, code) => {
    const { errors } = await both(login, query, variables)
    expect(errors!.map(({ extensions }) => extensions.code)).toContain(code)
  })
})

/** The documents of the screens, each with the fragments that it uses. */
function screenOperations(): string[] {
  const dir = resolve(import.meta.dirname, '../../../web/src')
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'))
  const definitions = files.flatMap((file) => parse(readFileSync(join(dir, file), 'utf8')).definitions)
  const fragments = new Map(definitions.filter((d): d is FragmentDefinitionNode => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]))
  const used = (text: string, found = new Set<string>()): Set<string> => {
    for (const [, name] of text.matchAll(/\.\.\.(\w+)/g)) if (fragments.has(name!) && !found.has(name!)) used(print(fragments.get(name!)!), found.add(name!))
    return found
  }
  return definitions
    .filter((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION && d.operation === 'query')
    .map((d) => [print(d), ...[...used(print(d))].map((name) => print(fragments.get(name)!))].join('\n'))
}

describe('each query of the screens', () => {
  const KNOWN: Record<string, unknown> = {
    first: 5, period: '2025-10', project: '', id: '', from: '2025-10', to: '2025-10', month: '2025-10', metric: 'CAPITAL_USED', wide: true, grain: 'MONTH',
    periods: { grain: 'MONTH', from: '2025-09', to: '2025-10' }, months: { grain: 'MONTH', from: '2025-01', to: '2025-10' }, city: '210700', county: '210702',
    now: { grain: 'MONTH', from: '2025-10', to: '2025-10' }, rolling: { grain: 'MONTH', from: '2024-11', to: '2025-10' },
    tile1: 'CAPITAL_USED', tile2: 'FOREIGN_CAPITAL_USED', tile3: 'PROJECTS_SIGNED', tile4: 'CAPITAL_ARRIVAL_RATE',
  }
  it.each(screenOperations().map((text) => [/query (\w+)/.exec(text)![1]!, text]))('%s', async (_, text) => {
    const snapshot = (await compiled.as('analyst')('{ snapshot { id } }')).data.snapshot.id as string
    const projects = (await compiled.as('jinzhou')('{ projects(first: 1) { nodes { id entries(first: 1) { nodes { id } } } } }')).data.projects.nodes
    for (const id of [projects[0].id, projects[0].entries.nodes[0]?.id]) {
      for (const login of ['analyst', 'jinzhou']) await both(login, text, { ...KNOWN, snapshot, id, project: projects[0].id })
    }
  })
})

describe('a mistake inside', () => {
  it('is hidden behind a number', async () => {
    for (const { house } of [compiled, plain]) {
      await house.as(HOUSE, 'write', ({ em }) =>
        em.execute(
          `insert into stage_event (id, project, city, county, position, from_stage, to_stage, event_date, recorded_at, actor, is_regress)
           select '0e000000-0000-7000-8000-000000000001', id, city, county, 99, stage, stage, '2025-11-18', 'infinity', '', false from project where city = 210700 order by id desc limit 1`,
          [],
          'run',
        ),
      )
    }
    const { data, errors } = await both('jinzhou', '{ projects(first: 3) { nodes { id lastStageEvent { recordedAt } } } }')
    expect(errors).toMatchObject([{ path: ['projects', 'nodes', 0, 'lastStageEvent', 'recordedAt'], extensions: { code: 'UNAVAILABLE' } }])
    expect((data!['projects'] as { nodes: { lastStageEvent: unknown }[] }).nodes.map((n) => n.lastStageEvent === null)).toEqual([true, false, false])
  })
})
