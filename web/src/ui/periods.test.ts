import { describe, expect, it } from 'vitest'
import { atGrain, hasBegun, nameOf, periodsOfYear, periodText, shortName } from './periods.ts'

describe('periods in words', () => {
  it('name the window that is counted', () => {
    expect(periodText('2025-07', 'YEAR_TO_DATE')).toBe('2025年1—7月')
    expect(periodText('2025-01', 'YEAR_TO_DATE')).toBe('2025年1月')
    expect(periodText('2025-07', 'ROLLING_12_MONTHS')).toBe('2024年8月—2025年7月')
    expect(periodText('2025-Q3', 'YEAR_TO_DATE')).toBe('2025年1—9月')
    expect(periodText('2025', 'YEAR_TO_DATE')).toBe('2025年')
  })
  it('have names of their own', () => {
    expect(nameOf('2025-Q2')).toBe('2025年二季度')
    expect(nameOf('2025-H1')).toBe('2025年上半年')
    expect(shortName('2025-07')).toBe('7月')
  })
  it('change grain and know whether they have begun', () => {
    expect(atGrain('2025-07', 'QUARTER')).toBe('2025-Q3')
    expect(atGrain('2025-H1', 'MONTH')).toBe('2025-06')
    expect(periodsOfYear(2025, 'HALF')).toEqual(['2025-H1', '2025-H2'])
    expect(hasBegun('2025-Q4', '2025-10')).toBe(true)
    expect(hasBegun('2025-12', '2025-10')).toBe(false)
  })
})
