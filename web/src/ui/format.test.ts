import { describe, expect, it } from 'vitest'
import { amount, digitsOf, directionOf, fixed, percent, plain, shownUnit, stepsOf, unsigned, usualScale } from './format.ts'

describe('the parts of a quotient', () => {
  it('are whole where they count people or projects, and have decimals where they have them', () => {
    expect(['25593.0000', '1234.5000', '0.2500', '100', '-0.004'].map(plain)).toEqual(['25,593', '1,234.5', '0.25', '100', '0'])
  })
})

describe('fixed', () => {
  it('rounds half-up away from zero', () => {
    expect(fixed('1.005', 2)).toBe('1.01')
    expect(fixed('2.5', 0)).toBe('3')
    expect(fixed('-2.5', 0)).toBe('−3')
    expect(fixed('1.0049999', 2)).toBe('1.00')
  })
  it('keeps every digit of what a float would lose', () => {
    expect(fixed('9007199254740993.25', 1)).toBe('9,007,199,254,740,993.3')
    expect(fixed('0.1', 20)).toBe('0.10000000000000000000')
  })
  it('groups thousands and writes fixed digits', () => {
    expect(fixed('1234567.8', 2)).toBe('1,234,567.80')
    expect(fixed('999', 0)).toBe('999')
    expect(fixed('1000', 0)).toBe('1,000')
  })
  it('never writes a negative zero', () => {
    expect(fixed('-0.004', 2)).toBe('0.00')
    expect(fixed('-0', 0)).toBe('0')
  })
  it('refuses what is no decimal', () => {
    for (const wrong of ['', '1e5', 'abc', '1,000', '.5']) expect(() => fixed(wrong, 1)).toThrow(RangeError)
  })
})

describe('amount', () => {
  it('converts inside one quantity', () => {
    expect(amount('52001234.5678', 'WAN_YUAN', 'YI_YUAN')).toBe('5,200.12')
    expect(amount('99999', 'YUAN', 'WAN_YUAN', 0)).toBe('10')
    expect(amount('0.52', 'YI_YUAN', 'WAN_YUAN')).toBe('5,200')
    expect(amount('2904', 'WAN_USD', 'YI_USD')).toBe('0.29')
  })
  it('refuses to turn dollars into yuan', () => {
    expect(() => amount('1', 'WAN_USD', 'WAN_YUAN')).toThrow(/does not convert/)
  })
})

describe('shares, changes and units', () => {
  it('write ratios as percent', () => {
    expect(percent('0.07649')).toBe('7.6')
    expect(percent('-0.1185', 1)).toBe('−11.9')
    expect(unsigned(percent('-0.1185', 1))).toBe('11.9')
  })
  it('judge direction on the unrounded value', () => {
    expect(directionOf('0.00001')).toBe('up')
    expect(directionOf('-0.00001')).toBe('down')
    expect(directionOf('0.000')).toBe('flat')
  })
  it('choose one unit per column', () => {
    expect(shownUnit('WAN_YUAN', 'yi')).toBe('YI_YUAN')
    expect(shownUnit('WAN_USD', 'wan')).toBe('WAN_USD')
    expect(shownUnit('PERCENT', 'yi')).toBe('PERCENT')
    expect(usualScale('WAN_USD')).toBe('wan')
    expect(digitsOf('YI_YUAN')).toBe(2)
  })
})

describe('places that a rank moved', () => {
  it('have no sign: the arrow beside them has it', () => {
    expect([stepsOf(-1), stepsOf(2), stepsOf(0), stepsOf(null)]).toEqual(['1', '2', '', ''])
  })
})
