/** Public facts: named projects, and statistics whose comparisons stop at a break. */
import { describe, expect, it } from 'vitest'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
const LIST = `query($first: Int!, $after: String, $city: ID) { publicProjects(first: $first, after: $after, city: $city) { totalCount pageInfo { hasNextPage endCursor }
  nodes { id name area investor capitalNature investorCountry amount unit moreThan date status source sourceDate sourceUrl trust city { code shortName } industry { code name } } } }`

describe('the named public projects', () => {
  it('are 21, in pages, each with its source, status and place', async () => {
    const first = await test.as('tiexi')(LIST, { first: 15 })
    expect(first.errors).toEqual([])
    const { nodes, totalCount, pageInfo } = first.data.publicProjects
    const rest = (await test.as('tiexi')(LIST, { first: 15, after: pageInfo.endCursor })).data.publicProjects
    const all = [...nodes, ...rest.nodes]
    expect([totalCount, all.length, rest.pageInfo.hasNextPage, new Set(all.map(({ name }) => name)).size]).toEqual([21, 21, false, 21])
    for (const project of all) {
      expect(project.source, project.name).toMatch(/.+（.+）/)
      expect(project.status.length * project.trust.length * project.unit.length, project.name).toBeGreaterThan(0)
      expect(Number(project.amount), project.name).toBeGreaterThan(0)
    }
    expect(all[0]).toMatchObject({
      name: '亿纬锂能储能与动力电池项目', city: { code: '210100', shortName: '沈阳' }, area: '铁西区', capitalNature: 'DOMESTIC', amount: '100.0000', unit: '亿元', moreThan: false, date: '2023-03-20', status: '开工', industry: { code: 'C38' },
      source: '辽宁今年一季度重点项目集中开工（人民网 / 中国产业经济信息网）', sourceUrl: 'https://cinic.org.cn/xy/gdcj/1417699.html', trust: 'high',
    })
    expect(all.find(({ name }) => name.includes('恒大')).status).toContain('未核实')
    // What no source says stays unsaid.
    expect(all.find(({ name }) => name.includes('空气化学'))).toMatchObject({ city: null, area: null, unit: '亿美元', sourceUrl: null })
    expect(all.find(({ name }) => name.includes('圣丰'))).toMatchObject({ city: { code: 'LN-SF' }, industry: null })
  })

  it('are asked for by city, and an unknown city is named', async () => {
    const { data } = await test.as('analyst')(LIST, { first: 50, city: '210800' })
    expect(data.publicProjects.nodes.map(({ name }: { name: string }) => name)).toEqual(['营口建发盛海项目'])
    const unknown = await test.as('analyst')(LIST, { first: 50, city: '999999' })
    expect(unknown.errors[0]).toMatchObject({ message: expect.stringContaining('999999'), extensions: { code: 'INVALID' } })
  })

  it('stand in no sum, no list and no fact', async () => {
    const { data } = await test.as('analyst')(
      `{ projects { totalCount } snapshot { cube(periods: {grain: YEAR, from: "2023", to: "2023"}) { grandTotal { projectsInLibrary { value } totalInvestment { value } capitalContracted { value } projectsSigned { value } } } } }`,
    )
    const { grandTotal } = data.snapshot.cube
    expect([data.projects.totalCount, ...Object.values(grandTotal).map((cell) => (cell as { value: string }).value)]).toEqual([0, '0.0000', '0.0000', '0.0000', '0.0000'])
    const measures = await test.house.as(HOUSE, 'read', ({ em }) => em.execute<{ measure: string }[]>('select distinct measure from fact'))
    expect(measures.every(({ measure }) => measure.startsWith('PUB_'))).toBe(true)
  })
})

