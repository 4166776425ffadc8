import { expect, it } from 'vitest'
import { systemClock } from './clock.ts'
import { isUuid, newId } from './uuid.ts'

it('draws keys each after the one before, all different, also many within one moment', () => {
  const keys = Array.from({ length: 20_000 }, newId)
  expect(keys.every(isUuid)).toBe(true)
  expect(keys.toSorted()).toEqual(keys)
  expect(new Set(keys).size).toBe(keys.length)
})

it('draws keys that say when, and no key of which the rest can be told from another', () => {
  const [one, other] = [newId(), newId()]
  expect(Math.abs(parseInt(one.replace('-', '').slice(0, 12), 16) - systemClock().getTime())).toBeLessThan(60_000)
  expect(one[14]).toBe('7')
  expect(one.slice(-9)).not.toBe(other.slice(-9))
})
