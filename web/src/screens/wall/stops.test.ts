import { describe, expect, it } from 'vitest'
import { secondsOf, stepFrom, stopAt, stopsOf } from './stops.ts'

describe('what a wall shows one after another', () => {
  it('are its scenes, and for those who sit far away the pages of each', () => {
    expect(stopsOf('std').map(({ scene, page }) => `${scene}${page}`)).toEqual(['overview0', 'chase0'])
    expect(stopsOf('far').map(({ scene, page }) => `${scene}${page}`)).toEqual(['overview0', 'overview1', 'chase0', 'chase1'])
  })
  it('is named by the address; what is no scene is the first one', () => {
    expect(stopAt(stopsOf('std'), 'chase', undefined)).toEqual({ scene: 'chase', page: 0 })
    expect(stopAt(stopsOf('far'), 'chase', '2')).toEqual({ scene: 'chase', page: 1 })
    expect(stopAt(stopsOf('std'), 'chase', '2')).toEqual({ scene: 'chase', page: 0 })
    expect(stopAt(stopsOf('far'), undefined, '2')).toEqual({ scene: 'overview', page: 1 })
    expect(stopAt(stopsOf('std'), 'nothing', '9')).toEqual({ scene: 'overview', page: 0 })
  })
  it('goes round both ways', () => {
    const stops = stopsOf('std')
    expect(stepFrom(stops, { scene: 'chase', page: 0 }, 1)).toEqual({ scene: 'overview', page: 0 })
    expect(stepFrom(stops, { scene: 'overview', page: 0 }, -1)).toEqual({ scene: 'chase', page: 0 })
  })
})

describe('how long a scene stays', () => {
  it('is a minute, what the address says, or for good', () => {
    expect([undefined, '90', '0', '3', '-5', 'soon'].map(secondsOf)).toEqual([60, 90, Infinity, 10, 60, 60])
  })
})
