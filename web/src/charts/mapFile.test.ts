import { describe, expect, it } from 'vitest'
import { isAfloat } from './mapFile.ts'

describe('a label', () => {
  const square = (x: number, y: number) => [[x, y], [x + 2, y], [x + 2, y + 2], [x, y + 2], [x, y]]
  const islands = { type: 'MultiPolygon' as const, coordinates: [[square(0, 0)], [square(6, 0)]] }
  it('stands on its land or beside it', () => {
    expect([isAfloat(islands, [1, 1]), isAfloat(islands, [7, 1]), isAfloat(islands, [4, 1]), isAfloat(islands, undefined)]).toEqual([false, false, true, false])
    expect(isAfloat(islands, [1, 1], 3)).toBe(true)
  })
})
