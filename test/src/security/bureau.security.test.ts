/** What a bureau is refused: other units' detail, by every path that leads there. */
import { beforeAll, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { BEGIN } from '../support/documents.ts'
import { aClaim, aProject, anEntry, JINZHOU_COUNTY } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('province')
const PERIODS = 'periods: {grain: MONTH, from: "2025-10", to: "2025-10"}'
const cube = (args: string, selection = 'rows(first: 200) { totalCount nodes { key { city { code } county { code } } capitalUsed { value } } }') =>
  `{ snapshot { cube(${PERIODS}${args}) { ${selection} } } }`

let foreignProject: string
let foreignEntry: string
let foreignDraft: string

beforeAll(async () => {
  foreignProject = await aProject(test.house, { county: JINZHOU_COUNTY, nationalCode: null, name: '锦州机密项目' })
  foreignEntry = (await anEntry(test.house, foreignProject))[0]!
  foreignDraft = (await test.as('jinzhou')(BEGIN, { project: foreignProject, capital: aClaim() })).data.beginDraft.id
})

describe('a bureau at city level', () => {
  it('reads all 15 units, as many periods as it likes, with ranks, gaps and shares', async () => {
    const ask = `{ snapshot { cube(periods: {grain: MONTH, from: "2025-01", to: "2025-10"}, groupBy: [PERIOD, CITY]) { rows(first: 150) { totalCount nodes { capitalUsed { value share(of: PROVINCE) rank { position gapToNext { key { city { code } } difference } } } } } meta { servedFrom } } } }`
    const { data, errors } = await test.as('dalian')(ask)
    expect(errors).toEqual([])
    expect(data.snapshot.cube.rows.totalCount).toBe(150)
  })

  it('gets the same numbers as the province, to the last digit, for every metric and baseline', async () => {
    const ask = `{ snapshot { cube(periods: {grain: QUARTER, from: "2025-Q1", to: "2025-Q3"}, groupBy: [PERIOD, CITY]) { rows(first: 60) { nodes { id
      a: foreignCapitalUsed { ...C } b: domesticCapitalUsed { ...C } c: capitalUsed { ...C } d: capitalArrivalRate { ...C } } }
      grandTotal { capitalUsed { value } capitalArrivalRate { value n } } } } }
      fragment C on Cell { value numerator denominator n state status rank { position of tiedWith previous } p: compare(to: PREVIOUS_PERIOD) { baseValue difference reasons } y: compare(to: SAME_PERIOD_LAST_YEAR) { changeRatio changePoints reasons } }`
    const [bureau, province] = await Promise.all(['fushun', 'analyst'].map((login) => test.as(login)(ask)))
    expect(bureau!.errors).toEqual([])
    expect(bureau!.data).toEqual(province!.data)
  })

  it('asks for itself and still stands among its peers', async () => {
    const { data } = await test.as('jinzhou')(`{ snapshot { cube(${PERIODS}, filter: {city: ["210700"]}) { rows { totalCount nodes { capitalUsed { rank { position of } } } } } } }`)
    expect(data.snapshot.cube.rows.totalCount).toBe(1)
    expect(data.snapshot.cube.rows.nodes[0].capitalUsed.rank.of).toBe(15)
  })
})

describe('a bureau below city level', () => {
  const refused: [string, string][] = [
    ['groupBy county', cube(', groupBy: [COUNTY]')],
    ['groupBy city and industry', cube(', groupBy: [CITY, INDUSTRY]')],
    ['groupBy industry', cube(', groupBy: [INDUSTRY]')],
    ['a filter on industry', cube(', filter: {industry: ["C36"]}')],
    ['a filter on a foreign county', cube(', filter: {county: ["210702"]}')],
    ['its own city and another', cube(', groupBy: [COUNTY], filter: {city: ["210100", "210700"]}')],
    ['another city alone', cube(', groupBy: [COUNTY], filter: {city: ["210700"]}')],
    ['drill from the open level', cube('', 'rows { nodes { drill(to: COUNTY) { totalCount } } }')],
    ['drill to industry behind a fragment and an alias', `query { snapshot { cube(${PERIODS}) { rows { nodes { ...F } } } } } fragment F on Row { x: drill(to: INDUSTRY, first: 3) { totalCount } }`],
    ['facts', cube('', 'rows { nodes { facts { totalCount } } }')],
    ['facts of the total', cube('', 'grandTotal { facts { totalCount } }')],
    ['facts of another city', cube(', filter: {city: ["210700"]}', 'rows { nodes { facts { totalCount } } }')],
  ]
  it.each(refused)('is refused: %s', async (_name, document) => {
    const { errors, data } = await test.as('shenyang')(document)
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN')
    expect(errors[0]!.message).toMatch(/城市 × 期间|本单位/)
    expect(data?.snapshot ?? null).toBeNull()
  })

  it('what a refusal proposes works, for the unit whose code is no number too', async () => {
    const ask = (filter: string) => test.as('shenfu')(`{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, groupBy: [COUNTY]${filter}) { rows { totalCount } } } }`)
    const { errors } = await ask('')
    const proposed = /city: \["[^"]+"\]/.exec(errors[0]!.message)?.[0]
    expect(proposed).toBe('city: ["LN-SF"]')
    expect((await ask(`, filter: {${proposed}}`)).errors).toEqual([])
  })

  it('a refused question sends no cube to the database', async () => {
    const sent: string[] = []
    const spied = test.house.orm.em.getDriver().getConnection() as unknown as { execute: (...args: unknown[]) => unknown }
    const execute = spied.execute.bind(spied)
    spied.execute = (...args: unknown[]) => (sent.push(String(args[0])), execute(...args))
    await test.as('shenyang')(cube(', groupBy: [COUNTY]'))
    spied.execute = execute
    expect(sent.some((statement) => statement.includes('month_sum'))).toBe(false)
  })

  it('its own counties and industries are answered, and add up to its city', async () => {
    const own = await test.as('shenyang')(cube(', groupBy: [COUNTY], filter: {city: ["210100"]}', 'rows(first: 50) { nodes { capitalUsed { value } } } grandTotal { capitalUsed { value } }'))
    const city = await test.as('shenyang')(cube(', filter: {city: ["210100"]}'))
    expect(own.errors).toEqual([])
    expect(own.data.snapshot.cube.grandTotal.capitalUsed.value).toBe(city.data.snapshot.cube.rows.nodes[0].capitalUsed.value)
  })

  it('a county reads its own county and no other of its city', async () => {
    expect((await test.as('tiexi')(cube(', groupBy: [COUNTY, INDUSTRY], filter: {county: ["210106"]}'))).errors).toEqual([])
    expect((await test.as('tiexi')(cube(', groupBy: [COUNTY], filter: {city: ["210100"]}'))).errors[0]!.extensions.code).toBe('FORBIDDEN')
    expect((await test.as('tiexi')(cube(', groupBy: [COUNTY], filter: {county: ["210102"]}'))).errors[0]!.extensions.code).toBe('FORBIDDEN')
  })
})

describe('node look-ups', () => {
  const NODES = 'query($p: ID!, $e: ID!, $d: ID!) { project(id: $p) { name } entry(id: $e) { id } draft(id: $d) { id } }'

  it('what is hidden answers like what is not there', async () => {
    const hidden = await test.as('shenyang')(NODES, { p: foreignProject, e: foreignEntry, d: foreignDraft })
    const absent = await test.as('shenyang')(NODES, { p: randomUUID(), e: randomUUID(), d: randomUUID() })
    expect(hidden).toEqual(absent)
    expect(hidden.data).toEqual({ project: null, entry: null, draft: null })
    const own = await test.as('jinzhou')(NODES, { p: foreignProject, e: foreignEntry, d: foreignDraft })
    expect(own.data.project.name).toBe('锦州机密项目')
  })

  it('lists, searches and commands do not find it either, and error texts are equal', async () => {
    const found = await test.as('shenyang')('{ projects(filter: {search: "锦州机密"}) { totalCount } entries(filter: {search: "锦州机密", status: [SUBMITTED]}) { totalCount } drafts { totalCount } }')
    expect(found.data).toEqual({ projects: { totalCount: 0 }, entries: { totalCount: 0 }, drafts: { totalCount: 0 } })
    const commands: [string, string][] = [
      ['judgeEntry', 'mutation($id: ID!) { judgeEntry(id: $id, move: REVIEW) { id } }'],
      ['discardDraft', 'mutation($id: ID!) { discardDraft(id: $id) }'],
      ['moveProject', 'mutation($id: ID!) { moveProject(input: {project: $id, to: ESTABLISHED, eventDate: "2025-11-01"}) { id } }'],
    ]
    const targets = [foreignEntry, foreignDraft, foreignProject]
    for (const [i, [name, document]] of commands.entries()) {
      const login = name === 'judgeEntry' ? 'shenyang-lead' : 'shenyang'
      const hidden = await test.as(login)(document, { id: targets[i]! })
      const absent = await test.as(login)(document, { id: randomUUID() })
      expect(hidden.errors[0]!.message, name).toBe(absent.errors[0]!.message)
      expect(hidden.errors[0]!.extensions, name).toEqual(absent.errors[0]!.extensions)
    }
  })

  it('another unit of a shared project sees the share and nothing behind it', async () => {
    const shares = [
      { family: 'CAPITAL' as const, region: '210700', role: 'LANDING' as const, pct: '60' },
      { family: 'CAPITAL' as const, region: '210100', role: 'FIRST_CONTACT' as const, pct: '40' },
    ]
    const id = await aProject(test.house, { county: JINZHOU_COUNTY, nationalCode: null, name: '共享项目', shares })
    const { data } = await test.as('shenyang')('query($id: ID!) { project(id: $id) { id } sharedProjects { projectNo pct landing { code } } }', { id })
    expect(data.project).toBeNull()
    expect(data.sharedProjects).toEqual([{ projectNo: expect.stringMatching(/^LN-210700-/), pct: '40.0000', landing: { code: '210700' } }])
  })
})

describe('differencing', () => {
  it('what a bureau may ask about others gives nothing below city x period', async () => {
    // Every allowed filter on a foreign city, alone and together: the answers are that city's own total or a refusal.
    const total = (await test.as('shenyang')(cube(', filter: {city: ["210700"]}'))).data.snapshot.cube.rows.nodes[0].capitalUsed.value
    const asks = [', filter: {city: ["210700", "210100"]}', ', filter: {city: ["210700"], industry: ["C36"]}', ', filter: {city: ["210700"], county: ["210702"]}', ', groupBy: [], filter: {city: ["210700"]}']
    for (const args of asks) {
      const { data, errors } = await test.as('shenyang')(cube(args))
      if (errors.length) expect(errors[0]!.extensions.code).toBe('FORBIDDEN')
      else for (const node of data.snapshot.cube.rows.nodes) if (node.key.city?.code !== '210100') expect(node.capitalUsed.value).toBe(total)
    }
  })
})
