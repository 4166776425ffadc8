import { describe, expect, it } from 'vitest'
import { columnFormat, provinceFormat } from './figures.ts'
import { growthRows } from './growth.ts'
import { mapOfCities } from './territory.ts'
import { trendOf, yearsOf } from './trend.ts'

const trendOfYears = (rows: Parameters<typeof yearsOf>[0]) => yearsOf(rows, provinceFormat('WAN_YUAN'))
const yoy = (difference: string | null, comparable = true) => ({ difference, comparable })

describe('who drove the growth', () => {
  const row = (code: string, difference: string | null, comparable = true) => ({ key: { city: { code, shortName: code } }, metric: { yoy: yoy(difference, comparable) } })
  const growth = growthRows([row('a', '300000'), row('b', '-100000'), row('c', '5', false)], yoy('200000'), columnFormat('WAN_YUAN'))

  it('draws both sides of one zero on one scale', () => {
    expect(growth.zero).toBe(0.25)
    expect(growth.rows).toMatchObject([
      { code: 'a', from: 0.25, length: 0.75, text: '30.0', direction: 'up' },
      { code: 'b', from: 0, length: 0.25, text: '10.0', direction: 'down' },
    ])
  })
  it('leaves out what does not compare and says the whole', () => {
    expect(growth.rows).toHaveLength(2)
    expect(growth.total).toEqual({ direction: 'up', text: '20.0' })
  })
})

describe('the province over time', () => {
  const months = (from: number, to: number, year: number) => Array.from({ length: to - from + 1 }, (_, nth) => ({ key: { period: { key: `${year}-${String(from + nth).padStart(2, '0')}` } }, metric: { value: String((nth + 1) * 10000), n: nth } }))
  const both = [...months(1, 12, 2024), ...months(1, 3, 2025)]

  it('sets this year beside the same months of the last', () => {
    const { bars } = trendOf(both, both, provinceFormat('WAN_YUAN'))
    expect(bars).toMatchObject({ names: ['1月', '2', '3'], values: [1, 2, 3], past: [1, 2, 3], marked: 2 })
  })
  it('writes both ends of the line', () => {
    expect(trendOf(both, both, provinceFormat('WAN_YUAN')).line).toMatchObject({ first: '1.0', last: '3.0' })
  })
  it('of a metric that is told by year is bars of the years that were told', () => {
    const year = (key: string, value: string | null) => ({ key: { period: { key } }, metric: { value } })
    const { line, years } = trendOfYears([year('2022', null), year('2023', '100000'), year('2024', '230000'), year('2025', null)])
    expect(line).toBeUndefined()
    expect(years).toEqual({ names: ['2023', '2024'], values: [10, 23], labels: ['10.0', '23.0'] })
  })
  it('of a rate compares with the year before and counts its cases', () => {
    const { line, bars } = trendOf(both, both, provinceFormat('PERCENT'))
    expect(line.past).toHaveLength(3)
    expect(bars.values).toEqual([0, 1, 2])
  })
})

describe('the map', () => {
  const row = (code: string, value: string | null, baseValue: string | null = value) => ({
    place: { code, shortName: code },
    cell: { __typename: 'Cell' as const, state: 'REPORTED' as const, status: null, value, numerator: null, denominator: null, n: null, yoy: { __typename: 'Comparison' as const, baseValue, difference: null, changeRatio: null, changePoints: null, comparable: true, reasons: [] } },
  })
  const wan = (yi: number) => String(yi * 10000)
  const base = [450, 416, 142, 133, 129, 97, 85, 83, 70, 68]
  const codes = base.map((_, nth) => `2${nth}`)

  it('keeps its breaks while this year moves', () => {
    const before = mapOfCities(base.map((yi, nth) => row(codes[nth] ?? '', wan(yi))), provinceFormat('WAN_YUAN'))
    const after = mapOfCities(base.map((yi, nth) => row(codes[nth] ?? '', wan(yi * 1.3), wan(yi))), provinceFormat('WAN_YUAN'))
    expect(after.key).toEqual(before.key)
    expect(before.key.joints).toHaveLength(4)
  })
  it('of a year that was told makes its classes of that year, however little the year before was', () => {
    const grown = base.map((yi, nth) => row(codes[nth] ?? '', wan(yi), wan(yi / 10)))
    expect(new Set(mapOfCities(grown, provinceFormat('WAN_YUAN')).data.areas.map(({ colour }) => colour)).size).toBeLessThan(4)
    expect(new Set(mapOfCities(grown, provinceFormat('WAN_YUAN'), true).data.areas.map(({ colour }) => colour)).size).toBe(5)
  })
  it('leaves a unit without a figure empty, and draws the zone as a ring', () => {
    const { data } = mapOfCities([row('210100', null), row('LN-SF', wan(1))], provinceFormat('WAN_YUAN'))
    expect(data.areas).toMatchObject([{ colour: null, rank: '—', ring: false }, { ring: true }])
  })
})
