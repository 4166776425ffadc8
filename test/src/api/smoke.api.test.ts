import { expect, it } from 'vitest'
import { useHouse } from '../support/house.ts'

const test = useHouse('province')

it('a bureau reads the leaderboard of all units', async () => {
  const { data, errors } = await test.as('jinzhou')('{ snapshot { dataThrough cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}) { rows { totalCount nodes { key { city { name } } capitalUsed { value } } } meta { servedFrom } } } }')
  expect(errors).toEqual([])
  expect(data.snapshot.cube.rows.totalCount).toBe(15)
  expect(data.snapshot.cube.meta.servedFrom).toBe('FACTS')
})