describe('published statistics', () => {
  const CELL = 'value state compare(to: SAME_PERIOD_LAST_YEAR) { baseValue difference changeRatio comparable reasons note }'
  const year = async (key: string, from: string, to = from, login = 'analyst') => {
    const { data, errors } = await test.as(login)(
      `{ snapshot { cube(periods: {grain: YEAR, from: "${from}", to: "${to}"}, groupBy: [PERIOD, CITY]) { rows(first: 300) { nodes { key { period { key } city { code } } metric(key: ${key}) { ${CELL} rank { position of } numerator denominator } } } grandTotal { metric(key: ${key}) { ${CELL} } } } } }`,
    )
    expect(errors).toEqual([])
    return data.snapshot.cube
  }
  const of = (cube: Awaited<ReturnType<typeof year>>, code: string, period: string) =>
    cube.rows.nodes.find(({ key }: { key: { city: { code: string }; period: { key: string } } }) => key.city.code === code && key.period.key === period).metric

  it('the first leaderboard on real data: foreign capital used in 2021, 14 cities, the 15th unit 未报', async () => {
    const cube = await year('PUBLISHED_FDI', '2021')
    const told = cube.rows.nodes.filter(({ metric }: { metric: { value: string | null } }) => metric.value !== null)
    expect(told).toHaveLength(14)
    expect(told.map(({ metric }: { metric: { rank: { of: number } } }) => metric.rank.of)).toEqual(Array(14).fill(14))
    expect(of(cube, 'LN-SF', '2021')).toMatchObject({ value: null, state: 'NOT_REPORTED', rank: null })
  })

  it.each([
    ['PUBLISHED_FDI', 2015],
    ['PUBLISHED_FDI_PER_HEAD', 2015],
    ['PUBLISHED_FDI_PER_GDP', 2015],
    ['PUBLISHED_GDP', 2016],
    ['PUBLISHED_GDP', 2019],
    ['PUBLISHED_POPULATION', 2020],
  ])('%s of %i is not compared across its break, and the reason is said', async (key, after) => {
    const cube = await year(key, String(after))
    const compared = [...cube.rows.nodes.map(({ metric }: { metric: unknown }) => metric), cube.grandTotal.metric] as { value: string | null; compare: { baseValue: string | null; difference: null; changeRatio: null; comparable: boolean; reasons: string[]; note: string } }[]
    const broken = compared.filter(({ value, compare }) => value !== null && compare.baseValue !== null)
    expect(broken.length).toBeGreaterThan(0)
    for (const { compare } of broken) {
      expect(compare).toMatchObject({ difference: null, changeRatio: null, comparable: false, reasons: expect.arrayContaining(['DEFINITION_CHANGED']) })
      expect(compare.note.length).toBeGreaterThan(5)
    }
  })

  it('within one series it is compared', async () => {
    const { compare, value } = of(await year('PUBLISHED_GDP', '2022'), '210200', '2022')
    expect(compare).toMatchObject({ comparable: true, reasons: [], note: null })
    expect(Number(compare.changeRatio)).toBeCloseTo(Number(value) / Number(compare.baseValue) - 1, 6)
  })

  it('per head and per GDP are quotients of what both sides published, in every row and in the total', async () => {
    const [fdi, people] = [await year('PUBLISHED_FDI', '2021'), await year('PUBLISHED_POPULATION', '2021')]
    const perHead = await year('PUBLISHED_FDI_PER_HEAD', '2021')
    for (const code of ['210100', '210200', '211400']) {
      const [dollars, heads] = [Number(of(fdi, code, '2021').value), Number(of(people, code, '2021').value)]
      expect(Number(of(perHead, code, '2021').value)).toBeCloseTo(dollars / heads, 5)
    }
    const share = of(await year('PUBLISHED_FDI_PER_GDP', '2021'), '210200', '2021')
    const gdp = of(await year('PUBLISHED_GDP', '2021'), '210200', '2021')
    expect(share.denominator).toBe(String(Number(gdp.value)))
    // Dollars at the average rate of 2021, 6.45.
    expect(Number(share.numerator) / Number(of(fdi, '210200', '2021').value)).toBeCloseTo(6.45, 1)
  })

  it('what was not published is 未报, never 0, and a month of an annual figure does not apply', async () => {
    const cube = await year('PUBLISHED_FDI', '2012', '2024')
    const silent = cube.rows.nodes.filter(({ metric }: { metric: { value: string | null } }) => metric.value === null)
    expect(silent.length).toBeGreaterThan(13)
    for (const { metric } of silent) expect(metric).toMatchObject({ state: 'NOT_REPORTED', rank: null })
    const { data } = await test.as('analyst')('{ snapshot { cube(periods: {grain: MONTH, from: "2021-12", to: "2021-12"}) { rows { nodes { publishedFdi { value state } } } meta { warnings } } } }')
    expect(data.snapshot.cube.rows.nodes.every(({ publishedFdi }: { publishedFdi: unknown }) => JSON.stringify(publishedFdi) === '{"value":null,"state":"NOT_APPLICABLE"}')).toBe(true)
    expect(data.snapshot.cube.meta.warnings.join()).toContain('年度指标')
  })
})
