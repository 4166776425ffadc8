import { expect, it } from 'vitest'
import { capitalRemarks } from './capital.rules.ts'

const PROJECT = { stage: 'STARTED', contractDate: '2025-03-10', totalInvestment: '60000', contractForeign: null, contractDomestic: '50000' }
const told = (amount: string, currency = 'CNY') =>
  capitalRemarks({ amount, currency, receivedOn: '2025-10-15' }, PROJECT, '2025-11-18').flatMap(({ rule, severity, field }) => (field === 'amount' ? [[rule, severity]] : []))

it('an amount above 110 % of the total investment is asked about, in yuan and in dollars', () => {
  expect(told('66000')).toEqual([])
  expect(told('66000.01')).toEqual([[11, 'HIGH']])
  expect(told('66000.01', 'USD')).toEqual([[11, 'HIGH']])
  expect(told('66000.01', 'JPY')).toEqual([])
})

it('an amount that no column holds is refused', () => {
  expect(told('1000000000.01')).toContainEqual([null, 'BLOCK'])
})
