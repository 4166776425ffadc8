/** What must hold of every answer, asked of many random questions. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addMonths, keyOfMonth, monthKey, windowOf } from '@jingxian/schema/vocabulary/period'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs, HOUSE } from '@jingxian/server/kernel/actor'
import { monthOf } from '@jingxian/server/kernel/clock'
import { Decimal } from '@jingxian/server/metrics/decimal'
import { Entry } from '@jingxian/server/records/ledger/entry.entity'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import type { FactDelta } from '@jingxian/server/facts/fact-delta'
import { makeKnown } from '@jingxian/server/facts/facts.service'
import { codeOf } from '@jingxian/server/reference/region-code'
import { useHouse } from '../support/house.ts'
import { arrival, flows, type FactRow, type OracleQuestion } from './oracle.ts'

const test = useHouse('province')
let facts: FactRow[]
let version: number
let dataThrough: number

beforeAll(async () => {
  const rows = await test.house.as(HOUSE, 'read', ({ em }) => em.execute<FactRow[]>('select * from fact where basis = 1')) // territorial, as the questions below
  facts = rows.map((row) => ({ ...row, version: Number(row.version) }))
  const { data } = await test.as('analyst')('{ snapshot { id dataThrough } }')
  version = Number(data.snapshot.id)
  dataThrough = windowOf(data.snapshot.dataThrough).to
})

const runs = { numRuns: 60 }
const grain = fc.constantFrom('MONTH', 'QUARTER', 'HALF', 'YEAR')
const accumulate = fc.constantFrom('PERIOD', 'YEAR_TO_DATE', 'ROLLING_12_MONTHS')
const keys = fc.constantFrom([], ['city'], ['county'], ['industry'], ['city', 'industry'], ['city', 'county']) as fc.Arbitrary<OracleQuestion['keys']>
const cities = fc.option(fc.uniqueArray(fc.constantFrom(210100, 210200, 210700, 211100, 219900), { minLength: 1 }), { nil: undefined })
const level = fc.constantFrom(1, 2)
const LEVELS = ['', 'REPORTED', 'DOCUMENTED']

describe('the cube equals a naive sum over the facts', () => {
  it('for random periods, accumulations, dimensions, filters, levels and versions', async () => {
    await fc.assert(
      fc.asyncProperty(grain, accumulate, keys, cities, level, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 40 }), async (g, acc, dims, city, atLeast, back, older) => {
        const period = keyOfMonth(addMonths(dataThrough, -back), g)
        const asked = version - (older % 7 === 0 ? older : 0)
        const { rows, total, through, asOfMonth } = await askCube({ g, acc, period, dims, city, atLeast, asked })
        const months = windowFor(period, g, acc, through)
        // A filter on cities only chooses what is shown where rows are cities; elsewhere it chooses facts.
        const question: OracleQuestion = { version: asked, dataThrough: through, months, keys: dims, city, level: atLeast }
        for (const metric of FLOWS) {
          const expected = flows(facts, metric, question)
          for (const row of rows) if (row.cells[metric] !== null) expect(new Decimal(row.cells[metric]!).toFixed(4), `${metric} ${row.key}`).toBe((expected.get(row.key) ?? new Decimal(0)).toFixed(4))
          const sum = [...expected.values()].reduce((a, b) => a.plus(b), new Decimal(0))
          if (total[metric] !== null) expect(new Decimal(total[metric]!).toFixed(4)).toBe(sum.toFixed(4))
        }
        // What the library knows, it knows up to the day of the snapshot.
        checkRates(months.to <= asOfMonth ? arrival(facts, question) : null, rows)
      }),
      { ...runs, examples: [['QUARTER', 'PERIOD', [], undefined, 1, 0, 7]] },
    )
  })
})

interface Asked {
  g: string
  acc: string
  period: string
  dims: OracleQuestion['keys']
  city: number[] | undefined
  atLeast: number
  asked: number
}

interface Row {
  key: string
  cells: Record<string, string | null>
  rate: { value: string | null; numerator: string | null; denominator: string | null; n: number }
}

const FLOWS = ['FOREIGN_CAPITAL_USED', 'DOMESTIC_CAPITAL_USED', 'CAPITAL_USED', 'JOBS_CREATED', 'JOBS_REPORTED', 'TECHNOLOGY_VALUE']
const CELLS = `${FLOWS.map((metric) => `${metric}: metric(key: ${metric}) { value }`).join(' ')} capitalArrivalRate { value numerator denominator n }`

async function askCube({ g, acc, period, dims, city, atLeast, asked }: Asked): Promise<{ rows: Row[]; total: Record<string, string | null>; through: number; asOfMonth: number }> {
  const groupBy = dims.map((key) => key.toUpperCase()).join(', ')
  const filter = `{assuranceAtLeast: ${LEVELS[atLeast]}${city ? `, city: [${city.map((c) => `"${codeOf(c)}"`).join(', ')}]` : ''}}`
  const { data, errors } = await test.as('analyst')(
    `query($id: ID) { snapshot(id: $id) { asOf dataThrough cube(periods: {grain: ${g}, from: "${period}", to: "${period}", accumulate: ${acc}}, groupBy: [${groupBy}], filter: ${filter}) {
      rows(first: 1000) { nodes { key { city { code } county { code } industry { code } } ${CELLS} } } grandTotal { ${CELLS} } } } }`,
    { id: String(asked) },
  )
  expect(errors).toEqual([])
  const { cube } = data.snapshot
  const { asOf, dataThrough: through } = data.snapshot
  return { rows: cube.rows.nodes.map((node: never) => rowOf(node, dims)), total: cellsOf(cube.grandTotal), through: windowOf(through).to, asOfMonth: monthOf(new Date(asOf)) }
}

function rowOf(node: any, dims: OracleQuestion['keys']): Row { // eslint-disable-line @typescript-eslint/no-explicit-any
  const number = (code: string) => (code === 'LN-SF' ? '219900' : code)
  return { key: dims.map((key) => number(node.key[key].code)).join('|'), cells: cellsOf(node), rate: node.capitalArrivalRate }
}

function cellsOf(node: any): Record<string, string | null> { // eslint-disable-line @typescript-eslint/no-explicit-any
  return Object.fromEntries(FLOWS.map((metric) => [metric, node[metric].value]))
}

/** The window in the words of domain.md, written anew. */
function windowFor(period: string, g: string, acc: string, through: number): { from: number; to: number } {
  const full = windowOf(period)
  const to = g !== 'MONTH' && full.from <= through && full.to > through ? through : full.to
  if (acc === 'YEAR_TO_DATE') return { from: Math.floor(to / 100) * 100 + 1, to }
  return acc === 'ROLLING_12_MONTHS' ? { from: addMonths(to, -11), to } : { from: full.from, to }
}

