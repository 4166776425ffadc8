import { describe, expect, it } from 'vitest'
import { emptyCommitment, emptyForm, emptyInvestor, emptyShare, type FormFields } from './form.ts'
import { isSame, missing, shareSums } from './formChecks.ts'
import { formOf, inputOf } from './formRecord.ts'
import { differencesOf, merged, usualChoices } from './merge.ts'
import type { ProjectRecord } from './useProject.ts'

const place = (code: string) => ({ __typename: 'Place' as const, code, name: code, shortName: code })

const record = {
  name: '铁西精密轴承项目',
  county: place('210106'),
  kind: 'NEW',
  capitalNature: 'MIXED',
  industry: { code: 'C34', name: '通用设备制造业', nameEn: 'General equipment' },
  nationalCode: null,
  company: '铁西恒远轴承有限公司',
  companyUscc: null,
  totalInvestment: '14312.4800',
  contractForeign: null,
  contractDomestic: '5000.0000',
  contractDate: '2025-06-01',
  plannedStart: null,
  plannedCompletion: null,
  plannedProduction: '2026-12-31',
  investors: [{ name: '恒远', uscc: null, country: null, origin: 'OUT_OF_PROVINCE', sharePct: '60.5000', contribution: 'CASH', ultimateController: null }],
  commitments: [{ kind: 'JOBS', amount: '120.0000', unit: '人', dueDate: '2026-12-31', sourceClause: null }],
  shares: [{ family: 'CAPITAL', region: place('210100'), role: 'LANDING', pct: '100.0000' }],
} as unknown as ProjectRecord

describe('the registration form', () => {
  it('brings a record back as it came', () => {
    const input = inputOf(formOf(record))
    expect(input).toMatchObject({ name: '铁西精密轴承项目', county: '210106', industry: 'C34', nationalCode: null, totalInvestment: '14312.48', contractDomestic: '5000', contractForeign: null })
    expect(input.investors).toEqual([{ name: '恒远', uscc: null, country: null, origin: 'OUT_OF_PROVINCE', sharePct: '60.5', contribution: 'CASH', ultimateController: null }])
    expect(input.commitments).toEqual([{ kind: 'JOBS', amount: '120', unit: '人', dueDate: '2026-12-31', sourceClause: null }])
    expect(input.shares).toEqual([{ family: 'CAPITAL', region: '210100', role: 'LANDING', pct: '100' }])
  })

  it('is unchanged when nothing was typed, changed when something was', () => {
    const form = formOf(record)
    expect(isSame(form, formOf(record))).toBe(true)
    expect(isSame({ ...form, name: '改了' }, formOf(record))).toBe(false)
  })

  it('sends nothing for what is empty, and codes in capitals', () => {
    const input = inputOf({ ...formOf(record), company: '  ', nationalCode: '2025-210106-34-01-77hd2c' })
    expect(input).toMatchObject({ company: null, nationalCode: '2025-210106-34-01-77HD2C' })
  })

  it('names what is still missing, in rows too', () => {
    const form: FormFields = { ...emptyForm(), investors: [{ ...emptyInvestor(), name: '甲' }], commitments: [emptyCommitment()], shares: [emptyShare('CAPITAL')] }
    expect(missing(form)).toEqual([
      'name', 'county', 'kind', 'capitalNature', 'industry', 'totalInvestment',
      'investors[0].origin', 'investors[0].sharePct', 'commitments[0].kind', 'shares[0].region', 'shares[0].role', 'shares[0].pct',
    ])
    expect(missing(formOf(record))).toEqual([])
  })

  it('adds shares of a family exactly', () => {
    const share = (family: 'CAPITAL' | 'JOBS', pct: string) => ({ ...emptyShare(family), pct })
    const sums = shareSums([share('CAPITAL', '33.33'), share('CAPITAL', '33.33'), share('CAPITAL', '33.34'), share('JOBS', '70'), share('JOBS', '')])
    expect(sums).toEqual([{ family: 'CAPITAL', sum: '100', isWhole: true }, { family: 'JOBS', sum: '70', isWhole: false }])
  })
})

describe('two people at one record', () => {
  const base = formOf(record)
  const theirs = { ...base, name: '他们的名字', company: '新公司', plannedStart: '2026-01-01' }
  const mine = { ...base, name: '我的名字', plannedStart: '2026-01-01', totalInvestment: '20000' }

  it('differ where they changed something that mine does not say', () => {
    expect(differencesOf(base, theirs, mine)).toEqual([{ field: 'name', isClash: true }, { field: 'company', isClash: false }])
    expect(differencesOf(base, base, mine)).toEqual([])
  })

  it('take what only they touched, leave a clash to be chosen, keep the rest', () => {
    const differences = differencesOf(base, theirs, mine)
    expect(usualChoices(differences)).toEqual({ company: 'theirs' })
    expect(merged(theirs, mine, { company: 'theirs', name: 'mine' })).toMatchObject({ name: '我的名字', company: '新公司', totalInvestment: '20000' })
    expect(merged(theirs, mine, { name: 'theirs' })).toMatchObject({ name: '他们的名字', company: '铁西恒远轴承有限公司' })
  })
})
