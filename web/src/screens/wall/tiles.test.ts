import { describe, expect, it } from 'vitest'
import type { Metric } from '../../data/useMetrics.ts'
import type { WallCellFragment } from '../../generated/graphql.ts'
import { courseOf, TILE_METRICS, TILE_PLACES, tilesOf, type TilePlace } from './tiles.ts'

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
  const at = <T>(value: T) => Object.fromEntries(TILE_PLACES.map((place) => [place, value])) as Record<TilePlace, T>
  const cell = { state: 'REPORTED', status: null, value: '119046.5990', n: null, yoy: { comparable: false, reasons: ['NO_BASE'] } } as unknown as WallCellFragment
  const answer = { total: at(cell), months: [{ key: { period: { key: '2025-01' } }, ...at({ value: '1' }) }] }

  it('stand in the order of the list, in the unit of their metric', () => {
    const tiles = tilesOf(answer, (key) => ({ key, unit: key === 'FOREIGN_CAPITAL_USED' ? 'WAN_USD' : 'WAN_YUAN' }) as Metric)
    expect(tiles.map(({ key }) => key)).toEqual([...TILE_METRICS])
    expect(tiles[2]).toMatchObject({ unit: '亿美元', figure: { text: '11.90', reason: '上年同期没有数' } })
  })
  it('leave out a metric that the server does not know', () => {
    expect(tilesOf(answer, () => undefined)).toEqual([])
  })
})
