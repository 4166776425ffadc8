import { describe, expect, it } from 'vitest'
import type { JobsInput } from './jobs.input.ts'
import { jobsMeasures, jobsRemarks, verifiedJobs } from './jobs.rules.ts'

const PROJECT = { stage: 'STARTED', contractDate: '2025-03-10' }
const TODAY = '2025-11-18'
const claim = (more: Partial<JobsInput> = {}): JobsInput => ({
  month: '2025-10',
  reported: 120,
  insured: 110,
  baselineInsured: 0,
  evidence: [{ type: 'SOCIAL_INSURANCE_LIST', sha256: 'a'.repeat(64), issuedOn: '2025-11-03' }],
  ...more,
})
const told = (more: Partial<JobsInput>, project = PROJECT) => jobsRemarks(claim(more), project, TODAY).map(({ rule, severity, field }) => [rule, severity, field])

describe('rules for jobs', () => {
  const cases: [string, Partial<JobsInput>, unknown[]][] = [
    ['nothing to say of a sound record', {}, []],
    ['rule 5: no head-count', { insured: null }, [[5, 'BLOCK', 'insured']]],
    ['rule 5: below zero', { reported: -1 }, [[5, 'BLOCK', 'reported']]],
    ['rule 5: zero without a reason', { reported: 0, insured: 0 }, [[5, 'BLOCK', 'zeroReason']]],
    ['rule 5: zero with its reason', { reported: 0, insured: 0, zeroReason: '冬季停工' }, []],
    ['rule 5: people taken over without saying from whom', { baselineInsured: 30 }, [[5, 'BLOCK', 'baselineReason']]],
    ['rule 5: people taken over', { baselineInsured: 30, baselineReason: '承接原铁西轴承厂' }, []],
    ['rule 4: a month that still runs', { month: '2025-11' }, [[4, 'BLOCK', 'month']]],
    ['rule 4: more than 180 days before the contract', { month: '2024-08' }, [[4, 'BLOCK', 'month']]],
    ['a quarter is no month', { month: '2025-Q3' }, [[null, 'BLOCK', 'month']]],
    ['a part larger than the whole', { graduates: 121 }, [[null, 'BLOCK', 'graduates']]],
    ['rule 13: no list', { evidence: [] }, [[13, 'HIGH', 'evidence']]],
    ['rule 16: a list of another season', { evidence: [{ type: 'SOCIAL_INSURANCE_LIST', sha256: 'a'.repeat(64), issuedOn: '2025-08-01' }] }, [[16, 'MEDIUM', 'evidence']]],
  ]
  it.each(cases)('%s', (_name, more, expected) => {
    expect(told(more)).toEqual(expected)
  })

  it('rule 34 needs more than 20 people and more than 20 % of those insured', () => {
    expect(told({ reported: 121, insured: 100 })).toEqual([[34, 'HIGH', 'reported']])
    expect(told({ reported: 120, insured: 100 })).toEqual([])
    expect(told({ reported: 60, insured: 40 })).toEqual([])
    expect(told({ reported: 230, insured: 200 })).toEqual([])
    expect(told({ reported: 5, insured: 0, zeroReason: '刚招工' })).toEqual([[34, 'CRITICAL', 'insured']])
  })

  it('nothing is entered for a project that is closed', () => {
    expect(told({}, { ...PROJECT, stage: 'MERGED' })).toEqual([[null, 'BLOCK', 'project']])
  })

  it('verified are those insured whom the project did not take over, never below zero', () => {
    expect(verifiedJobs({ insured: 110, baselineInsured: 30 })).toBe(80)
    expect(verifiedJobs({ insured: 20, baselineInsured: 30 })).toBe(0)
    expect(jobsMeasures({ reported: 120, insured: 110, baselineInsured: 30 })).toEqual([
      { measure: 'JOBS_VERIFIED', value: '80.0000' },
      { measure: 'JOBS_REPORTED', value: '120.0000' },
    ])
  })
})
