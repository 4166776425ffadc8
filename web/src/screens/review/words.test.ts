import { describe, expect, it } from 'vitest'
import { claimedText, ruleTags, shortDigest, waitedText } from './words.ts'

describe('an entry in words', () => {
  it('writes amounts exactly, a withdrawal against', () => {
    expect(claimedText({ amount: '7547.885', form: 'CASH' })).toBe('7,547.89')
    expect(claimedText({ amount: '100', form: 'WITHDRAWAL' })).toBe('−100.00')
    expect(claimedText({ amount: null })).toBe('—')
  })
  it('says how long it waits, and nothing once it is decided', () => {
    expect(waitedText(0)).toBe('今天提交')
    expect(waitedText(3)).toBe('已等 3 个工作日')
    expect(waitedText(null)).toBe('')
  })
  it('names each rule once, the gravest first, and counts the rest', () => {
    const remarks = [
      { rule: 16, severity: 'MEDIUM' as const },
      { rule: 16, severity: 'MEDIUM' as const },
      { rule: 14, severity: 'HIGH' as const },
      { rule: null, severity: 'BLOCK' as const },
    ]
    expect(ruleTags(remarks, 3).map(({ text, tone }) => [text, tone])).toEqual([['表单', 'block'], ['规则 14', 'warn'], ['规则 16', 'neutral']])
    expect(ruleTags(remarks).map(({ text }) => text)).toEqual(['表单', '规则 14', '+1'])
  })
  it('shortens a digest in its middle', () => {
    expect(shortDigest('0123456789abcdef'.repeat(4))).toBe('01234567…89abcdef')
  })
})
