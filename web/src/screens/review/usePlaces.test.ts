import { expect, it } from 'vitest'
import type { ReviewPlacesQuery } from '../../generated/graphql.ts'
import { placeChoices } from './usePlaces.ts'

const place = (code: string, level: string, shortName: string, parent: object | null = null) =>
  ({ code, level, shortName, nameEn: shortName, parent }) as ReviewPlacesQuery['regions'][number]
const shenyang = place('210100', 'CITY', '沈阳')
const regions = [place('210000', 'PROVINCE', '辽宁'), shenyang, place('210106', 'COUNTY', '铁西', shenyang), place('LN-SF', 'ZONE', '沈抚')]

it('the province chooses cities and, grouped under them, their counties', () => {
  expect(placeChoices(regions, '210000').map(({ value, group }) => [value, group])).toEqual([
    ['city:210100', '沈阳'],
    ['county:210106', '沈阳'],
    ['city:LN-SF', '沈抚'],
  ])
})
it('a city chooses among its own counties, a zone has nothing to choose', () => {
  expect(placeChoices(regions, '210100').map(({ value }) => value)).toEqual(['county:210106'])
  expect(placeChoices(regions, 'LN-SF')).toEqual([])
})
