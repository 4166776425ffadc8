import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerBytes } from './answer-bytes.ts'

const written = (answer: object) => answerBytes(answer).toString()

describe('an answer is written as JSON.stringify would', () => {
  it('for whatever can be in it', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything({ withDate: true, withNullPrototype: true })), (data) => written({ data }) === JSON.stringify({ data })))
  })

  it('for nothing, holes, quotes and half characters', () => {
    const answer = { data: { none: undefined, list: [undefined, null, () => 1], text: '沈阳"\n\\\ud83d', 'a"b': 1, date: new Date(0), own: { toJSON: () => 'said' } } }
    expect(written(answer)).toBe(JSON.stringify(answer))
  })

  it('for more rows than one piece holds', () => {
    const answer = { data: { projects: { nodes: Array.from({ length: 2_000 }, (_, n) => ({ id: n, name: `基准项目${n}` })) } }, extensions: {} }
    expect(written(answer)).toBe(JSON.stringify(answer))
  })
})
