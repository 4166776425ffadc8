import { describe, expect, it } from 'vitest'
import { courseOf, courseStart } from './course.ts'

const point = (period: string, city: string, position: number | null) => ({
  key: { period: { key: period }, city: { code: city, shortName: city } },
  metric: { rank: position === null ? null : { position } },
})

describe('the course of ranks', () => {
  it('reaches back to January, but never less than three months', () => {
    expect(courseStart('2025-10')).toBe('2025-01')
    expect(courseStart('2025-02')).toBe('2024-03')
    expect(courseStart('2025-Q2')).toBe('2023-Q3')
  })
  it('gives ties a slot each and keeps who did not report', () => {
    const course = courseOf(
      [point('2025-01', 'a', 1), point('2025-01', 'b', 1), point('2025-02', 'b', 1), point('2025-02', 'a', null)],
      'b',
    )
    expect(course.steps).toEqual(['1月', '2月'])
    expect(course.lines).toEqual([
      { id: 'a', name: 'a', role: 'other', points: [{ slot: 1, rank: 1 }, null] },
      { id: 'b', name: 'b', role: 'own', points: [{ slot: 2, rank: 1 }, { slot: 1, rank: 1 }] },
    ])
  })
  it('writes the year where the course crosses one', () => {
    expect(courseOf([point('2024-Q4', 'a', 1), point('2025-Q1', 'a', 1)]).steps).toEqual(['24Q4', '25Q1'])
    expect(courseOf([point('2024-12', 'a', 1), point('2025-01', 'a', 1)]).steps).toEqual(['24/12', '25/01'])
  })
})
