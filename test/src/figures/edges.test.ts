/** Edges of questions: what is no peer, no sum, no place to have moved from, and what lies behind rows that are put together. */
import { describe, expect, it } from 'vitest'
import { Decimal } from '@jingxian/server/metrics/decimal'
import { useHouse, type Answer } from '../support/house.ts'

const test = useHouse('province')
type Node = Answer['data']

async function ask(cube: string, login = 'analyst', head = 'snapshot'): Promise<Node> {
  const { data, errors } = await test.as(login)(`{ ${head} { cube(${cube} } } }`)
  expect(errors).toEqual([])
  return data.snapshot.cube
}
const YTD = 'periods: {grain: MONTH, from: "2025-10", to: "2025-10"}'
const MONTH = 'periods: {grain: MONTH, from: "2025-10", to: "2025-10", accumulate: PERIOD}'
const years = (from: string, to = from) => `periods: {grain: YEAR, from: "${from}", to: "${to}"}`
const sum = (values: (string | null)[]) => values.reduce((all, value) => all.plus(value ?? 0), new Decimal(0))

describe('who is ranked', () => {
  it('what went out of the province makes the parts add up and has no place', async () => {
    const { rows } = await ask(`${YTD}, basis: ASSESSMENT) { rows(first: 20) { nodes { key { city { code } } capitalUsed { value share(of: FILTERED) rank { position of } } } }`)
    const outside = rows.nodes.filter((row: Node) => row.capitalUsed.rank === null && Number(row.capitalUsed.value) > 0)
    expect([rows.nodes.length, outside.length]).toEqual([16, 1])
    expect(rows.nodes.filter((row: Node) => row.capitalUsed.rank).map((row: Node) => row.capitalUsed.rank.of)).toEqual(Array(15).fill(15))
    expect(sum(rows.nodes.map((row: Node) => row.capitalUsed.share)).toNumber()).toBeCloseTo(1, 6)
  })

  it('the 15th unit is ranked with all and stands apart from the groups', async () => {
    const { rows } = await ask(`${YTD}, groupBy: [CITY, ASSESSMENT_GROUP]) { rows(first: 20) { nodes { key { city { code } } capitalUsed { all: rank { of } group: rank(partitionBy: [PERIOD, ASSESSMENT_GROUP]) { of } } } }`)
    const { capitalUsed } = rows.nodes.find((row: Node) => row.key.city.code === 'LN-SF')
    expect(capitalUsed).toEqual({ all: { of: 15 }, group: null })
    expect(rows.nodes.filter((row: Node) => row.capitalUsed.group).length).toBe(14)
  })
})

describe('a move', () => {
  it('of amounts is one; of a rate of counts only where its two intervals lie apart; of other rates nobody can say', async () => {
    const of = (metric: string, key: string, more = '') => ask(`periods: {grain: MONTH, from: "${key}", to: "${key}"}) { rows(first: 15) { nodes { key { city { code } } m: metric(key: ${metric}) { low high ${more} } } }`)
    const certain = async (metric: string) => (await of(metric, '2025-10', 'rank { movement(baseline: SAME_PERIOD_LAST_YEAR) { certain state } }')).rows.nodes as Node[]
    const moves = (nodes: Node[]) => nodes.flatMap(({ m }) => m.rank?.movement.certain ?? [])
    expect(new Set(moves(await certain('CAPITAL_USED')))).toEqual(new Set([true]))
    expect(new Set(moves(await certain('CAPITAL_ARRIVAL_RATE_36M')))).toEqual(new Set([false]))
    const before = (await of('PRODUCTION_RATE_36M', '2024-10')).rows.nodes as Node[]
    for (const { key, m } of await certain('PRODUCTION_RATE_36M')) {
      const then = before.find((row) => row.key.city.code === key.city.code).m
      if (!m.rank || then.low === null) continue
      expect(m.rank.movement.certain, key.city.code).toBe(Number(m.low) > Number(then.high) || Number(m.high) < Number(then.low))
    }
  })
})

