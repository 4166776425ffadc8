import { describe, expect, it } from 'vitest'
import { readDecimal, showDecimal } from './decimalInput.ts'

describe('a typed number', () => {
  it('is read with separators, full-width digits and spaces', () => {
    expect(readDecimal('1,280.50')).toBe('1280.50')
    expect(readDecimal('１，２８０．５')).toBe('1280.5')
    expect(readDecimal(' 1 280 ')).toBe('1280')
    expect(readDecimal('.5')).toBe('0.5')
    expect(readDecimal('007')).toBe('7')
    expect(readDecimal('−3')).toBe('-3')
  })
  it('is refused when it is none, or finer than the unit allows', () => {
    for (const text of ['', '.', 'abc', '1.2.3', '1e5', '12345678901234567', '0.12345']) expect(readDecimal(text)).toBeUndefined()
    expect(readDecimal('1.5', 0)).toBeUndefined()
    expect(readDecimal('1.50000')).toBe('1.5000')
  })
  it('is written with two decimals, more only where they say something', () => {
    expect(showDecimal('18500000')).toBe('18,500,000.00')
    expect(showDecimal('12.3450')).toBe('12.345')
  })
})
