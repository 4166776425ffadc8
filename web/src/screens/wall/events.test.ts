import { describe, expect, it } from 'vitest'
import type { WallNewsFragment } from '../../generated/graphql.ts'
import { climbersOf, eventOf, isJustNow } from './events.ts'

const news = (more: Partial<WallNewsFragment>): WallNewsFragment => ({
  __typename: 'NewsItem', id: '1', at: '2025-11-18T00:54:00.000Z', kind: 'ENTRIES_ACCEPTED', amount: null, month: '2025-10', position: null,
  city: { __typename: 'Place', code: '210300', shortName: '鞍山' }, passed: null, ...more,
})

describe('sentences of events', () => {
  it('say who passed whom', () => {
    expect(eventOf(news({ kind: 'OVERTAKE', passed: { __typename: 'Place', shortName: '盘锦' }, position: 3, month: null }))).toMatchObject({
      rises: true, place: '鞍山', code: '210300', text: '超过盘锦，实际到位资金升至第 3',
    })
  })
  it('choose the unit that is read best', () => {
    expect(eventOf(news({ amount: '26434.0000' })).text).toBe('10月到位资金 2.64 亿元入账')
    expect(eventOf(news({ amount: '9650.5000' })).text).toBe('10月到位资金 9,651 万元入账')
    expect(eventOf(news({ kind: 'ENTRIES_REVERSED', amount: '-4200.0000' })).text).toBe('10月到位资金 4,200 万元冲销')
  })
  it('tell a signed return', () => {
    expect(eventOf(news({ kind: 'RETURN_SIGNED' }))).toMatchObject({ rises: false, text: '10月月报签报' })
  })
  it('are just now for ten minutes', () => {
    const at = new Date('2025-11-18T00:54:00Z')
    expect(isJustNow(at, new Date('2025-11-18T01:03:59Z'))).toBe(true)
    expect(isJustNow(at, new Date('2025-11-18T01:04:00Z'))).toBe(false)
    expect(isJustNow(undefined, at)).toBe(false)
  })
})

describe('who has climbed', () => {
  it('is whoever now stands before one that stood before it', () => {
    expect(climbersOf(['a', 'b', 'c', 'd'], ['a', 'c', 'b', 'd'])).toEqual(['c'])
    expect(climbersOf(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['c'])
  })
  it('is nobody when nothing moved, or when a unit is new', () => {
    expect(climbersOf(['a', 'b'], ['a', 'b'])).toEqual([])
    expect(climbersOf(['a'], ['b', 'a'])).toEqual([])
  })
})