describe('figures of years', () => {
  it('of a year’s end are not added: a range has those of its last year', async () => {
    const told = async (periods: string) => (await ask(`${periods}, filter: {city: ["210200"]}) { grandTotal { publishedPopulation { value } publishedFdiPerHead { value } }`)).grandTotal
    expect(await told(years('2021', '2023'))).toEqual(await told(years('2023')))
    const { subtotals } = await ask(`${years('2021', '2023')}, groupBy: [PERIOD, CITY], filter: {city: ["210200"]}) { subtotals(by: [CITY]) { publishedPopulation { value } }`)
    expect(subtotals[0].publishedPopulation.value).toBe((await told(years('2023'))).publishedPopulation.value)
  })

  it('a sum over both sides of a break says so, and each side alone does not', async () => {
    const told = async (periods: string) => {
      const { rows, meta } = await ask(`${periods}, groupBy: [CITY]) { rows(first: 1, orderBy: [{metric: PUBLISHED_FDI}]) { nodes { publishedFdi { value status } } } meta { warnings }`)
      return [rows.nodes[0].publishedFdi.status, meta.warnings.join().includes('断点')]
    }
    expect(await told(years('2014', '2015'))).toEqual(['NOT_COMPARABLE', true])
    expect(await told(years('2016', '2017'))).toEqual([null, false])
  })

  it('nothing is ordered by a change across a break, and nobody moved across it', async () => {
    const order = (direction: string, year: string) =>
      ask(`${years(year)}) { rows(first: 15, orderBy: [{metric: PUBLISHED_FDI, by: CHANGE_RATIO, baseline: SAME_PERIOD_LAST_YEAR, direction: ${direction}}]) { nodes { key { city { code } } publishedFdi { rank { movement(baseline: SAME_PERIOD_LAST_YEAR) { state } } } } }`)
    const codes = (cube: Node) => cube.rows.nodes.map((row: Node) => row.key.city.code)
    const [up, down] = [await order('ASC', '2015'), await order('DESC', '2015')]
    expect(codes(up)).toEqual(codes(down))
    expect(new Set(up.rows.nodes.flatMap((row: Node) => row.publishedFdi.rank?.movement.state ?? []))).toEqual(new Set(['UNAVAILABLE']))
    expect(codes(await order('ASC', '2017'))).not.toEqual(codes(await order('DESC', '2017')))
  })
})

describe('the library before the data begin', () => {
  it('is not known, and what reaches back there is compared as partial', async () => {
    const { rows } = await ask(`${years('2021')}) { rows(first: 1) { nodes { projectsSigned { state value } projectsInLibrary { state } } }`)
    expect(rows.nodes[0]).toEqual({ projectsSigned: { state: 'NOT_REPORTED', value: null }, projectsInLibrary: { state: 'NOT_REPORTED' } })
    const { grandTotal } = await ask(`periods: {grain: MONTH, from: "2025-10", to: "2025-10"}) { grandTotal { projectsSigned { compare(to: SAME_PERIOD_LAST_YEAR) { comparable reasons } } startRate36m { status compare(to: PREVIOUS_PERIOD) { reasons } } }`)
    expect(grandTotal.projectsSigned.compare.comparable).toBe(false)
    expect(grandTotal.startRate36m.compare.reasons).toContain('BEFORE_DATA')
  })

  it('is not known after the snapshot either: no status without a value', async () => {
    const { grandTotal } = await ask('periods: {grain: MONTH, from: "2026-03", to: "2026-03"}) { grandTotal { startRate36m { value status state } }')
    expect(grandTotal.startRate36m).toEqual({ value: null, status: null, state: 'NOT_REPORTED' })
  })
})

