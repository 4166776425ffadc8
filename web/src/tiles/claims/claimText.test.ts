import { describe, expect, it } from 'vitest'
import { claimRows, figureOf, kindText } from './claimText.ts'

describe('a claim in words', () => {
  it('has one figure for lists, with its unit', () => {
    const of = (brief: Parameters<typeof figureOf>[0]) => figureOf(brief) && [figureOf(brief)!.value, figureOf(brief)!.unit].join(' ')
    expect(of({ kind: 'CAPITAL', capital: { family: 'FOREIGN', amount: '1280', currency: 'USD', form: 'CASH' } })).toBe('1,280.00 万美元')
    expect(of({ kind: 'CAPITAL', capital: { family: 'FOREIGN', amount: '5', currency: 'EUR', form: 'WITHDRAWAL' } })).toBe('−5.00 万 EUR')
    expect(of({ kind: 'JOBS', jobs: { reported: 1300, verified: 1200 } })).toBe('1,200 人')
    expect(of({ kind: 'TECHNOLOGY', technology: { technologyAmount: '80.5' } })).toBe('80.50 万元')
    expect(of({ kind: 'RESEARCH', research: null })).toBeUndefined()
  })
  it('says people reported while the verified ones are not known', () => {
    expect(figureOf({ kind: 'JOBS', jobs: { reported: 3, verified: null } })?.label).toBe('上报在岗人数')
  })
  it('is named by its family or its kind', () => {
    expect([kindText({ kind: 'CAPITAL', capital: { family: 'FOREIGN' } }), kindText({ kind: 'CAPITAL' }), kindText({ kind: 'RESEARCH' })]).toEqual(['外资', '资金', '研发'])
  })
  it('lists what was filled in, in the order of its form', () => {
    const rows = claimRows({ kind: 'RESEARCH', research: { year: 2024, rdExpenditure: '900', institutions: [{ level: 'CITY', count: 2 }], note: '' } })
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ['year', '2024'],
      ['rdExpenditure', '900.00 万元'],
      ['nationalInstitutions', '0 家'],
      ['provincialInstitutions', '0 家'],
      ['cityInstitutions', '2 家'],
    ])
  })
  it('says capital like every other kind, numbers of papers in the narrow type', () => {
    const capital = { family: 'FOREIGN' as const, origin: 'HK_MACAO_TAIWAN', currency: 'USD', amount: '1280', bankSerial: 'YK-1', note: '首期' }
    expect(claimRows({ kind: 'CAPITAL', capital }).map(({ name, value, mono }) => [name, value, mono ?? false])).toEqual([
      ['family', '外资', false],
      ['origin', '港澳台', false],
      ['currency', 'USD', false],
      ['amount', '1,280.00 万美元', false],
      ['bankSerial', 'YK-1', true],
      ['note', '首期', false],
    ])
  })
  it('names countries and closed words', () => {
    const technology = { kind: 'TRANSFER', originCountry: { code: 'DE', name: '德国', nameEn: 'Germany' } }
    expect(claimRows({ kind: 'TECHNOLOGY', technology }).map(({ value }) => value)).toEqual(['转让', '德国'])
  })
})
