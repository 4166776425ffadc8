import { describe, expect, it } from 'vitest'
import { changeOf, figureFormat, reasonsText } from './figures.ts'

const compared = { comparable: true, changeRatio: null, changePoints: null }

describe('growth', () => {
  it('has no decimals from a thousand percent on', () => {
    expect(changeOf({ ...compared, changeRatio: '9.994' }, false)?.text).toBe('999.4%')
    expect(changeOf({ ...compared, changeRatio: '12.8517' }, false)).toEqual({ direction: 'up', text: '1,285%' })
  })
  it('of a quotient that is no percentage is its difference', () => {
    expect(changeOf({ ...compared, changePoints: '-12.4' }, false)).toEqual({ direction: 'down', text: '12' })
  })
  it('is none where the windows do not compare, and the break says why', () => {
    expect(changeOf({ ...compared, comparable: false, changeRatio: '0.5' }, false)).toBeUndefined()
    expect(reasonsText({ reasons: ['DEFINITION_CHANGED'], note: '口径断点' })).toBe('口径已变，不可比：口径断点')
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
