import { describe, expect, it } from 'vitest'
import { isAsking, offerOfKey, offersOf } from './moves.ts'

describe('the moves of the bar', () => {
  it('are exactly those that the server has opened, the leading one last', () => {
    expect(offersOf(['ACCEPT', 'HOLD', 'REJECT']).map(({ move }) => move)).toEqual(['REJECT', 'HOLD', 'ACCEPT'])
    expect(offersOf(['REVIEW', 'REJECT']).map(({ move }) => move)).toEqual(['REJECT', 'REVIEW'])
    expect(offersOf([])).toEqual([])
  })
  it('share letters: A passes or accepts, H holds or releases', () => {
    expect(offerOfKey(['REVIEW', 'REJECT'], 'a')?.move).toBe('REVIEW')
    expect(offerOfKey(['ACCEPT', 'RELEASE', 'REJECT'], 'h')?.move).toBe('RELEASE')
    expect(offerOfKey(['REVIEW', 'REJECT'], 'h')).toBeUndefined()
    expect(offerOfKey([], 'a')).toBeUndefined()
  })
  it('ask for a reason before they take something back or stop it', () => {
    expect((['REJECT', 'HOLD', 'RELEASE', 'REVERSE'] as const).every(isAsking)).toBe(true)
    expect(isAsking('ACCEPT')).toBe(false)
    expect(isAsking(undefined)).toBe(false)
  })
})
