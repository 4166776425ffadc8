import { expect, it } from 'vitest'
import { addDays, daysBetween, deadline, isWorkingDay, nthWorkingDay, workingDaysAfter } from './working-days.ts'

const special = new Map([
  ['2025-10-01', false], ['2025-10-02', false], ['2025-10-03', false], ['2025-10-06', false], ['2025-10-07', false],
  ['2025-10-08', false], ['2025-09-28', true], ['2025-10-11', true],
])

it('a holiday is no working day, a made-up weekend is one', () => {
  expect(isWorkingDay('2025-10-01', special)).toBe(false)
  expect(isWorkingDay('2025-10-11', special)).toBe(true)
  expect(isWorkingDay('2025-10-12', special)).toBe(false)
})

it('counts working days across the National Day week', () => {
  expect(nthWorkingDay(202510, 1, special)).toBe('2025-10-09')
  expect(nthWorkingDay(202510, 4, special)).toBe('2025-10-13')
})

it('a September return of a city is due on the fourth working day of October, 18:00 Beijing', () => {
  expect(deadline(202509, 4, special).toISOString()).toBe('2025-10-13T10:00:00.000Z')
})

it('adds days across leap February and counts them back', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
})

it('counts the working days that something has waited: none on its own day, weekends and holidays left out', () => {
  expect(workingDaysAfter('2025-11-18', '2025-11-18', special)).toBe(0)
  expect(workingDaysAfter('2025-11-14', '2025-11-18', special)).toBe(2)
  expect(workingDaysAfter('2025-09-30', '2025-10-11', special)).toBe(3)
})
