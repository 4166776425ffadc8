import { describe, expect, it } from 'vitest'
import { metres, wallScale } from './scale.ts'

const screen = (width: number, height: number, density = 1) => ({ width, height, density })

describe('the scale of a wall', () => {
  it('follows the shorter side and never stretches', () => {
    expect(wallScale(screen(1920, 1080), {})).toEqual({ layout: 'std', unit: 1 })
    expect(wallScale(screen(3840, 2160), {})).toEqual({ layout: 'std', unit: 2 })
    expect(wallScale(screen(6656, 1792), {})).toMatchObject({ layout: 'wide' })
    expect(wallScale(screen(6656, 1792), {}).unit).toBeCloseTo(1.659, 3)
  })
  it('shows one answer a page where pixels are too few for the smallest text', () => {
    expect(wallScale(screen(1366, 768), {}).layout).toBe('far')
    expect(wallScale(screen(960, 540, 2), {}).layout).toBe('std')
  })
  it('shows one answer a page to those who sit far away', () => {
    expect(wallScale(screen(1920, 1080), { distance: 5, pictureHeight: 2 }).layout).toBe('std')
    expect(wallScale(screen(1920, 1080), { pictureHeight: 1.2 })).toMatchObject({ layout: 'far' })
    expect(wallScale(screen(1920, 1080), { distance: 4, pictureHeight: 1.2 }).unit).toBe(1)
    expect(wallScale(screen(1920, 1080), { distance: 9, pictureHeight: 1.2 }).unit).toBe(1.12)
  })
  it('takes a setting that is no length for none', () => {
    expect([metres('1.2'), metres('-1'), metres('far'), metres(undefined)]).toEqual([1.2, undefined, undefined, undefined])
  })
})
