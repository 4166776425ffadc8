import { describe, expect, it } from 'vitest'
import { latestYear } from './annual.ts'

const rows = (year: string, known: number, unknown = 0) => [
  ...Array.from({ length: known }, () => ({ key: { period: { key: year } }, metric: { state: 'REPORTED' as const } })),
  ...Array.from({ length: unknown }, () => ({ key: { period: { key: year } }, metric: { state: 'NOT_REPORTED' as const } })),
]

describe('the year that an annual metric is shown for', () => {
  const published = [...rows('2021', 14, 1), ...rows('2022', 12, 3), ...rows('2023', 2, 13), ...rows('2024', 0, 15)]
  it('is the latest that most have published, not the latest that somebody has', () => {
    expect(latestYear(published, '2025')).toBe('2022')
  })
  it('is not after the year that was asked for', () => {
    expect(latestYear(published, '2021')).toBe('2021')
  })
  it('is none where nothing was published', () => {
    expect(latestYear(rows('2024', 0, 15), '2025')).toBeUndefined()
  })
})
