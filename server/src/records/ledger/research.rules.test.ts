import { describe, expect, it } from 'vitest'
import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import type { ResearchInput } from './research.input.ts'
import { researchEvidence, researchMeasures, researchRemarks } from './research.rules.ts'

const PROJECT = { stage: 'PRODUCING', contractDate: '2023-03-10' }
const papers = (...types: EvidenceType[]) => types.map((type) => ({ type, sha256: 'a'.repeat(64) }))
const claim = (more: Partial<ResearchInput> = {}): ResearchInput => ({
  year: 2024,
  rdExpenditure: '900',
  revenue: '20000',
  rdPersonnelFte: '18.5',
  institutions: [],
  inventionPatents: 0,
  evidence: papers('RD_LEDGER', 'SUPER_DEDUCTION_ACCOUNT'),
  ...more,
})
const CERTIFIED = { highTechCertNo: 'GR202421000123', highTechValidFrom: '2024-11-27', highTechValidTo: '2027-11-26' }
const told = (more: Partial<ResearchInput>) => researchRemarks(claim(more), PROJECT, '2025-11-18').map(({ rule, severity, field }) => [rule, severity, field])

describe('rules for research and development', () => {
  const cases: [string, Partial<ResearchInput>, unknown[]][] = [
    ['nothing to say of a sound year', {}, []],
    ['rule 4: a year that still runs', { year: 2025 }, [[4, 'BLOCK', 'year']]],
    ['rule 4: long before the contract', { year: 2021 }, [[4, 'BLOCK', 'year']]],
    ['two digits are no year', { year: 24 }, [[null, 'BLOCK', 'year']]],
    ['rule 5: no revenue', { revenue: null }, [[5, 'BLOCK', 'revenue']]],
    ['rule 5: institutions not said', { institutions: null }, [[5, 'BLOCK', 'institutions']]],
    ['rule 5: zero without a reason', { rdPersonnelFte: '0' }, [[5, 'BLOCK', 'zeroReason']]],
    ['rule 5: below zero', { inventionPatents: -1 }, [[5, 'BLOCK', 'inventionPatents']]],
    ['a level twice', { institutions: [{ level: 'CITY', count: 0 }, { level: 'CITY', count: 0 }] }, [[null, 'BLOCK', 'institutions']]],
    ['spending more than the revenue', { rdExpenditure: '20000.01' }, [[null, 'MEDIUM', 'rdExpenditure']]],
    ['validity without a number', { highTechValidFrom: '2024-01-01' }, [[null, 'BLOCK', 'highTechCertNo']]],
    ['a number without its validity', { highTechCertNo: 'GR1' }, [[null, 'BLOCK', 'highTechValidFrom'], [37, 'HIGH', 'evidence']]],
    ['valid backwards', { ...CERTIFIED, highTechValidTo: '2024-01-01', evidence: papers('RD_LEDGER', 'SUPER_DEDUCTION_ACCOUNT', 'HIGH_TECH_CERTIFICATE') }, [[null, 'BLOCK', 'highTechValidTo']]],
    ['rule 37: a certificate that is not there', CERTIFIED, [[37, 'HIGH', 'evidence']]],
    ['rules 37 and 13: neither ledger nor account', { evidence: [] }, [[37, 'HIGH', 'evidence'], [13, 'HIGH', 'evidence']]],
    ['rule 13: patents and institutions are proven by theirs', { inventionPatents: 2, institutions: [{ level: 'PROVINCIAL', count: 1 }] }, [[13, 'HIGH', 'evidence']]],
  ]
  it.each(cases)('%s', (_name, more, expected) => {
    expect(told(more)).toEqual(expected)
  })

  it('asks for certificates only where something is claimed by them', () => {
    expect(researchEvidence({})).toEqual([['RD_LEDGER'], ['SUPER_DEDUCTION_ACCOUNT']])
    const all = researchEvidence({ institutions: [{ count: 1 }], inventionPatents: 1, highTechCertNo: 'GR1' })
    expect(all.flat()).toEqual(['RD_LEDGER', 'SUPER_DEDUCTION_ACCOUNT', 'INSTITUTION_CERTIFICATE', 'PATENT_CERTIFICATE', 'HIGH_TECH_CERTIFICATE'])
  })

  it('a high-tech enterprise is new in the year in which its certificate begins', () => {
    const content = { year: 2024, rdExpenditure: '900', revenue: '20000', rdPersonnelFte: '18.5', institutions: [{ level: 'CITY', count: 2 }, { level: 'NATIONAL', count: 1 }] as const, inventionPatents: 0 }
    const values = (more: object) => Object.fromEntries(researchMeasures({ ...content, ...more }).map(({ measure, value }) => [measure, Number(value)]))
    expect(values(CERTIFIED)).toEqual({ RD_CNY: 900, RD_REVENUE_CNY: 20000, RD_FTE: 18.5, RD_INSTITUTION: 3, INVENTION_PATENT: 0, HIGH_TECH_ENTERPRISE: 1 })
    expect(values({ ...CERTIFIED, year: 2025 })['HIGH_TECH_ENTERPRISE']).toBe(0)
    expect(values({})['HIGH_TECH_ENTERPRISE']).toBe(0)
  })
})
