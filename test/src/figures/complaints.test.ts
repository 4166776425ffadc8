/** What users of other products complain about (docs: the API's table of complaints), each as a question and its answer. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { FactDelta } from '@jingxian/server/facts/fact-delta'
import { makeKnown } from '@jingxian/server/facts/facts.service'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { aProject } from '../support/factories.ts'
import { NOW, useHouse, type Answer } from '../support/house.ts'

const test = useHouse('reference')
type Node = Answer['data']

function delta(city: number, month: number, value: number, more: Partial<FactDelta> = {}): FactDelta {
  const keys = { measure: 'DOMESTIC_CNY', county: city + 2, cohort: null, industry: 'C34', country: null, nature: 'DOMESTIC', project: null, entry: null, assurance: 1, entries: 1 }
  return { ...keys, city, month, value: value.toFixed(4), ...more }
}

const known = (...deltas: FactDelta[]) => test.house.as(HOUSE, 'write', (ctx) => makeKnown(ctx, 'ENTRIES_ACCEPTED', deltas))

async function ask(cube: string, variables: Record<string, unknown> = {}, head = ''): Promise<Node> {
  const { data, errors } = await test.as('analyst')(`query ${head} { snapshot { id label cube(${cube} } } }`, variables)
  expect(errors).toEqual([])
  return data.snapshot.cube
}

const MONTH = (month: string, more = '') => `periods: {grain: MONTH, from: "${month}", to: "${month}", accumulate: PERIOD}${more}) {`
const cellOf = (cube: Node, code: string) => cube.rows.nodes.find((node: Node) => node.key.city.code === code).domesticCapitalUsed

describe('bases', () => {
  beforeAll(() =>
    known(
      // A year before: zero, negative, none, plain.
      ...[delta(210100, 202408, 5), delta(210100, 202408, -5), delta(210200, 202408, -30), delta(210400, 202408, 80)],
      ...[210100, 210200, 210300, 210400].map((city) => delta(city, 202508, 100)),
    ),
  )
  const asked = () => ask(`${MONTH('2025-08')} rows { nodes { key { city { code } } domesticCapitalUsed { value y: compare(to: SAME_PERIOD_LAST_YEAR) { baseValue difference changeRatio comparable reasons base { key } } } } }`)

  it.each([
    ['zero gives the difference and no percentage', '210100', { baseValue: '0.0000', difference: '100.0000', changeRatio: null, reasons: expect.arrayContaining(['ZERO_BASE']) }],
    ['negative gives the difference and no percentage, never one with the sign flipped', '210200', { baseValue: '-30.0000', difference: '130.0000', changeRatio: null, reasons: expect.arrayContaining(['NEGATIVE_BASE']) }],
    ['missing gives neither', '210300', { baseValue: null, difference: null, changeRatio: null, comparable: false, reasons: expect.arrayContaining(['NO_BASE']) }],
  ])('%s', async (_name, code, expected) => {
    expect(cellOf(await asked(), code).y).toMatchObject(expected)
  })

  it('a question about this year alone keeps last year as its base', async () => {
    expect(cellOf(await asked(), '210400').y).toMatchObject({ baseValue: '80.0000', difference: '20.0000', base: { key: '2024-08' } })
  })

  it('a month that still runs is marked, and not compared with a whole one', async () => {
    await known(delta(210400, 202511, 7), delta(210400, 202411, 9))
    const cube = await ask(`${MONTH('2025-11')} rows { nodes { key { city { code } period { complete } } domesticCapitalUsed { value y: compare(to: SAME_PERIOD_LAST_YEAR) { changeRatio comparable reasons } } } }`)
    expect(cellOf(cube, '210400')).toMatchObject({ value: '7.0000', y: { changeRatio: null, comparable: false, reasons: expect.arrayContaining(['PARTIAL_CURRENT']) } })
    expect(cube.rows.nodes[0].key.period.complete).toBe(false)
  })
})

describe('ranks', () => {
  beforeAll(() => known(...[[210100, 9], [210200, 9], [210300, 7], [210400, 5], [210500, 5], [210600, 3], [210700, 1], [210800, 1]].map(([city, value]) => delta(city!, 202503, value!))))
  const RANKS = `${MONTH('2025-03')} rows(first: 15, orderBy: [{metric: DOMESTIC_CAPITAL_USED}]) { nodes { key { city { code } } domesticCapitalUsed { value a: rank { position tiedWith of } b: rank(ties: DENSE_1223) { position } } } }`

  it('ties at the top, in the middle and at the end, under both rules', async () => {
    const ranked = (await ask(RANKS)).rows.nodes.filter((node: Node) => node.domesticCapitalUsed.value !== null)
    expect(ranked.map((node: Node) => node.domesticCapitalUsed.a.position)).toEqual([1, 1, 3, 4, 4, 6, 7, 7])
    expect(ranked.map((node: Node) => node.domesticCapitalUsed.b.position)).toEqual([1, 1, 2, 3, 3, 4, 5, 5])
    expect(ranked.map((node: Node) => node.domesticCapitalUsed.a.tiedWith)).toEqual([1, 1, 0, 1, 1, 0, 1, 1])
    expect(ranked[0].domesticCapitalUsed.a.of).toBe(8)
  })

  it('equal rows stand in one order at each refresh, whichever way they are sorted', async () => {
    const order = async (text: string) => (await ask(text)).rows.nodes.map((node: Node) => node.key.city.code)
    const first = await order(RANKS)
    for (let i = 0; i < 3; i++) expect(await order(RANKS)).toEqual(first)
    const up = await order(RANKS.replace('DOMESTIC_CAPITAL_USED}]', 'DOMESTIC_CAPITAL_USED, direction: ASC}]'))
    expect(up.slice(0, 2)).toEqual(['210700', '210800'])
    expect(first.slice(0, 2)).toEqual(['210100', '210200'])
  })
})

describe('a unit that is late', () => {
  const YEAR = (more: string) => `periods: {grain: MONTH, from: "2023-02", to: "2023-02"}) { ${more}`
  beforeAll(() => known(delta(210900, 202301, 50), ...[[202301, 30], [202302, 10]].map(([month, value]) => delta(211000, month!, value!)), delta(211100, 202302, 10)))

  it('has no year to date of its own, and what was accepted of it stays in the total', async () => {
    const { rows, grandTotal, meta } = await ask(YEAR('rows { nodes { key { city { code } } domesticCapitalUsed { value state rank { of } share(of: PROVINCE) parent: share } } } grandTotal { domesticCapitalUsed { value } } meta { warnings }'))
    expect(cellOf({ rows }, '210900')).toEqual({ value: null, state: 'NOT_REPORTED', rank: null, share: null, parent: null })
    expect(grandTotal.domesticCapitalUsed.value).toBe('100.0000')
    expect(['211000', '211100'].map((code) => cellOf({ rows }, code))).toMatchObject([{ value: '40.0000', share: '0.4', parent: '0.4', rank: { of: 2 } }, { value: '10.0000', share: '0.1', parent: '0.1' }])
    expect(meta.warnings.join()).toContain('未报单位此前各月的金额')
  })

  it('is in OTHERS, which are silent only where nobody in them reported', async () => {
    const others = async (n: number) => (await ask(YEAR(`top(n: ${n}, orderBy: {metric: DOMESTIC_CAPITAL_USED}) { level domesticCapitalUsed { value state share } }`))).top.at(-1)
    expect(await others(1)).toEqual({ level: 'OTHERS', domesticCapitalUsed: { value: '60.0000', state: 'REPORTED', share: '0.6' } })
    expect((await others(2)).domesticCapitalUsed).toEqual({ value: null, state: 'NOT_REPORTED', share: null })
  })
})

describe('counts', () => {
  it('of projects in the library are those of the last day: months do not add up to a quarter, units do add up', async () => {
    await aProject(test.house, { contractDate: '2025-07-10' })
    await aProject(test.house, { county: '210202', nationalCode: null, name: '大连计数项目', contractDate: '2025-08-20' })
    const counts = async (grain: string, from: string, to: string, groupBy: string) =>
      ask(`periods: {grain: ${grain}, from: "${from}", to: "${to}", accumulate: PERIOD}, groupBy: [${groupBy}]) { rows(first: 100) { nodes { projectsInLibrary { value } projectsSigned { value } startRate36m { n denominator } } } grandTotal { projectsInLibrary { value } projectsSigned { value } startRate36m { n } }`)
    const [months, quarter, cities] = [await counts('MONTH', '2025-07', '2025-09', 'PERIOD'), await counts('QUARTER', '2025-Q3', '2025-Q3', 'PERIOD'), await counts('QUARTER', '2025-Q3', '2025-Q3', 'CITY')]
    const values = (cube: Node, field: string) => cube.rows.nodes.map((node: Node) => Number(node[field].value ?? 0))
    expect(values(months, 'projectsInLibrary')).toEqual([2, 2, 2])
    expect(values(quarter, 'projectsInLibrary')).toEqual([2])
    expect(values(months, 'projectsSigned')).toEqual([1, 1, 0])
    expect(values(quarter, 'projectsSigned')).toEqual([2])
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
    expect(sum(values(cities, 'projectsInLibrary'))).toBe(Number(cities.grandTotal.projectsInLibrary.value))
    expect(sum(cities.rows.nodes.map((node: Node) => node.startRate36m.n))).toBe(cities.grandTotal.startRate36m.n)
  })
})

describe('rates', () => {
  it('change in percentage points, never in percent of a percentage', async () => {
    const technology = (month: number, value: number) => delta(210900, month, value, { measure: 'TECHNOLOGY_CNY' })
    await known(technology(202406, 20), delta(210900, 202406, 100), technology(202506, 30), delta(210900, 202506, 100))
    const cube = await ask(`${MONTH('2025-06', ', filter: {city: ["210900"]}')} rows { nodes { technologyIntensity { value y: compare(to: SAME_PERIOD_LAST_YEAR) { changePoints changeRatio difference comparable } } } }`)
    expect(cube.rows.nodes[0].technologyIntensity).toEqual({ value: '30.000000', y: { changePoints: '10.000000', changeRatio: null, difference: '10.000000', comparable: true } })
  })
})

describe('the language of questions', () => {
  it('fragments, aliases, directives and variables say the same', async () => {
    const [from, filter] = ['periods: {grain: MONTH, from: "2025-03", to: "2025-03", accumulate: PERIOD}', 'filter: {city: ["210100", "210300"]}']
    const plain = await ask(`${from}, ${filter}) { rows { nodes { id domesticCapitalUsed { value rank { position } } } }`)
    const ways = [
      await ask(`periods: $p, ${filter}) { rows { nodes { id domesticCapitalUsed { value rank { position } } } }`, { p: { grain: 'MONTH', from: '2025-03', to: '2025-03', accumulate: 'PERIOD' } }, '($p: PeriodRange!)'),
      await ask(`${from}, ${filter}) { rows { nodes { id domesticCapitalUsed: metric(key: $m) { ... on Cell { value } rank @include(if: $yes) { position } compare(to: PREVIOUS_PERIOD) @skip(if: $yes) { difference } } } }`, { m: 'DOMESTIC_CAPITAL_USED', yes: true }, '($m: MetricKey!, $yes: Boolean!)'),
      (await test.as('analyst')(`{ snapshot { cube(${from}, ${filter}) { ...Rows } } } fragment Rows on CubeResult { rows { nodes { ...R } } } fragment R on Row { id domesticCapitalUsed { ...C } } fragment C on Cell { value rank { position } }`)).data.snapshot.cube,
    ]
    for (const way of ways) expect(way).toEqual(plain)
    const twice = await ask(`${from}, ${filter}) { a: rows(first: 1) { nodes { id x: domesticCapitalUsed { value } } } b: rows(first: 1, orderBy: [{metric: DOMESTIC_CAPITAL_USED, direction: ASC}]) { nodes { id y: domesticCapitalUsed { value } } }`)
    expect([twice.a.nodes[0].x.value, twice.b.nodes[0].y.value]).toEqual(['9.0000', '7.0000'])
  })

  it('a question that costs too much or goes too deep is refused before any figure is read', async () => {
    const connection = test.house.orm.em.getDriver().getConnection() as unknown as { execute: (...args: unknown[]) => unknown }
    const [sent, execute] = [[] as string[], connection.execute.bind(connection)]
    connection.execute = (...args) => (sent.push(String(args[0])), execute(...args))
    const costly = await test.as('jinzhou')('{ snapshot { cube(periods: {grain: MONTH, from: "1990-01", to: "2099-12"}, groupBy: [PERIOD, CITY]) { rows(first: 1) { nodes { a: capitalUsed { value compare(to: SAME_PERIOD_LAST_YEAR) { difference } } b: jobsCreated { value } c: foreignCapitalUsed { value } } } } } }')
    const deep = await test.as('jinzhou')(`{ snapshot { cube(${MONTH('2025-03')} rows { nodes ${'{ drill(to: COUNTY) { nodes '.repeat(8)}{ id }${' } }'.repeat(8)} } } } }`)
    connection.execute = execute
    expect([costly.errors[0]!.extensions.code, deep.errors[0]!.extensions.code]).toEqual(['LIMIT', 'LIMIT'])
    expect(sent.some((statement) => statement.includes('month_sum'))).toBe(false)
  })
})

describe('later', () => {
  it('a drill asked again of its snapshot is the same after the figures moved', async () => {
    const DRILL = `query($id: ID) { snapshot(id: $id) { id cube(${MONTH('2025-03', ', filter: {city: ["210100"]}')} rows { nodes { domesticCapitalUsed { value } drill(to: COUNTY) { totalCount nodes { id domesticCapitalUsed { value } } } } } } } }`
    const before = (await test.as('analyst')(DRILL)).data
    await known(delta(210100, 202503, 50))
    expect((await test.as('analyst')(DRILL, { id: before.snapshot.id })).data).toEqual(before)
    expect((await test.as('analyst')(DRILL)).data.snapshot.cube.rows.nodes[0].domesticCapitalUsed.value).toBe('59.0000')
  })

  it('past midnight in Shanghai the day of a snapshot is the new one, and its number begins again', async () => {
    // Each asks once, right after signing in: a session of the morning would be too old by night.
    test.house.setClock(() => new Date('2025-11-18T23:59:59+08:00'))
    await known(delta(210100, 202502, 1))
    const { data: before } = await test.as('reviewer')('{ snapshot { label asOf } }')
    test.house.setClock(() => new Date('2025-11-19T00:00:01+08:00'))
    await known(delta(210100, 202502, 1))
    const { data: after } = await test.as('approver')('{ snapshot { label asOf } }')
    expect(before.snapshot.label).toMatch(/^S-20251118-\d\d$/)
    expect(after.snapshot.label).toBe('S-20251119-01')
    test.house.setClock(() => NOW)
  })
})