function checkRates(expected: ReturnType<typeof arrival> | null, rows: Row[]): void {
  for (const row of rows) {
    const rate = expected?.get(row.key)
    if (expected) expect(row.rate.n).toBe(rate?.n ?? 0)
    if (!rate || rate.due.lte(0) || rate.n < 5) expect(row.rate.value).toBeNull()
    else expect(new Decimal(row.rate.value!).toFixed(6)).toBe(rate.paid.times(100).div(rate.due).toFixed(6))
  }
}

describe('levels', () => {
  it('the people counted of each project are those of its last accepted record', async () => {
    const told = await test.house.as(HOUSE, 'read', ({ em }) =>
      em.execute<{ project: string; counted: string; stated: string }[]>(`
        select e.project, greatest(0, (e.content->>'insured')::int - (e.content->>'baselineInsured')::int)::text as stated,
          (select trim_scale(sum(f.value))::text from fact f where f.project = e.project and f.measure = 'JOBS_VERIFIED' and f.basis = 1) as counted
        from (select distinct on (project) * from entry where kind = 'JOBS' and status = 'ACCEPTED' order by project, month desc) e`),
    )
    expect(told.length).toBeGreaterThan(20)
    for (const { project, counted, stated } of told) expect(counted, project).toBe(stated)
  })
})