describe('what lies behind', () => {
  const all = async (cube: string, at: (cube: Node) => Node) => sum(at(await ask(cube)).facts.nodes.map(({ value }: { value: string }) => value))

  it('OTHERS: facts of the rest alone', async () => {
    const cube = `${MONTH}) { top(n: 12, orderBy: {metric: DOMESTIC_CAPITAL_USED}) { level domesticCapitalUsed { value } facts(first: 200) { totalCount nodes { value } } drill(to: INDUSTRY) { totalCount } }`
    const rest = (await ask(cube)).top.at(-1)
    expect([rest.level, rest.drill.totalCount, rest.facts.totalCount === rest.facts.nodes.length]).toEqual(['OTHERS', 0, true])
    expect((await all(cube, ({ top }) => top.at(-1))).toFixed(4)).toBe(rest.domesticCapitalUsed.value)
  })

  it('a row by shares: facts with their part, of projects elsewhere without their name', async () => {
    const { rows } = await ask(`${MONTH}, basis: ASSESSMENT) { rows(first: 20) { nodes { domesticCapitalUsed { value } facts(first: 200) { totalCount nodes { value project } } } }`)
    const whole = rows.nodes.filter((row: Node) => row.facts.totalCount === row.facts.nodes.length && row.facts.totalCount > 0)
    expect(whole.length).toBeGreaterThan(5)
    for (const row of whole) expect(sum(row.facts.nodes.map(({ value }: Node) => value)).toFixed(4)).toBe(row.domesticCapitalUsed.value)
    expect(rows.nodes.flatMap((row: Node) => row.facts.nodes).some(({ project }: Node) => project.includes('共享项目'))).toBe(true)
  })

  it('a row without a metric: everything that came in', async () => {
    const { rows } = await ask(`${MONTH}) { rows(first: 15) { nodes { facts(first: 200) { totalCount nodes { measure } } } }`)
    const measures = new Set(rows.nodes.flatMap((row: Node) => row.facts.nodes.map(({ measure }: Node) => measure)))
    for (const measure of ['DOMESTIC_CNY', 'JOBS_VERIFIED', 'TECHNOLOGY_CNY']) expect(measures).toContain(measure)
  })

  it('the grand total: its course, and the cost of it', async () => {
    const { grandTotal, meta } = await ask(`${YTD}) { grandTotal { capitalUsed { value trend(last: 6) { period { key } value } } } meta { cost { points } }`)
    expect(grandTotal.capitalUsed.trend.map(({ period }: Node) => period.key)).toEqual(['2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10'])
    expect(grandTotal.capitalUsed.trend.at(-1).value).toBe(grandTotal.capitalUsed.value)
    expect(meta.cost.points).toBe((await ask(`${YTD}) { grandTotal { capitalUsed { value } } meta { cost { points } }`)).meta.cost.points + 6)
  })
})

describe('rows', () => {
  it('are counted without a metric as with the usual one', async () => {
    const count = async (more: string) => (await ask(`${YTD}, groupBy: [INDUSTRY]) { rows(first: 1) { totalCount ${more} }`)).rows.totalCount
    expect(await count('')).toBe(await count('nodes { capitalUsed { value } }'))
    const { rows } = await ask(`${YTD}) { rows(first: 1) { nodes { drill(to: INDUSTRY) { totalCount } d: drill(to: INDUSTRY, first: 1) { totalCount nodes { capitalUsed { value } } } capitalUsed { value } } }`)
    expect(rows.nodes[0].drill.totalCount).toBe(rows.nodes[0].d.totalCount)
    expect(rows.nodes[0].drill.totalCount).toBeGreaterThan(0)
  })

  it('of metrics that know only units: none by industry, and the answer says so', async () => {
    const { rows, meta } = await ask(`${YTD}, groupBy: [INDUSTRY]) { rows(first: 50) { nodes { key { industry { code } } capitalUsed { state } onTimeReturns { state value } } } meta { warnings }`)
    expect(rows.nodes.every((row: Node) => row.key.industry.code !== '' && row.onTimeReturns.state === 'NOT_APPLICABLE')).toBe(true)
    expect(meta.warnings.join()).toContain('月报按时率')
  })

  it('of a range without periods are one window, and the answer says which', async () => {
    const { meta } = await ask('periods: {grain: YEAR, from: "2023", to: "2024"}) { grandTotal { capitalUsed { value } } meta { warnings }')
    expect(meta.warnings.join()).toContain('共 24 个月')
  })

  it('before the first rollup are served from the deltas, and told so', async () => {
    const { meta } = await ask(`${YTD}) { grandTotal { capitalUsed { value } } meta { servedFrom rollup }`, 'analyst', 'snapshot(id: 1)')
    expect(meta).toEqual({ servedFrom: 'FACTS', rollup: null })
  })
})
