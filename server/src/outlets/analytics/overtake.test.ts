import { expect, it } from 'vitest'
import { Decimal } from '../../metrics/decimal.ts'
import { overtakes } from './overtake.ts'

const standing = (values: Record<number, number>) => Object.entries(values).map(([city, value]) => ({ city: Number(city), value: new Decimal(value) }))

it('names the best placed of those that were passed, and the new position', () => {
  expect(overtakes(standing({ 1: 10, 2: 20, 3: 30, 4: 40 }), standing({ 1: 35, 2: 20, 3: 30, 4: 40 }))).toEqual([{ city: 1, passed: 3, position: 2 }])
})

it('drawing level is no overtake, and neither is staying ahead', () => {
  expect(overtakes(standing({ 1: 10, 2: 20 }), standing({ 1: 20, 2: 20 }))).toEqual([])
  expect(overtakes(standing({ 1: 30, 2: 20 }), standing({ 1: 40, 2: 20 }))).toEqual([])
})
