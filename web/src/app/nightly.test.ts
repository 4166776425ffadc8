import { describe, expect, it } from 'vitest'
import { reloadMinute } from './nightly.ts'

describe('the nightly reload', () => {
  it('lies in the quiet half hour, and not at the same minute for all', () => {
    const minutes = Array.from({ length: 40 }, (_, nth) => reloadMinute(`screen-${nth}`))
    expect(minutes.every((minute) => minute >= 240 && minute < 270)).toBe(true)
    expect(new Set(minutes).size).toBeGreaterThan(10)
  })
})
