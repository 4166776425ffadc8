import { describe, expect, it } from 'vitest'
import { addDays, addMonthsToDay, readDay, weeksAround } from './dayInput.ts'

const TODAY = '2025-11-18'

describe('a day', () => {
  it('is read in every usual spelling', () => {
    for (const text of ['2025-10-28', '2025/10/28', '2025.10.28', '2025年10月28日', '20251028', ' 10-28 ', '1028', '10.28']) {
      expect(readDay(text, TODAY)).toBe('2025-10-28')
    }
    expect(readDay('2025-1-5', TODAY)).toBe('2025-01-05')
  })
  it('is refused when the calendar has none', () => {
    for (const text of ['2025-02-29', '2025-13-01', '31', 'yesterday', '', '20251']) expect(readDay(text, TODAY)).toBeUndefined()
  })
  it('moves by days and by months, to the last day where the month is shorter', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
    expect(addMonthsToDay('2025-01-31', 1)).toBe('2025-02-28')
    expect(addMonthsToDay('2025-01-15', -1)).toBe('2024-12-15')
  })
  it('stands in six weeks that begin on Monday', () => {
    const weeks = weeksAround('2025-11-18')
    expect(weeks).toHaveLength(6)
    expect(weeks[0]?.[0]).toBe('2025-10-27')
    expect(weeks[0]?.[5]).toBe('2025-11-01')
  })
})
