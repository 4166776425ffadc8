import { describe, expect, it } from 'vitest'
import { climbersOfYear, formsOf, overtakesOf, pursuitsOf, rungsOf } from './chase.ts'
import { columnFormat } from './figures.ts'
import type { Race } from './race.ts'

type Rows = Parameters<typeof rungsOf>[0]
interface Told {
  code: string
  position: number
  previous?: number | null
  lastYear?: number | null
  gap?: [ahead: string, difference: string, ratio: string | null]
}

const rowsOf = (told: Told[]) =>
  told.map(({ code, position, previous = position, lastYear = position, gap }) => ({
    key: { city: { code, shortName: code } },
    metric: {
      rank: {
        position, previous, lastYear,
        sinceLastYear: lastYear === null ? { state: 'NEW', places: null } : { state: lastYear > position ? 'UP' : lastYear < position ? 'DOWN' : 'SAME', places: lastYear - position },
        gapToNext: gap ? { key: { city: { code: gap[0], shortName: gap[0] } }, difference: gap[1], ratio: gap[2] } : null,
      },
    },
  })) as unknown as Rows

const yuan = columnFormat('WAN_YUAN', ['4949713'])
const board = rowsOf([
  { code: '沈阳', position: 1, lastYear: 2 },
  { code: '鞍山', position: 2, previous: 3, lastYear: 5, gap: ['沈阳', '3032690.9791', '1.94577737'] },
  { code: '盘锦', position: 3, previous: 2, lastYear: 3, gap: ['鞍山', '11133.6020', '0.00714840'] },
  { code: '营口', position: 3, previous: 4, lastYear: null, gap: ['鞍山', '11133.6020', '0.00714840'] },
])

describe('the ladder', () => {
  it('has a rung between two rows: the gap of the one behind, and what part of its own it must add', () => {
    expect(rungsOf(board, yuan)).toMatchObject([
      { code: '鞍山', gap: '303.3', part: undefined, isClose: false },
      { code: '盘锦', gap: '1.1', part: '0.7%', isClose: true },
      { code: '营口', isLevel: true, isClose: true },
    ])
  })
  it('never writes a gap as zero', () => {
    const [rung] = rungsOf(rowsOf([{ code: 'a', position: 1 }, { code: 'b', position: 2, gap: ['a', '2.0000', '0.00004'] }]), yuan)
    expect(rung).toMatchObject({ gap: '<0.1', part: '<0.1%', isClose: true })
  })
  it('of a rate counts points and calls none close', () => {
    const [, rung] = rungsOf(board, columnFormat('PERCENT'))
    expect(rung).toMatchObject({ part: undefined, isClose: false })
  })
})

describe('who passed whom', () => {
  it('is by the ranks of this period and the one before; whoever became level passed nobody', () => {
    expect(overtakesOf(board)).toEqual([{ code: '鞍山', name: '鞍山', rank: 2, passed: '盘锦' }])
  })
  it('names as many as the line has room for, and how many they are', () => {
    const sweptBy = (code: string, others: string[]) => overtakesOf(rowsOf([{ code, position: 1, previous: 9 }, ...others.map((other, nth) => ({ code: other, position: nth + 2, previous: nth + 1 }))]))[0]
    expect(sweptBy('营口', ['鞍山', '丹东', '大连'])?.passed).toBe('鞍山、丹东、大连')
    expect(sweptBy('营口', ['鞍山', '丹东', '大连', '沈阳'])?.passed).toBe('鞍山、丹东等 4 地')
    expect(sweptBy('葫芦岛', ['鞍山', '丹东', '大连', '沈阳'])?.passed).toBe('鞍山等 4 地')
    expect(sweptBy('沈抚示范区', ['葫芦岛', '丹东', '大连', '沈阳'])).toMatchObject({ name: '沈抚', passed: '葫芦岛等 4 地' })
  })
  it('is nobody who was not there before', () => {
    expect(overtakesOf(rowsOf([{ code: 'a', position: 1, previous: null }, { code: 'b', position: 2, previous: 1 }]))).toEqual([])
  })
})

describe('the cards', () => {
  it('show who won most places in a year, largest first', () => {
    expect(climbersOfYear(board)).toEqual([
      { code: '鞍山', name: '鞍山', from: 5, to: 2, places: '3' },
      { code: '沈阳', name: '沈阳', from: 2, to: 1, places: '1' },
    ])
  })
  it('show the closest by the part that it lacks', () => {
    expect(pursuitsOf(board, 'WAN_YUAN')).toMatchObject([{ name: '盘锦', ahead: '鞍山', gap: '11,134', unit: '万元', part: '0.7%' }, { name: '营口' }, { name: '鞍山', part: undefined }])
  })
  it('show the last movements as the server called them, the leader first, then who moved most often', () => {
    const stand = (rank: number, state: 'UP' | 'SAME' | 'DOWN') => ({ slot: rank - 1, rank, move: { state, places: 0, hollow: false }, text: '1', isPresent: true, part: 1 })
    const race: Race = {
      steps: ['2025-01', '2025-02'],
      isRate: false,
      isSum: true,
      compares: [true, true],
      lanes: [
        { code: 'x', name: 'x', stands: [stand(2, 'SAME'), stand(2, 'SAME')] },
        { code: 'y', name: 'y', stands: [stand(3, 'UP'), stand(3, 'DOWN')] },
        { code: 'z', name: 'z', stands: [stand(1, 'SAME'), stand(1, 'SAME')] },
      ],
    }
    expect(formsOf(race).map(({ code, moves }) => [code, moves.map(({ state }) => state).join()])).toEqual([['z', 'SAME,SAME'], ['y', 'UP,DOWN'], ['x', 'SAME,SAME']])
  })
})
