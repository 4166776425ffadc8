import { describe, expect, it } from 'vitest'
import type { CityMap } from '../../charts/mapFile.ts'
import { figureFormat } from '../../ui/figures.ts'
import { areasOf } from './areas.ts'
import { courseRange } from './course.ts'
import { familiesBeside } from './families.ts'
import { partRows } from './parts.ts'
import { figureOf, type UnitRow } from './units.ts'

const window = { __typename: 'Period' as const, key: '2025-10', start: '2025-01-01', end: '2025-10-31', complete: true }
type Cell = UnitRow['figure']['cell']
const cell = (value: string | null, ratio: string | null = null): Cell => ({
  __typename: 'Cell', state: value === null ? 'NOT_REPORTED' : 'REPORTED', status: null, value, numerator: null, denominator: null, n: null, low: null, high: null,
  yoy: { __typename: 'Comparison', current: window, base: window, baseValue: null, difference: null, changeRatio: ratio, changePoints: null, comparable: ratio !== null, reasons: ratio === null ? ['NO_BASE'] : [], note: null },
})
const format = figureFormat('WAN_YUAN', 'yi')
const row = (key: string, value: string | null, ratio?: string): UnitRow => ({
  key, name: key === 'LN-SF' ? '沈抚示范区' : key, fullName: key, rank: '1', top: true, move: { state: 'SAME', hollow: false }, figure: figureOf('CAPITAL_USED', cell(value, ratio), format), share: '—', course: [], beside: [], opens: true,
})

describe('the map', () => {
  const rows = [row('210100', '5000000', '0.12'), row('210200', '100000', '-0.3'), row('210300', null), row('LN-SF', '20000')]
  it('leaves empty ground where nothing was reported, and calls the zone by its short name', () => {
    const { data } = areasOf(rows, format, 'value')
    expect(data.palette).toBe('sequence')
    expect(data.areas.map(({ colour }) => colour === null)).toEqual([false, false, true, false])
    expect(data.areas[3]?.name).toBe('沈抚')
  })
  it('of growth has six classes around zero, and none where windows do not compare', () => {
    const { data, joints, unit } = areasOf(rows, format, 'growth')
    expect(data.areas.map(({ colour }) => colour)).toEqual([4, 0, null, null])
    expect(joints).toEqual(['−20', '−10', '0', '10', '20'])
    expect(unit).toBe('%')
  })
  it('names only counties that are wide enough', () => {
    const feature = (adcode: string, width: number, at: number) => ({ type: 'Feature' as const, properties: { adcode, name: adcode, cp: [at, 1] as [number, number] }, geometry: { type: 'Polygon' as const, coordinates: [[[at, 0], [at + width, 1]]] } })
    const file: CityMap = { type: 'FeatureCollection', features: [feature('210201', 0.1, 0), feature('210202', 1, 0.1)] }
    const { data } = areasOf([row('210201', '1'), row('210202', '2')], format, 'value', { city: '210200', file })
    expect(data).toMatchObject({ map: '210200', areas: [{ small: true, at: [0, 1] }, { small: false }] })
  })
})

describe('courses', () => {
  const main = { grain: 'YEAR' as const, from: '2024', to: '2024', accumulate: 'PERIOD' as const }
  it('of annual metrics are years, of amounts rolling years, of rates and levels the ends of months', () => {
    expect(courseRange({ annual: true, kind: 'ADDITIVE' }, main, '2025-10')).toMatchObject({ grain: 'YEAR', from: '2020', to: '2024' })
    expect(courseRange({ annual: false, kind: 'ADDITIVE' }, main, '2025-10')).toMatchObject({ grain: 'MONTH', from: '2023-11', to: '2025-10', accumulate: 'ROLLING_12_MONTHS' })
    expect(courseRange({ annual: false, kind: 'COHORT_RATE' }, main, '2025-10').accumulate).toBe('YEAR_TO_DATE')
  })
})

describe('families beside the chosen metric', () => {
  it('are the three others, or the first three', () => {
    expect(familiesBeside('JOBS_CREATED').map(({ family }) => family)).toEqual(['CAPITAL', 'TECHNOLOGY', 'RESEARCH'])
    expect(familiesBeside('START_RATE').map(({ family }) => family)).toEqual(['CAPITAL', 'JOBS', 'TECHNOLOGY'])
  })
})

describe('parts', () => {
  it('say what is hidden, and leave out what is not there', () => {
    const term = { __typename: 'Term' as const, code: 'C36', name: '汽车制造业', nameEn: 'Cars' }
    const part = (id: string, value: string | null, state: Cell['state'], level: 'DETAIL' | 'OTHERS' = 'DETAIL') => ({
      __typename: 'Row' as const, id, level, key: { __typename: 'RowKey' as const, industry: level === 'OTHERS' ? null : term }, metric: { ...cell(value), state, share: value ? '0.25' : null },
    })
    const rows = partRows([part('a', '10000', 'REPORTED'), part('b', null, 'SUPPRESSED'), part('c', null, 'NOT_REPORTED'), part('d', '5000', 'REPORTED', 'OTHERS')], format)
    expect(rows.map(({ name, text }) => [name, text])).toEqual([['汽车制造业', '1.00'], ['汽车制造业', '已隐去'], ['其余', '0.50']])
    expect(rows[2]).toMatchObject({ others: true, part: 0.5, share: '25.0%' })
  })
})
