import { expect, it } from 'vitest'
import { displayed } from './display.ts'

it('shows 万元 as 亿元 with fixed digits, half up, from the exact text', () => {
  expect(displayed('12345.6789', 'WAN_YUAN', 'YI_YUAN', 2)).toBe('1.23 亿元')
  expect(displayed('1235000.0000', 'WAN_YUAN', 'YI_YUAN', 1)).toBe('123.5 亿元')
  expect(displayed('99999.0000', 'WAN_YUAN', 'WAN_YUAN', 0)).toBe('99,999 万元')
  expect(displayed('-1234567.8900', 'WAN_YUAN', 'WAN_YUAN', 1)).toBe('-1,234,567.9 万元')
})

it('writes people and things whole, and parts of them with their digits', () => {
  expect(displayed('25593.0000', 'PERSONS', 'AUTO', 2)).toBe('25,593 人')
  expect(displayed('12.0000', 'ITEMS', 'AUTO', 2)).toBe('12 项')
  expect(displayed('12.5000', 'PERSONS', 'AUTO', 2)).toBe('12.50 人')
  expect(displayed('25593.0000', 'PERSONS', 'WAN_PERSONS', 2)).toBe('2.56 万人')
})

it('AUTO changes the unit at one 亿 and never the quantity', () => {
  expect(displayed('9999.9900', 'WAN_USD', 'AUTO', 2)).toBe('9,999.99 万美元')
  expect(displayed('10000.0000', 'WAN_USD', 'AUTO', 2)).toBe('1.00 亿美元')
  expect(displayed('45.593812', 'PERCENT', 'AUTO', 1)).toBe('45.6%')
  expect(() => displayed('1', 'WAN_USD', 'YI_YUAN', 2)).toThrow(/不能显示为/)
})