describe('totals and shares', () => {
  it('a rate of the total is its sums divided, never the mean or sum of rates', async () => {
    const { data } = await test.as('analyst')('{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}) { rows { nodes { capitalArrivalRate { value numerator denominator n } } } grandTotal { capitalArrivalRate { value numerator denominator n } } } } }')
    const { rows, grandTotal } = data.snapshot.cube
    const sum = (part: 'numerator' | 'denominator') => rows.nodes.reduce((s: Decimal, node: any) => s.plus(node.capitalArrivalRate[part] ?? 0), new Decimal(0)) // eslint-disable-line @typescript-eslint/no-explicit-any
    const total = grandTotal.capitalArrivalRate
    expect(new Decimal(total.numerator).eq(sum('numerator'))).toBe(true)
    expect(new Decimal(total.value).toFixed(6)).toBe(sum('numerator').times(100).div(sum('denominator')).toFixed(6))
    const values = rows.nodes.map((node: any) => Number(node.capitalArrivalRate.value ?? 0)) // eslint-disable-line @typescript-eslint/no-explicit-any
    expect(Number(total.value)).not.toBeCloseTo(values.reduce((a: number, b: number) => a + b, 0), 3)
  })

  it('shares add to 1 at each scope', async () => {
    await fc.assert(
      fc.asyncProperty(accumulate, fc.integer({ min: 0, max: 10 }), fc.constantFrom('CITY', 'COUNTY', 'INDUSTRY'), async (acc, back, dimension) => {
        const period = monthKey(addMonths(dataThrough, -back))
        const { data } = await test.as('analyst')(
          `{ snapshot { cube(periods: {grain: MONTH, from: "${period}", to: "${period}", accumulate: ${acc}}, groupBy: [${dimension}]) { rows(first: 200) { nodes { capitalUsed { p: share f: share(of: FILTERED) v: share(of: PROVINCE) } } } } } }`,
        )
        for (const scope of ['p', 'f', 'v']) {
          const sum = data.snapshot.cube.rows.nodes.reduce((s: Decimal, node: any) => s.plus(node.capitalUsed[scope] ?? 0), new Decimal(0)) // eslint-disable-line @typescript-eslint/no-explicit-any
          expect(sum.minus(1).abs().lt('0.000001'), `${scope} of ${dimension} is ${sum.toString()}`).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('within each parent the shares of a deeper cut add to 1', async () => {
    const { data } = await test.as('analyst')('{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, groupBy: [CITY, INDUSTRY]) { rows(first: 500) { nodes { key { city { code } } capitalUsed { share } } } } } }')
    const sums = new Map<string, Decimal>()
    for (const node of data.snapshot.cube.rows.nodes) sums.set(node.key.city.code, (sums.get(node.key.city.code) ?? new Decimal(0)).plus(node.capitalUsed.share ?? 0))
    for (const sum of sums.values()) expect(sum.minus(1).abs().lt('0.000001')).toBe(true)
  })
})

describe('ranks', () => {
  it('do not depend on the order of rows, share a position when level, and leave the next ones out', async () => {
    const units = (await test.as('analyst')('{ regions { code level } }')).data.regions.filter((r: { level: string }) => r.level === 'CITY' || r.level === 'ZONE')
    let month = 203001
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 15, maxLength: 15 }), fc.infiniteStream(fc.integer({ min: 0, max: 1e6 })), async (amounts, shuffle) => {
        const deltas = units.map((unit: { code: string }, i: number) => delta(unit.code, month, amounts[i]! * 100 + 1))
        const mixed = deltas.map((d: FactDelta) => ({ d, at: shuffle.next().value as number })).sort((a: { at: number }, b: { at: number }) => a.at - b.at).map(({ d }: { d: FactDelta }) => d)
        await test.house.as(houseAs(Role.PROV_APPROVER, '测试'), 'write', (ctx) => makeKnown(ctx, 'ENTRIES_ACCEPTED', mixed))
        const period = monthKey(month)
        const { data } = await test.as('leader')(
          `{ snapshot { cube(periods: {grain: MONTH, from: "${period}", to: "${period}", accumulate: PERIOD}) { rows(orderBy: [{metric: CAPITAL_USED}]) { nodes { key { city { code } } capitalUsed { value rank { position tiedWith gapToNext { difference } leadOverPrevious { difference } } } } } } } }`,
        )
        month = addMonths(month, 1)
        const nodes = data.snapshot.cube.rows.nodes as { key: { city: { code: string } }; capitalUsed: any }[] // eslint-disable-line @typescript-eslint/no-explicit-any
        for (const { capitalUsed } of nodes) {
          const value = Number(capitalUsed.value)
          const all = nodes.map((n) => Number(n.capitalUsed.value))
          const [better, level, worse] = [all.filter((v) => v > value), all.filter((v) => v === value), all.filter((v) => v < value)]
          expect(capitalUsed.rank.position).toBe(better.length + 1)
          expect(capitalUsed.rank.tiedWith).toBe(level.length - 1)
          expect(capitalUsed.rank.gapToNext === null ? null : Number(capitalUsed.rank.gapToNext.difference)).toBe(better.length ? Math.min(...better) - value : null)
          expect(capitalUsed.rank.leadOverPrevious === null ? null : Number(capitalUsed.rank.leadOverPrevious.difference)).toBe(worse.length ? value - Math.max(...worse) : null)
        }
        const order = nodes.map((n) => n.key.city.code)
        expect(order).toEqual([...nodes].sort((a, b) => Number(b.capitalUsed.value) - Number(a.capitalUsed.value) || keyNumber(a) - keyNumber(b)).map((n) => n.key.city.code))
      }),
      { numRuns: 15 },
    )
  })
})

function keyNumber({ key }: { key: { city: { code: string } } }): number {
  return key.city.code === 'LN-SF' ? 219900 : Number(key.city.code)
}

function delta(code: string, month: number, value: number): FactDelta {
  const city = code === 'LN-SF' ? 219900 : Number(code)
  return { measure: 'DOMESTIC_CNY', city, county: city, month, cohort: null, industry: 'C34', country: null, nature: 'DOMESTIC', project: null, entry: null, assurance: 1, value: value.toFixed(4), entries: 1 }
}

describe('the past', () => {
  it('a snapshot asked again after later corrections gives the same numbers', async () => {
    const ask = (id?: string) =>
      test.as('analyst')(
        `query($id: ID) { snapshot(id: $id) { id label dataThrough cube(periods: {grain: MONTH, from: "2025-06", to: "2025-10"}, groupBy: [PERIOD, CITY]) { rows(first: 75) { nodes { id capitalUsed { value state rank { position previous } compare(to: SAME_PERIOD_LAST_YEAR) { changeRatio reasons } } capitalArrivalRate { value n } } } grandTotal { capitalUsed { value } } meta { queryHash } } } }`,
        { id },
      )
    const approver = houseAs(Role.PROV_APPROVER, '测试 · 审定')
    const accepted = await test.house.as(HOUSE, 'read', ({ em }) => em.find(Entry, { status: 'ACCEPTED', month: { $gte: 202506 } }, { limit: 12, orderBy: { id: 'asc' } }))
    const told: { id: string; answer: unknown }[] = []
    for (const entry of accepted) {
      const { data } = await ask()
      told.push({ id: data.snapshot.id, answer: data })
      await test.house.as(approver, 'write', (ctx) => judgeEntries(ctx, [entry.id], { move: 'REVERSE', note: '更正' }))
    }
    expect(new Set(told.map(({ id }) => id)).size).toBe(12)
    for (const { id, answer } of told) expect((await ask(id)).data).toEqual(answer)
  })

  it('asOf resolves to the last version before that time', async () => {
    const { data } = await test.as('analyst')('{ now: snapshot { id asOf } then: snapshot(asOf: "2025-10-15T00:00:00+08:00") { id asOf dataThrough } }')
    expect(Number(data.then.id)).toBeLessThan(Number(data.now.id))
    expect(new Date(data.then.asOf) <= new Date('2025-10-15T00:00:00+08:00')).toBe(true)
    expect(data.then.dataThrough).toBe('2025-09')
    const before = await test.as('analyst')('{ snapshot(asOf: "2001-01-01T00:00:00Z") { id } }')
    expect(before.errors[0]!.extensions.code).toBe('NOT_FOUND')
  })
})
