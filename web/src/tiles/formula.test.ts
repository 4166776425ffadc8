import { describe, expect, it } from 'vitest'
import { figureFormat } from '../ui/figures.ts'
import { putIn } from './formula.ts'

const cell = { value: null, numerator: null, denominator: null, n: null, status: null }
const rate = figureFormat('PERCENT', 'yi')

describe('a formula with its numbers', () => {
  it('of a rate of projects divides numbers of projects', () => {
    const started = { ...cell, value: '34.930000', numerator: '226', denominator: '647.0000', n: 647, status: 'OFFICIAL' as const }
    expect(putIn({ name: '项目开工率', family: 'RATES', cell: started, format: rate })).toBe('项目开工率 = 226 个项目 ÷ 647 个项目 × 100% = 34.93%')
  })
  it('of a rate of money divides sums, each in its unit', () => {
    const arrived = { ...cell, value: '16.038623', numerator: '2502276.4304', denominator: '15601566.0537', n: 87, status: 'OFFICIAL' as const }
    expect(putIn({ name: '资金到位率', family: 'RATES', cell: arrived, format: rate })).toBe('资金到位率 = 2,502,276.43 万元 ÷ 15,601,566.05 万元 × 100% = 16.04%')
    expect(putIn({ name: '就业承诺兑现率', family: 'JOBS', cell: { ...arrived, numerator: '64346', denominator: '91741', n: null }, format: rate })).toContain('64,346 人 ÷ 91,741 人')
  })
  it('of too few projects says its parts and no rate', () => {
    expect(putIn({ name: '项目开工率', family: 'RATES', cell: { ...cell, numerator: '1', denominator: '4', n: 4, status: 'INSUFFICIENT' }, format: rate })).toBe('项目开工率：1 个项目 ÷ 4 个项目，项目太少，不算成率')
  })
  it('of a sum says how many entries it has, where that is known', () => {
    const sum = { name: '实际到位资金', family: 'CAPITAL' as const, cell: { ...cell, value: '18382825.6574' }, format: figureFormat('WAN_YUAN', 'yi') }
    expect(putIn({ ...sum, entries: 3338 })).toBe('实际到位资金 = 3,338 笔入账之和 = 1,838.28 亿元')
    expect(putIn(sum)).toBe('实际到位资金 = 1,838.28 亿元')
    expect(putIn({ ...sum, cell })).toBeUndefined()
  })
})
