import { expect, it } from 'vitest'
import { ratesOf } from './rates-file.ts'

const HEADER = 'currency,month,to_cny,to_usd,source'
const file = (...lines: string[]) => [HEADER, ...lines, ''].join('\n')

it('reads what it was given, also from a spreadsheet with a byte order mark and Windows line ends', () => {
  const text = `\uFEFF${file('USD,2026-01,7.0123,1,SAFE', '', 'JPY,2026-01,0.044871,0.006399,"PBOC, monthly"')}`.replaceAll('\n', '\r\n')
  expect(ratesOf(text)).toEqual([
    { currency: 'USD', monthNumber: 202601, toCny: '7.0123', toUsd: '1', source: 'SAFE' },
    { currency: 'JPY', monthNumber: 202601, toCny: '0.044871', toUsd: '0.006399', source: 'PBOC, monthly' },
  ])
})

it.each([
  ['a currency in small letters', 'usd,2026-01,7,1,x', 'Line 3, column currency: “usd”'],
  ['yuan', 'CNY,2026-01,1,0.14,x', 'Line 3, column currency: “CNY”'],
  ['no month', 'JPY,2026-13,0.04,0.006,x', 'Line 3, column month: “2026-13”'],
  ['a month of another age', 'JPY,0202-01,0.04,0.006,x', 'Line 3, column month'],
  ['no rate', 'JPY,2026-01,,0.006,x', 'Line 3, column to_cny: “”'],
  ['a rate of nothing', 'JPY,2026-01,0.000000,0.006,x', 'Line 3, column to_cny'],
  ['a rate that the table cannot hold', 'JPY,2026-01,0.0448712,0.006,x', 'Line 3, column to_cny'],
  ['a dollar that is not one', 'USD,2026-02,7,1.1,x', 'Line 3, column to_usd'],
  ['no source', 'JPY,2026-01,0.04,0.006,', 'Line 3, column source'],
  ['a column too few', 'JPY,2026-01,0.04,0.006', 'Line 3: '],
  ['the same month twice', 'USD,2026-01,7.2,1,x', 'Line 3, column month: USD 2026-01 stands on line 2 already'],
])('refuses %s by line and column', (_name, line, sentence) => {
  expect(() => ratesOf(file('USD,2026-01,7.0123,1,SAFE', line))).toThrow(sentence)
})

it('refuses another header and an empty file', () => {
  expect(() => ratesOf('currency,month,rate\n')).toThrow('Line 1, column to_cny: the header must be')
  expect(() => ratesOf(file())).toThrow('holds no rate')
  expect(() => ratesOf('')).toThrow()
})
