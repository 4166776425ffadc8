import { describe, expect, it } from 'vitest'
import { impossiblePapers, missing } from './claim.rules.ts'

const TODAY = '2025-11-18'
const paper = (more: object = {}) => ({ type: 'BANK_RECEIPT' as const, sha256: 'a'.repeat(64), issuedOn: '2025-11-03', amount: '100', ...more })
const told = (...papers: ReturnType<typeof paper>[]) => impossiblePapers(papers, TODAY).map(({ rule, severity, message }) => [rule, severity, message])

describe('papers', () => {
  it('may lack date and amount, and several may show parts of one amount', () => {
    expect(told(paper(), paper({ sha256: 'b'.repeat(64) }), paper({ type: 'CONTRACT', issuedOn: null, amount: null }))).toEqual([])
    expect(impossiblePapers(null, TODAY)).toEqual([])
  })
  it('are of no day to come and of no amount below zero', () => {
    expect(told(paper({ issuedOn: '2030-01-01' }))).toEqual([[4, 'BLOCK', '银行进账单的开具日期 2030-01-01 在今天（2025-11-18）之后。']])
    expect(told(paper({ amount: '-100' }))).toEqual([[5, 'BLOCK', '银行进账单的金额为负。']])
  })
  it('are attached once: twice, one receipt would show double the money', () => {
    expect(told(paper(), paper())).toEqual([[15, 'BLOCK', '同一份银行进账单附了两次。']])
    expect(told(paper(), paper({ type: 'CAPITAL_VERIFICATION' }))).toEqual([])
  })
})

it('spaces fill in nothing', () => {
  expect(missing({ name: '  ' }, [['name', '付款方']])).toHaveLength(1)
  expect(missing({ name: ' 甲 ' }, [['name', '付款方']])).toEqual([])
})
