import { describe, expect, it } from 'vitest'
import { absentText, changeOf, figureFormat, ranksCompare, reasonsText, surenessText } from './figures.ts'

const compared = { comparable: true, changeRatio: null, changePoints: null }

describe('growth', () => {
  it('has no decimals from a thousand percent on', () => {
    expect(changeOf({ ...compared, changeRatio: '9.994' }, false)?.text).toBe('999.4%')
    expect(changeOf({ ...compared, changeRatio: '12.8517' }, false)).toEqual({ direction: 'up', text: '1,285%' })
  })
  it('of a quotient that is no percentage is its difference', () => {
    expect(changeOf({ ...compared, changePoints: '-12.4' }, false)).toEqual({ direction: 'down', text: '12' })
    expect(changeOf({ ...compared, changePoints: '0.7354' }, false)).toEqual({ direction: 'up', text: '0.74' })
  })
  it('is none where the windows do not compare, and the break says why', () => {
    expect(changeOf({ ...compared, comparable: false, changeRatio: '0.5' }, false)).toBeUndefined()
    expect(reasonsText({ reasons: ['DEFINITION_CHANGED'], note: '口径断点' })).toBe('口径已变，不可比：口径断点')
  })
})

describe('what stands where a figure is not', () => {
  const few = { state: 'NOT_APPLICABLE' as const, status: 'INSUFFICIENT' as const, numerator: '3', denominator: '4.0000', n: 4 }
  it('are the projects of a rate that has too few of them, with the word for it', () => {
    expect([absentText(few), surenessText(few)]).toEqual(['3/4', '样本不足'])
    expect([absentText({ ...few, numerator: null }), surenessText({ ...few, numerator: null })]).toEqual(['—', '样本不足 n 4'])
    expect(absentText({ ...few, numerator: '120.5', denominator: '900' })).toBe('—')
  })
  it('is the number of projects beside a rate of few, and nothing beside one that stands', () => {
    expect(surenessText({ status: 'LOW_N', n: 7 })).toBe('样本少 n 7')
    expect(surenessText({ status: 'OFFICIAL', n: 70 })).toBeUndefined()
    expect(surenessText({ status: 'NO_BASE', n: 0 })).toBe('无基数')
  })
  it('is said or hidden, never a zero', () => {
    expect([absentText({ state: 'NOT_REPORTED' }), absentText({ state: 'SUPPRESSED' })]).toEqual(['未报', '已隐去'])
  })
})

describe('what is told by year', () => {
  it('has no months in its words', () => {
    expect(reasonsText({ reasons: ['PARTIAL_CURRENT'] }, true)).toBe('这一年的数还没有出齐')
    expect(reasonsText({ reasons: ['PARTIAL_CURRENT'] })).toBe('本期有月份未报')
  })
  it('ranks compare where both years tell of the same units by one definition', () => {
    const cell = (value: string | null, baseValue: string | null, reasons: 'DEFINITION_CHANGED'[] = []) => ({ value, yoy: { baseValue, reasons } })
    expect(ranksCompare([cell('2', '1'), cell(null, null)])).toBe(true)
    expect(ranksCompare([cell('2', '1'), cell('3', null)])).toBe(false)
    expect(ranksCompare([cell('2', '1'), cell('3', '2', ['DEFINITION_CHANGED'])])).toBe(false)
  })
})

describe('a format', () => {
  it('may write fewer digits than a column does, never more', () => {
    expect(figureFormat('WAN_YUAN', 'yi', { digits: 1 }).value('21322600')).toBe('2,132.3')
    expect(figureFormat('PERSONS', 'yi', { digits: 1 }).value('25593')).toBe('25,593')
  })
  it('gives numbers in its unit for lengths', () => {
    expect(figureFormat('WAN_YUAN', 'yi').plotted('-12345')).toBe(-1.2345)
    expect(figureFormat('WAN_YUAN', 'yi').plotted(null)).toBeNull()
  })
})
