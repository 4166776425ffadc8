import { describe, expect, it } from 'vitest'
import { Decimal } from '../metrics/decimal.ts'
import { promiseMarks, type PromisedLife } from './promises.ts'

const project = {
  id: 'p', city: 210100, county: 210106, industry: 'C34', capitalNature: 'DOMESTIC', stage: 'PRODUCING', totalInvestment: '1', contractForeign: null,
  contractDomestic: '1', contractDate: '2025-02-10', plannedStart: null, plannedProduction: null,
} as const
const built = [
  { to: 'SIGNED', eventDate: '2025-02-10' },
  { to: 'STARTED', eventDate: '2025-03-01' },
  { to: 'PRODUCING', eventDate: '2025-06-20' },
] as const
const tax = (dueDate: string, amount: string, unit: string | null = '万元') => ({ kind: 'TAX', amount, unit, dueDate })
const paid = (month: number, value: string) => ({ measure: 'TAX_CNY', month, value })

function life(more: Partial<PromisedLife>): PromisedLife {
  return { project, events: built, commitments: [], came: [], ...more }
}

/** What stands at a month. */
function at(one: PromisedLife, measure: string, month: number): number {
  return promiseMarks(one).filter((mark) => mark.measure === measure && mark.month <= month).reduce((sum, { value }) => sum.plus(value), new Decimal(0)).toNumber()
}

describe('what was promised', () => {
  it('counts from the month of production, capped by what is due', () => {
    const one = life({ commitments: [tax('2025-05-31', '100'), tax('2025-08-31', '60')], came: [paid(202507, '130'), paid(202509, '50')] })
    const course = (measure: string) => [202505, 202506, 202507, 202508, 202509].map((month) => at(one, measure, month))
    expect(course('TAX_DUE')).toEqual([0, 100, 100, 160, 160])
    expect(course('TAX_KEPT')).toEqual([0, 0, 100, 130, 160])
    expect(course('PRODUCTION_DUE_PROJECT')).toEqual([0, 1, 1, 1, 1])
  })

  it('of money counts from the signature, withdrawals included, never below nothing', () => {
    const money = [{ kind: 'INVESTMENT', amount: '100', unit: null, dueDate: '2025-04-30' }]
    const came = [{ measure: 'DOMESTIC_CNY', month: 202503, value: '140' }, { measure: 'DOMESTIC_CNY', month: 202505, value: '-80' }, { measure: 'FOREIGN_CNY', month: 202507, value: '-90' }]
    const one = life({ commitments: money, came })
    expect([202503, 202504, 202505, 202507].map((month) => at(one, 'MONEY_KEPT', month))).toEqual([0, 100, 60, 0])
  })

  it('is nothing without a signature, for other units, and after the contract ended', () => {
    expect(promiseMarks(life({ project: { ...project, contractDate: null }, commitments: [tax('2025-07-01', '5')] }))).toEqual([])
    expect(promiseMarks(life({ project: { ...project, stage: 'MERGED' }, commitments: [tax('2025-07-01', '5')] }))).toEqual([])
    expect(promiseMarks(life({ commitments: [tax('2025-07-01', '5', '万美元')] }))).toEqual([])
    const ended = { project: { ...project, stage: 'TERMINATED' }, events: [...built, { to: 'TERMINATED', eventDate: '2025-09-01' }] } as const
    expect(at(life({ ...ended, commitments: [tax('2025-07-31', '5'), tax('2025-12-31', '9')] }), 'TAX_DUE', 202601)).toBe(5)
    expect(at(life({ project: { ...project, stage: 'VOIDED' }, commitments: [tax('2025-07-31', '5')] }), 'TAX_DUE', 202601)).toBe(0)
  })
})
