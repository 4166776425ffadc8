import { describe, expect, it } from 'vitest'
import type { ReviewedEntryFragment } from '../../generated/graphql.ts'
import { claimFigures, rateText } from './claimFigures.ts'

type Entry = Parameters<typeof claimFigures>[0]
const capital = {
  amount: '500',
  currency: 'USD',
  form: 'CASH',
  worth: { amountCny: '3547.2500', amountUsd: '500.0000', month: '2025-10', toCny: '7.09450000', usdToCny: '7.09450000' },
} as NonNullable<ReviewedEntryFragment['capital']>
const entry = (more: Partial<Entry>): Entry => ({ kind: 'CAPITAL', capital, month: '2025-10', proven: null, shortfall: null, acceptedAmount: null, ...more })
const told = (of: Entry) => claimFigures(of).map(({ name, value, unit, tone }) => [name, value, unit, tone].filter(Boolean))

describe('the figures of a claim', () => {
  it('show other money in yuan, and yuan in dollars', () => {
    expect(told(entry({}))).toContainEqual(['worth', '3,547.25', '万元'])
    const yuan = { ...capital, currency: 'CNY', amount: '3547.25' }
    expect(told(entry({ capital: yuan }))).toContainEqual(['worth', '500.00', '万美元'])
  })
  it('show what is missing in the warning tone, no gap as zero, no papers as no gap at all', () => {
    expect(told(entry({ proven: '465', shortfall: '35' }))).toContainEqual(['shortfall', '35.00', '万美元', 'warn'])
    expect(told(entry({ proven: '500' }))).toContainEqual(['shortfall', '0.00', '万美元'])
    expect(told(entry({})).map(([name]) => name)).toEqual(['claimed', 'worth', 'proven'])
  })
  it('end with what was accepted', () => {
    expect(claimFigures(entry({ acceptedAmount: '465.0000' })).at(-1)).toMatchObject({ name: 'accepted', value: '465.00', note: '少于申报' })
    expect(claimFigures(entry({ acceptedAmount: '500.0000' })).at(-1)?.note).toBe('全额')
  })
  it('of people are those reported and those that count; without figures there are none', () => {
    const jobs = { reported: 130, verified: 96 }
    expect(told(entry({ kind: 'JOBS', capital: null, jobs }))).toEqual([['claimed', '130', '人'], ['counted', '96', '人']])
    expect(claimFigures(entry({ kind: 'JOBS', capital: null }))).toEqual([])
  })
  it('of a technology contract are what it counts', () => {
    expect(told(entry({ kind: 'TECHNOLOGY', capital: null, technology: { technologyAmount: '300' } }))).toEqual([['counted', '300.00', '万元']])
  })
})

it('a rate is written without filling zeros', () => {
  expect([rateText('7.09450000'), rateText('7.00000000'), rateText('7')]).toEqual(['7.0945', '7', '7'])
})
