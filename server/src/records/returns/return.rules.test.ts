import { describe, expect, it } from 'vitest'
import { earliestToSign, timelinessOf } from './return.rules.ts'

describe('the first month that may be signed', () => {
  it('is where the data of the province begin', () => {
    expect(earliestToSign(202211, 202511)).toBe(202211)
  })

  it('is two years back while nobody has signed', () => {
    expect(earliestToSign(null, 202511)).toBe(202311)
  })
})

describe('how timely a return came', () => {
  const due = new Date('2025-11-06T18:00:00+08:00')
  const came = (at: string) => timelinessOf(due, new Date(at), new Map([['2025-11-08', true]]))

  it('is 1 up to the deadline itself', () => {
    expect(came('2025-11-06T18:00:00+08:00')).toBe('1')
  })

  it('loses a quarter for each working day, the first one whole', () => {
    expect(['2025-11-06T18:00:01+08:00', '2025-11-07T09:00:00+08:00', '2025-11-08T09:00:00+08:00'].map(came)).toEqual(['0.75', '0.75', '0.5'])
  })

  it('counts working days only, and is never less than nothing', () => {
    expect(came('2025-11-09T09:00:00+08:00')).toBe('0.5')
    expect(came('2026-01-05T09:00:00+08:00')).toBe('0')
  })
})
