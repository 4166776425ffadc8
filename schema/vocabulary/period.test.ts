import { describe, expect, it } from 'vitest'
import { addMonths, keyOfMonth, keysBetween, lastDay, monthsIn, shiftKey, shiftWindow, windowOf } from './period.ts'

describe('period keys', () => {
  it('open into windows of months', () => {
    expect(windowOf('2025-06')).toEqual({ from: 202506, to: 202506 })
    expect(windowOf('2025-Q2')).toEqual({ from: 202504, to: 202506 })
    expect(windowOf('2025-H2')).toEqual({ from: 202507, to: 202512 })
    expect(windowOf('2025')).toEqual({ from: 202501, to: 202512 })
  })
  it('refuse what is no period, by name', () => {
    for (const wrong of ['2025-13', '2025-Q5', '25', '2025-6', '']) expect(() => windowOf(wrong)).toThrow(/不是期间/)
  })
  it('shift by calendar key across years and leap days', () => {
    expect(shiftKey('2025-01', -1)).toBe('2024-12')
    expect(shiftKey('2025-Q1', -1)).toBe('2024-Q4')
    expect(shiftKey('2024-02', 12)).toBe('2025-02')
    expect(lastDay(202402)).toBe('2024-02-29')
    expect(lastDay(202502)).toBe('2025-02-28')
    expect(shiftWindow({ from: 202401, to: 202402 }, -12)).toEqual({ from: 202301, to: 202302 })
  })
  it('list, count and name', () => {
    expect(keysBetween('2024-11', '2025-02', 'MONTH')).toEqual(['2024-11', '2024-12', '2025-01', '2025-02'])
    expect(keysBetween('2025-Q3', '2025-Q2', 'QUARTER')).toEqual([])
    expect(monthsIn({ from: 202411, to: 202502 })).toBe(4)
    expect(addMonths(202511, 3)).toBe(202602)
    expect(keyOfMonth(202508, 'HALF')).toBe('2025-H2')
  })
})
