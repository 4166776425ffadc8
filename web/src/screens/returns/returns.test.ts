import { describe, expect, it } from 'vitest'
import { distance, familyOf, lackOf, monthBefore, monthsShown, stateOf, zeroFamilies } from './returns.ts'

const row = { status: 'MISSING' as const, foreignUsd: '0', domesticCny: '12.5000' }

describe('a monthly return', () => {
  it('tells a confirmed zero from silence', () => {
    expect(stateOf(row, 'FOREIGN')).toBe('silent')
    expect(stateOf(row, 'DOMESTIC')).toBe('open')
    expect(stateOf({ ...row, status: 'SIGNED' }, 'FOREIGN')).toBe('zero')
    expect(stateOf({ ...row, status: 'SIGNED' }, 'DOMESTIC')).toBe('signed')
  })
  it('asks for a reason where it is zero, and for words where the reason is another', () => {
    expect(zeroFamilies(row)).toEqual(['FOREIGN'])
    expect(lackOf({ reason: '', note: '' })).toBe('reason')
    expect(lackOf({ reason: 'OTHER', note: ' ' })).toBe('note')
    expect(lackOf({ reason: 'STOPPED', note: '' })).toBeUndefined()
  })
  it('finds the family that a refusal is about', () => {
    expect(familyOf('zeros[0]')).toBe('FOREIGN')
    expect(familyOf('zeros[1]')).toBe('DOMESTIC')
    expect(familyOf('month')).toBeUndefined()
  })
  it('says how far the deadline is', () => {
    expect(distance('2025-11-04T10:00:00Z', new Date('2025-11-02T04:00:00Z'))).toEqual({ passed: false, days: 2, hours: 6, minutes: 0 })
    expect(distance('2025-11-04T10:00:00Z', new Date('2025-11-18T10:30:00Z'))).toMatchObject({ passed: true, days: 14, minutes: 30 })
  })
  it('begins with the month before, and shows twelve that hold the one looked at', () => {
    expect(monthBefore('2025-01-18')).toBe('2024-12')
    expect(monthsShown('2025-03', '2025-10')[0]).toBe('2025-10')
    expect(monthsShown('2025-11', '2025-10')[0]).toBe('2025-11')
    expect(monthsShown('2022-10', '2025-10')).toContain('2022-10')
    expect(monthsShown('2025-03', '2025-10')).toHaveLength(12)
  })
})
