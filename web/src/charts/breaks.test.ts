import { describe, expect, it } from 'vitest'
import { breaksOf, colourOf, roundBetween } from './breaks.ts'

/** 亿元 of fifteen units, a usual year */
const YEAR = [449.3, 416.2, 133.1, 129.1, 141.6, 96.9, 83.4, 84.6, 69.9, 67.8, 60.0, 57.6, 63.2, 49.4, 34.6]

describe('breaks of the map', () => {
  it('lie in the gaps between groups and are round', () => {
    const breaks = breaksOf(YEAR)
    expect(breaks).toHaveLength(4)
    expect([...breaks].sort((a, b) => a - b)).toEqual(breaks)
    for (const at of breaks) expect(YEAR).not.toContain(at)
  })
  it('stay where they are when values move a little', () => {
    const moved = YEAR.map((value, nth) => value * (nth % 2 ? 1.01 : 0.99))
    expect(breaksOf(moved)).toEqual(breaksOf(YEAR))
  })
  it('are fewer where there is less to tell apart, and none for one value', () => {
    expect(breaksOf([10, 20])).toHaveLength(1)
    expect(breaksOf([10, 10])).toEqual([])
    expect(breaksOf([])).toEqual([])
  })
  it('leave out zeros and withdrawals', () => {
    expect(breaksOf([-5, 0, 10, 1000])).toHaveLength(1)
  })
})

describe('a round number between two', () => {
  it('has the fewest digits that the gap allows', () => {
    expect(roundBetween(156, 459)).toBe(300)
    expect(roundBetween(84, 97)).toBe(90)
    expect(roundBetween(141, 144)).toBe(140)
    expect(roundBetween(0.21, 0.34)).toBe(0.3)
    expect(roundBetween(57.6, 59.99)).toBe(60)
  })
})

describe('colours', () => {
  it('spread over the ramp when classes are few', () => {
    expect([0, 1, 2, 3, 4].map((nth) => colourOf(nth, 4))).toEqual([0, 1, 2, 3, 4])
    expect([0, 1].map((nth) => colourOf(nth, 1))).toEqual([0, 4])
    expect(colourOf(0, 0)).toBe(2)
  })
})
