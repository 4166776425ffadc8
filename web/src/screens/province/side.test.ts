import { describe, expect, it } from 'vitest'
import { opensCity, partsFilter, sideOf } from './side.ts'

describe('whose rows an account reads', () => {
  it('follows from its unit', () => {
    const codes = ['210000', '210200', 'LN-SF', '210106']
    expect(codes.map((code) => sideOf({ code, name: '' }).sees)).toEqual(['all', 'city', 'city', 'county'])
  })
})

describe('the counties of a city', () => {
  it('are offered to the province and to their own bureau only', () => {
    const offered = (code: string) => ['210100', '210200'].filter((city) => opensCity(sideOf({ code, name: '' }), city))
    expect(['210000', '210200', 'LN-SF', '210106'].map(offered)).toEqual([['210100', '210200'], ['210200'], [], []])
  })
})

describe('the rows behind the parts of a figure', () => {
  it('are all for the province, its own for a bureau and for a county', () => {
    expect(partsFilter({ sees: 'all', code: '210000', name: '' }, undefined)).toBeNull()
    expect(partsFilter({ sees: 'city', code: '210200', name: '' }, undefined)).toEqual({ city: ['210200'] })
    expect(partsFilter({ sees: 'county', code: '210106', name: '' }, undefined)).toEqual({ county: ['210106'] })
  })
  it('are those of the city that is looked into; a county looks into its city and still reads its own', () => {
    expect(partsFilter({ sees: 'city', code: '210200', name: '' }, '210100')).toEqual({ city: ['210100'] })
    expect(partsFilter({ sees: 'county', code: '210106', name: '' }, '210100')).toEqual({ county: ['210106'] })
    expect(partsFilter({ sees: 'county', code: '210106', name: '' }, '210200')).toEqual({ city: ['210200'] })
  })
})
