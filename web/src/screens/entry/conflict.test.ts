import { describe, expect, it } from 'vitest'
import { emptyForm } from './claimForm.ts'
import { disagreements, merged } from './conflict.ts'

const base = { ...emptyForm(), amount: '100', note: 'a', payerName: 'x' }
const theirs = { ...base, amount: '200', note: 'b' }
const mine = { ...base, amount: '300', payerName: 'y' }
const last = { by: '李', at: '2025-11-18T01:00:00Z' }

describe('two savers', () => {
  it('disagree where the other changed something, told by name', () => {
    const found = disagreements({ base, theirs, mine }, [{ field: 'amount', by: '王', at: '2025-11-18T02:00:00Z' }], last)
    expect(found.map(({ field, by, untouched }) => [field, by, untouched])).toEqual([
      ['amount', '王', false],
      ['note', '李', true],
    ])
  })
  it('do not disagree where both wrote the same', () => {
    expect(disagreements({ base, theirs, mine: { ...theirs, payerName: 'y' } }, undefined, last)).toEqual([])
  })
  it('get both changes, and in a disagreement the chosen one', () => {
    expect(merged(mine, theirs, new Map([['amount', 'mine'], ['note', 'theirs']]))).toMatchObject({ amount: '300', note: 'b', payerName: 'y' })
    expect(merged(mine, theirs, new Map([['amount', 'theirs']]))).toMatchObject({ amount: '200', note: 'a' })
  })
})
