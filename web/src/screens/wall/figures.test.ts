import { describe, expect, it } from 'vitest'
import { changeOf, columnFormat, figureOf, provinceFormat, rankedRows } from './figures.ts'

const none = { __typename: 'Comparison' as const, baseValue: null, difference: null, changeRatio: null, changePoints: null, comparable: true, reasons: [] }
const cell = (value: string | null, more: object = {}) => ({ __typename: 'Cell' as const, state: 'REPORTED' as const, status: null, value, numerator: null, denominator: null, n: null, yoy: none, ...more })

describe('figures of a wall', () => {
  it('are written in one unit with few digits', () => {
    expect(provinceFormat('WAN_YUAN').value('21322560.2499')).toBe('2,132.3')
    expect(provinceFormat('WAN_USD').value('119046.5990')).toBe('11.90')
    expect(columnFormat('WAN_USD').value('119046.5990')).toBe('119,047')
    expect(provinceFormat('PERCENT').value('20.423684')).toBe('20.4')
  })
  it('of a small column stand in 万, so that neighbours do not look alike', () => {
    expect(columnFormat('WAN_YUAN', ['8442.8000', '2160.3000', null]).value('2160.3000')).toBe('2,160')
    expect(columnFormat('WAN_YUAN', ['844280.0000', '2160.3000']).value('2160.3000')).toBe('0.2')
    expect(provinceFormat('WAN_YUAN', ['75268.18']).unitText).toBe('万元')
    expect(provinceFormat('WAN_USD', ['75268.18']).unitText).toBe('亿美元')
  })
  it('lose their decimals where a tile is full', () => {
    expect(provinceFormat('WAN_YUAN').value('99999499')).toBe('9,999.9')
    expect(provinceFormat('WAN_YUAN').value('123456789')).toBe('12,346')
  })
  it('are plotted as numbers of the same unit, missing as nothing', () => {
    const { plotted } = provinceFormat('WAN_YUAN')
    expect([plotted('21322560.2499'), plotted('-12345'), plotted(null)]).toEqual([2132.256, -1.2345, null])
  })
})

describe('growth', () => {
  it('of amounts is in percent, of rates in points; the arrow carries the sign', () => {
    expect(changeOf({ ...none, changeRatio: '-0.06182683' }, false)).toEqual({ direction: 'down', text: '6.2%' })
    expect(changeOf({ ...none, changePoints: '1.551471' }, true)).toEqual({ direction: 'up', text: '1.6 点' })
  })
  it('of many times loses its decimals, and what is written as zero points nowhere', () => {
    expect(changeOf({ ...none, changeRatio: '12.68' }, false)?.text).toBe('1,268%')
    expect(changeOf({ ...none, changeRatio: '0.0001' }, false)).toEqual({ direction: 'flat', text: '0.0%' })
  })
  it('is replaced by its reason where the windows do not compare', () => {
    const partial = { ...none, comparable: false, reasons: ['PARTIAL_BASE' as const] }
    expect(figureOf(cell('1', { yoy: partial }), provinceFormat('WAN_YUAN'))).toMatchObject({ change: undefined, reason: '上年同期有月份未报' })
  })
})

describe('ranked rows', () => {
  const rank = (position: number, certain = true) => ({ position, movement: { state: 'SAME' as const, places: 0, certain } })
  const row = (code: string, value: string | null, more: object = {}) => ({ place: { code, shortName: code }, cell: cell(value, more) })

  it('have bars from zero', () => {
    expect(rankedRows([row('a', '400', { rank: rank(1) }), row('b', '100', { rank: rank(2) }), row('c', '-7')], columnFormat('WAN_YUAN')).map(({ part }) => part)).toEqual([1, 0.25, 0])
  })
  it('never show a zero for what is not there', () => {
    const [missing] = rankedRows([row('a', null, { state: 'NOT_REPORTED' })], columnFormat('WAN_YUAN'))
    expect(missing).toMatchObject({ text: '未报', rank: '—', isPresent: false, move: { state: 'UNAVAILABLE' } })
  })
  it('of a rate carry their cases and move with hollow marks', () => {
    const [rate] = rankedRows([row('a', '29.8', { n: 6, status: 'LOW_N', rank: rank(1, false) })], columnFormat('PERCENT'))
    expect(rate).toMatchObject({ text: '29.8', cases: 6, doubt: '样本少 n 6', move: { hollow: true } })
  })
})
