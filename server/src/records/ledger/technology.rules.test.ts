import { describe, expect, it } from 'vitest'
import type { TechnologyInput } from './technology.input.ts'
import { registrationOf, technologyMeasures, technologyNotCounted, technologyRemarks } from './technology.rules.ts'

const PROJECT = { stage: 'STARTED', contractDate: '2025-03-10' }
const CERTIFICATE = { type: 'TECHNOLOGY_CONTRACT_REGISTRATION', sha256: 'a'.repeat(64) } as const
const claim = (more: Partial<TechnologyInput> = {}): TechnologyInput => ({
  kind: 'DEVELOPMENT',
  contractNo: 'JS-2025-18',
  registrationNo: '2025210100001234',
  registeredOn: '2025-09-12',
  contractAmount: '800',
  technologyAmount: '650',
  originCountry: 'DE',
  evidence: [CERTIFICATE],
  ...more,
})
const told = (more: Partial<TechnologyInput>) => technologyRemarks(claim(more), PROJECT, '2025-11-18').map(({ rule, severity, field }) => [rule, severity, field])

describe('rules for technology', () => {
  const cases: [string, Partial<TechnologyInput>, unknown[]][] = [
    ['nothing to say of a registered contract', {}, []],
    ['all of the contract may be technology', { technologyAmount: '800' }, []],
    ['a part larger than the contract', { technologyAmount: '800.01' }, [[null, 'BLOCK', 'technologyAmount']]],
    ['rule 5: no country', { originCountry: null }, [[5, 'BLOCK', 'originCountry']]],
    ['rule 5: zero without a reason', { technologyAmount: '0' }, [[5, 'BLOCK', 'zeroReason']]],
    ['rule 5: below zero', { technologyAmount: '-1' }, [[5, 'BLOCK', 'technologyAmount']]],
    ['rule 4: registered tomorrow', { registeredOn: '2025-11-19' }, [[4, 'BLOCK', 'registeredOn']]],
    ['rule 4: long before the contract', { registeredOn: '2024-09-10' }, [[4, 'BLOCK', 'registeredOn']]],
    ['rule 37: no number', { registrationNo: ' ' }, [[37, 'HIGH', 'registrationNo']]],
    ['rule 37: no certificate', { evidence: [] }, [[37, 'HIGH', 'evidence']]],
    ['rule 13: another kind is proven by its contract', { kind: 'TALENT_TEAM', registrationNo: null, evidence: [] }, [[13, 'HIGH', 'evidence']]],
    ['rule 16: a certificate of another time', { evidence: [{ ...CERTIFICATE, issuedOn: '2025-06-01' }] }, [[16, 'MEDIUM', 'evidence']]],
  ]
  it.each(cases)('%s', (_name, more, expected) => {
    expect(told(more)).toEqual(expected)
  })

  it('counts the four registered kinds with a number, and nothing else', () => {
    const kinds = ['LICENCE', 'TRANSFER', 'DEVELOPMENT', 'CONSULTING', 'SERVICE', 'EQUIPMENT_EMBODIED', 'TALENT_TEAM', 'STANDARD'] as const
    expect(kinds.filter((kind) => !technologyNotCounted({ kind, registrationNo: '1' }))).toEqual(['TRANSFER', 'DEVELOPMENT', 'CONSULTING', 'SERVICE'])
    expect(technologyNotCounted({ kind: 'SERVICE', registrationNo: null })).toContain('登记编号')
    expect(technologyMeasures({ kind: 'SERVICE', registrationNo: '1', technologyAmount: '650' })).toEqual([
      { measure: 'TECHNOLOGY_CNY', value: '650.0000' },
      { measure: 'TECHNOLOGY_CONTRACT', value: '1.0000' },
    ])
    expect(technologyMeasures({ kind: 'LICENCE', registrationNo: '1', technologyAmount: '650' })).toEqual([])
  })

  it('knows a number however it was typed', () => {
    expect(registrationOf({ registrationNo: ' 2025 2101a ' })).toBe('20252101A')
    expect(registrationOf({ registrationNo: '  ' })).toBeNull()
    expect(registrationOf({})).toBeNull()
  })
})
