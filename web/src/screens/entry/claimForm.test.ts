import { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { describe, expect, it } from 'vitest'
import { CARRIER } from '../../tiles/claims/fields.ts'
import { emptyForm, fits, formOf, inputOf, originsFor, saysTheSame, type ClaimForm } from './claimForm.ts'

const foreign = { ...emptyForm(), family: 'FOREIGN', payerUscc: '91', payerCountry: 'DE', fxRegistrationNo: 'FX-1' }
const sent = (form: ClaimForm) => inputOf(form)[CARRIER[form.entryKind]] as Record<string, unknown>

describe('the form of a claim', () => {
  it('sends nothing for what is empty, in the argument of its kind', () => {
    for (const kind of listOf(EntryKind)) {
      expect(Object.keys(inputOf(emptyForm(kind)))).toEqual([CARRIER[kind]])
      const { evidence, ...rest } = sent(emptyForm(kind))
      expect(evidence).toEqual([])
      expect(Object.values(rest).every((value) => value === null)).toBe(true)
    }
  })
  it('sends only what has a place in it', () => {
    expect(sent(foreign)).toMatchObject({ payerUscc: null, payerCountry: 'DE', fxRegistrationNo: 'FX-1' })
    expect(sent({ ...foreign, family: 'DOMESTIC' })).toMatchObject({ payerUscc: '91', payerCountry: null, fxRegistrationNo: null })
    expect(sent({ ...foreign, entryKind: 'JOBS' })).not.toHaveProperty('payerCountry')
  })
  it('asks for the reason of a zero, and only then', () => {
    expect(fits('zeroReason', { ...foreign, amount: '0.00' })).toBe(true)
    expect(fits('zeroReason', { ...foreign, amount: '3' })).toBe(false)
    expect(fits('zeroReason', foreign)).toBe(false)
    expect(fits('zeroReason', { ...emptyForm('JOBS'), reported: '3', insured: '0' })).toBe(true)
  })
  it('asks where people came from when some were taken over', () => {
    expect(fits('baselineReason', { ...emptyForm('JOBS'), baselineInsured: '0' })).toBe(false)
    expect(fits('baselineReason', { ...emptyForm('JOBS'), baselineInsured: '12' })).toBe(true)
  })
  it('sends people and years as numbers', () => {
    expect(sent({ ...emptyForm('JOBS'), reported: '120', month: '2025-10' })).toMatchObject({ reported: 120, month: '2025-10', insured: null })
    expect(sent({ ...emptyForm('RESEARCH'), year: '2024', rdPersonnelFte: '18.5' })).toMatchObject({ year: 2024, rdPersonnelFte: '18.5' })
  })
  it('tells institutions that are not stated from none', () => {
    const research = emptyForm('RESEARCH')
    expect(sent(research).institutions).toBeNull()
    expect(sent({ ...research, nationalInstitutions: '0' }).institutions).toEqual([])
    expect(sent({ ...research, nationalInstitutions: '0', cityInstitutions: '2' }).institutions).toEqual([{ level: 'CITY', count: 2 }])
  })
  it('comes back from the server as it was sent', () => {
    const forms: ClaimForm[] = [
      { ...emptyForm(), family: 'DOMESTIC', amount: '12.5', payerName: ' A ' },
      { ...emptyForm('JOBS'), month: '2025-10', reported: '120', insured: '100', baselineInsured: '0', note: 'n' },
      { ...emptyForm('TECHNOLOGY'), kind: 'TRANSFER', contractAmount: '300', registeredOn: '2025-10-08' },
      { ...emptyForm('RESEARCH'), year: '2024', nationalInstitutions: '0', provincialInstitutions: '0', cityInstitutions: '2' },
      { ...emptyForm('CONTRIBUTION'), month: '2025-10', output: '1000', exports: '0' },
    ]
    for (const form of forms) {
      const back = formOf({ kind: form.entryKind, ...inputOf(form) } as Parameters<typeof formOf>[0], [])
      expect(saysTheSame(form, back)).toBe(true)
    }
  })
  it('offers the sources of its family and keeps one that does not fit', () => {
    expect(originsFor(foreign)).toEqual(['FOREIGN', 'HK_MACAO_TAIWAN'])
    expect(originsFor({ ...foreign, origin: 'GOVERNMENT' })).toContain('GOVERNMENT')
    expect(originsFor(emptyForm())).toHaveLength(5)
  })
})
