import { describe, expect, it } from 'vitest'
import { figureFormat } from '../../ui/figures.ts'
import { ladderRows, type CubeRow } from './ladder.ts'
import { climberOf, sentenceOf } from './sentence.ts'

type Cell = CubeRow['metric']
const window = { __typename: 'Period' as const, key: '2025-10', start: '2025-01-01', end: '2025-10-31', complete: true }
const place = (shortName: string) => ({ __typename: 'Place' as const, code: shortName, shortName, name: `${shortName}市` })

interface Given { value: string | null; base?: string | null; ratio?: string | null; position?: number; tiedWith?: number; up?: number; certain?: boolean; next?: string }

/** A row as the cube would answer it: 万元. */
function row(name: string, { value, base = null, ratio = null, position, tiedWith = 0, up = 0, certain = true, next }: Given): CubeRow {
  const neighbour = next === undefined ? null : {
    __typename: 'RankGap' as const, key: { __typename: 'RowKey' as const, city: place('前一名') }, difference: next, ratio: '0.1',
  }
  const compared = {
    __typename: 'Comparison' as const, current: window, base: window, baseValue: base, difference: null, changeRatio: ratio, changePoints: null,
    comparable: ratio !== null, reasons: ratio === null ? ['NO_BASE' as const] : [], note: null,
  }
  const cell: Cell = {
    __typename: 'Cell', state: value === null ? 'NOT_REPORTED' : Number(value) === 0 ? 'REPORTED_ZERO' : 'REPORTED',
    status: null, value, numerator: null, denominator: null, n: null, low: null, high: null, share: '0.2512', yoy: compared, step: compared,
    rank: position === undefined ? null : {
      __typename: 'Rank', position, of: 3, tiedWith, previous: position + up,
      movement: { __typename: 'RankMovement', state: up > 0 ? 'UP' : 'SAME', places: up, certain },
      gapToNext: neighbour, leadOverPrevious: null,
    },
  }
  return { __typename: 'Row', id: name, key: { __typename: 'RowKey', city: place(name) }, metric: cell }
}

const format = figureFormat('WAN_YUAN', 'yi')

describe('the ladder', () => {
  const rows = ladderRows([
    row('大连', { value: '1000000', base: '800000', ratio: '0.25', position: 1 }),
    row('沈阳', { value: '500000', base: '1250000', ratio: '-0.6', position: 2, tiedWith: 1, next: '500000' }),
    row('营口', { value: '500000', position: 2, tiedWith: 1, next: '500000', up: 2 }),
    row('沈抚', { value: '0', base: '1', ratio: '-1', position: 4, next: '500000' }),
    row('阜新', { value: null }),
  ], format)

  it('writes one unit with fixed digits and keeps zero apart from missing', () => {
    expect(rows.map((line) => line.figure.text)).toEqual(['100.00', '50.00', '50.00', '0.00', '未报'])
    expect(rows.map((line) => line.figure.note)).toEqual([undefined, undefined, undefined, '报零', undefined])
  })
  it('scales bars from zero to the longest value or tick', () => {
    expect(rows[0]?.bar).toEqual({ part: 0.8, tick: 0.64, pale: false })
    expect(rows[1]?.bar).toEqual({ part: 0.4, tick: 1, pale: true })
    expect(rows[2]?.bar.tick).toBeNull()
  })
  it('brackets ties and shows no distance inside them', () => {
    expect(rows.map((line) => line.tie)).toEqual([undefined, 'first', 'last', undefined, undefined])
    expect(rows.map((line) => line.gap)).toEqual(['—', '50.00', '并列', '50.00', '—'])
  })
  it('says why there is no growth', () => {
    expect(rows[2]?.change).toBeUndefined()
    expect(rows[2]?.changeNote).toBe('上年同期没有数')
    expect(rows[1]?.change).toEqual({ direction: 'down', text: '60.0%' })
  })
  it('does not rank who has not reported', () => {
    expect(rows[4]).toMatchObject({ rank: '—', move: { state: 'UNAVAILABLE' } })
  })
  it('tells the climber and where we stand', () => {
    expect(climberOf(rows)?.name).toBe('营口')
    const told = { window: '2025年1—10月', through: '2025年10月', metric: '实际到位资金', whole: '全省', format, rows, total: rows[0]?.cell }
    expect(sentenceOf({ ...told, own: '营口' })).toBe('2025年1—10月全省实际到位资金 **100.00 亿元**，同比 ↑ **25.0%**；我市第 **2**，与沈阳并列；1 个地区未报。')
    expect(sentenceOf({ ...told, own: '沈抚' })).toContain('；**营口**升 2 位至第 2；我市第 **4**，距前一名 50.00 亿元；1 个地区未报。')
  })
})

describe('rates', () => {
  it('move with hollow marks and nobody is called a climber', () => {
    const rates = ladderRows([row('营口', { value: '62.4', position: 1, up: 3, certain: false })], figureFormat('PERCENT', 'yi'))
    expect(rates[0]?.move.hollow).toBe(true)
    expect(rates[0]?.bar.part).toBeCloseTo(0.624)
    expect(climberOf(rates)).toBeUndefined()
  })
})
