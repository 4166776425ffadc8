import { describe, expect, it } from 'vitest'
import type { Metric } from '../../data/useMetrics.ts'
import type { WallCellFragment } from '../../generated/graphql.ts'
import { courseOf, TILE_METRICS, tilesOf, toldYears } from './tiles.ts'

const months = ['2024-09', '2024-10', '2024-11', '2024-12', '2025-01', '2025-02']
const plotted = (value: string | null | undefined) => (value == null ? null : Number(value))
const rows = months.map((period, nth) => ({ period, value: String(nth) }))

describe('the course of a tile', () => {
  it('of an amount is one line with this year at its end', () => {
    expect(courseOf(rows, false, plotted)).toEqual({ kind: 'rolling', values: [0, 1, 2, 3, 4, 5], recent: 2 })
  })
  it('of a rate lays this year over the last, for it begins anew each January', () => {
    expect(courseOf(rows, true, plotted)).toEqual({ kind: 'years', values: [4, 5], past: [0, 1, 2, 3], recent: 2 })
  })
  it('keeps a gap where nothing was reported', () => {
    expect(courseOf([{ period: '2025-01', value: null }], false, plotted).values).toEqual([null])
  })
})

describe('tiles', () => {
  const none = { comparable: false, reasons: ['NO_BASE'] }
  const cell = (value: string | null, more: object = {}) => ({ state: value ? 'REPORTED' : 'NOT_REPORTED', status: null, value, n: null, yoy: none, ...more }) as unknown as WallCellFragment
  const year = (key: string, value: string | null, more: object = {}) => ({ key: { period: { key } }, yearly: cell(value, more) })
  const grown = { yoy: { comparable: true, reasons: [], changeRatio: '0.25', difference: '1' } }
  const answer = {
    total: { tile1: cell('119046599'), tile2: cell('24768.0000'), tile3: cell('75268.1800') },
    months: [{ key: { period: { key: '2025-01' } }, tile1: { value: '1' }, tile2: { value: '2' }, tile3: { value: null } }],
    years: [year('2022', null), year('2023', '300000'), year('2024', '375000', grown), year('2025', null)],
  }
  const units: Record<string, string> = { JOBS_CREATED: 'PERSONS' }
  const tiles = tilesOf(answer, (key) => ({ key, unit: units[key] ?? 'WAN_YUAN' }) as Metric)

  it('are the four families in the order of the list, in the unit of their metric', () => {
    expect(tiles.map(({ key }) => key)).toEqual([...TILE_METRICS])
    expect(tiles.map(({ unit }) => unit)).toEqual(['亿元', '人', '万元', '亿元'])
  })
  it('write counts without decimals, and what is under ten 亿 in 万', () => {
    expect(tiles.map(({ figure }) => figure.text)).toEqual(['11,905', '24,768', '75,268', '37.5'])
  })
  it('tell what is told by year in bars of years, up to the last year that was told, which is named', () => {
    expect(tiles[3]).toMatchObject({ year: '2024', course: { kind: 'annual', values: [30, 37.5] }, figure: { change: { direction: 'up', text: '25.0%' } } })
  })
  it('say 未报 of a figure by year that was never told', () => {
    const untold = tilesOf({ ...answer, years: [year('2024', null), year('2025', null)] }, (key) => ({ key, unit: 'WAN_YUAN' }) as Metric)
    expect(untold[3]).toMatchObject({ figure: { text: '未报', isPresent: false }, course: { values: [] } })
  })
  it('leave out a metric that the server does not know', () => {
    expect(tilesOf(answer, () => undefined)).toEqual([])
  })
})

describe('the years that were told', () => {
  it('are from the first to the last, with what is missing between', () => {
    expect(toldYears([null, '1', null, '2', null], (value) => value)).toEqual(['1', null, '2'])
    expect(toldYears([null, null], (value) => value)).toEqual([])
  })
})
