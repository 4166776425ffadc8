import { describe, expect, it } from 'vitest'
import { emptyForm, fits, formOf, inputOf, originsFor, saysTheSame } from './capitalForm.ts'

const foreign = { ...emptyForm(), family: 'FOREIGN' as const, payerUscc: '91', payerCountry: 'DE', fxRegistrationNo: 'FX-1' }

describe('the form of an amount', () => {
  it('sends nothing for what is empty', () => {
    const { evidence, ...rest } = inputOf(emptyForm())
    expect(evidence).toEqual([])
    expect(Object.values(rest).every((value) => value === null)).toBe(true)
  })
  it('sends only what has a place in it', () => {
    expect(inputOf(foreign)).toMatchObject({ payerUscc: null, payerCountry: 'DE', fxRegistrationNo: 'FX-1' })
    expect(inputOf({ ...foreign, family: 'DOMESTIC' })).toMatchObject({ payerUscc: '91', payerCountry: null, fxRegistrationNo: null })
  })
  it('asks for the reason of a zero, and only then', () => {
    expect(fits('zeroReason', { ...foreign, amount: '0.00' })).toBe(true)
    expect(fits('zeroReason', { ...foreign, amount: '3' })).toBe(false)
    expect(fits('zeroReason', foreign)).toBe(false)
  })
  it('comes back from the server as it was sent', () => {
    const form = { ...emptyForm(), family: 'DOMESTIC' as const, amount: '12.5', payerName: ' A ' }
    const back = formOf({ ...inputOf(form), payerCountry: null } as never, [])
    expect(saysTheSame(form, back)).toBe(true)
    expect(back.payerName).toBe('A')
  })
  it('offers the sources of its family and keeps one that does not fit', () => {
    expect(originsFor(foreign)).toEqual(['FOREIGN', 'HK_MACAO_TAIWAN'])
    expect(originsFor({ ...foreign, origin: 'GOVERNMENT' })).toContain('GOVERNMENT')
    expect(originsFor(emptyForm())).toHaveLength(5)
  })
})
