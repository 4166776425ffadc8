import { describe, expect, it } from 'vitest'
import type { ReviewedEntryFragment } from '../../generated/graphql.ts'
import { historyOf } from './history.ts'

type Entry = Parameters<typeof historyOf>[0]
const months = [
  { month: '2024-12', accepted: '0' },
  { month: '2025-01', accepted: '228.5200' },
  { month: '2025-02', accepted: '100.0000' },
]
const entry = (more: Partial<Entry> = {}, form = 'CASH') =>
  ({
    month: '2025-02',
    status: 'CITY_REVIEWED',
    capital: { form, worth: { amountCny: '5200.0000' } },
    project: { capitalByMonth: months } as ReviewedEntryFragment['project'],
    ...more,
  }) as Entry

describe('the history of a project', () => {
  it('names the quarters, the years where they begin, and the highest month', () => {
    const { data } = historyOf(entry())
    expect(data.names).toEqual(['', '1月\n2025年', ''])
    expect(data.largest).toEqual({ at: 1, label: '229' })
  })
  it('draws a waiting claim on top of its month, a withdrawal below', () => {
    expect(historyOf(entry()).data).toMatchObject({ marked: 2, claim: { at: 2, value: 5200, label: '5,200' } })
    expect(historyOf(entry({}, 'WITHDRAWAL')).data.claim).toEqual({ at: 2, value: -5200, label: '−5,200' })
  })
  it('draws an accepted claim as part of its bar, a rejected one not at all', () => {
    expect(historyOf(entry({ status: 'ACCEPTED' })).data.claim).toBeUndefined()
    expect(historyOf(entry({ status: 'REJECTED' })).data.claim).toBeUndefined()
  })
  it('says when the month lies outside, and when there is nothing to draw', () => {
    const outside = historyOf(entry({ month: '2021-05' }))
    expect(outside.data.marked).toBeUndefined()
    expect(outside.place).toContain('不在图内')
    const nothing = { capitalByMonth: [{ month: '2025-02', accepted: '0' }] } as ReviewedEntryFragment['project']
    expect(historyOf(entry({ status: 'REJECTED', project: nothing })).isEmpty).toBe(true)
  })
})
