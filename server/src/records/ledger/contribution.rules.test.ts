import { describe, expect, it } from 'vitest'
import type { ContributionInput } from './contribution.input.ts'
import { contributionMeasures, contributionRemarks } from './contribution.rules.ts'

const PROJECT = { stage: 'PRODUCING', contractDate: '2023-03-10' }
const TAX = { type: 'TAX_RECORD', sha256: 'a'.repeat(64) } as const
const VAT = { type: 'VAT_RETURN', sha256: 'b'.repeat(64), amount: '1000' } as const
const claim = (more: Partial<ContributionInput> = {}): ContributionInput => ({ month: '2025-10', taxPaid: '30', output: '1000', exports: '0', electricity: '52000', evidence: [TAX, VAT], ...more })
const told = (more: Partial<ContributionInput>, project = PROJECT) => contributionRemarks(claim(more), project, '2025-11-18').map(({ rule, severity, field }) => [rule, severity, field])

describe('rules for the contribution of production', () => {
  const cases: [string, Partial<ContributionInput>, unknown[]][] = [
    ['nothing to say of a sound month', {}, []],
    ['rule 4: a month that still runs', { month: '2025-11' }, [[4, 'BLOCK', 'month']]],
    ['rule 5: exports not said', { exports: null }, [[5, 'BLOCK', 'exports']]],
    ['rule 5: zero tax without a reason', { taxPaid: '0' }, [[5, 'BLOCK', 'zeroReason']]],
    ['rule 5: zero tax with its reason', { taxPaid: '0', zeroReason: '留抵' }, []],
    ['rule 5: below zero', { landMu: '-3' }, [[5, 'BLOCK', 'landMu']]],
    ['rule 33: output without power', { electricity: '0', zeroReason: '自备电厂' }, [[33, 'HIGH', 'electricity']]],
    ['a stop is no rule 33', { electricity: '0', output: '0', zeroReason: '检修停产' }, []],
    ['rule 35: a fifth above what was invoiced', { output: '1200' }, []],
    ['rule 35: more than that', { output: '1200.01' }, [[35, 'HIGH', 'output']]],
    ['rule 35 needs the sales of the return', { output: '9000', evidence: [TAX, { ...VAT, amount: null }] }, []],
    ['rule 13: no return', { evidence: [TAX] }, [[13, 'HIGH', 'evidence']]],
    ['rule 16: a return of another season', { evidence: [TAX, { ...VAT, issuedOn: '2025-08-10' }] }, [[16, 'MEDIUM', 'evidence']]],
  ]
  it.each(cases)('%s', (_name, more, expected) => {
    expect(told(more)).toEqual(expected)
  })

  it('only a project that produces contributes', () => {
    const at = (stage: string) => told({}, { ...PROJECT, stage })
    expect(['STARTED', 'COMPLETED', 'TERMINATED', 'VOIDED'].map(at)).toEqual(Array(4).fill([[null, 'BLOCK', 'project']]))
    expect(at('FULL_CAPACITY')).toEqual([])
  })

  it('counts tax, output and exports', () => {
    expect(contributionMeasures({ taxPaid: '30', output: '1000', exports: '12.5' }).map(({ measure, value }) => [measure, Number(value)])).toEqual([['TAX_CNY', 30], ['OUTPUT_CNY', 1000], ['EXPORTS_USD', 12.5]])
  })
})
