import { describe, expect, it } from 'vitest'
import { fieldOf, nextAfter, remarksOn, sorted, type Remark } from './remarks.ts'

const remark = (patch: Partial<Remark>): Remark => ({ rule: 5, severity: 'BLOCK', field: 'amount', message: '', remedy: '', ...patch })

describe('remarks', () => {
  it('come heaviest first, then in the order of the page', () => {
    const list = sorted([remark({ severity: 'HIGH', field: 'evidence' }), remark({ field: 'payerName' }), remark({ field: 'family' }), remark({ field: 'project' })])
    expect(list.map(({ field }) => field)).toEqual(['family', 'payerName', 'project', 'evidence'])
  })
  it('belong to a field, also from inside a list', () => {
    expect(fieldOf({ field: 'evidence[0].sha256' })).toBe('evidence')
    expect(fieldOf({ field: 'version' })).toBeUndefined()
    expect(remarksOn('amount', [remark({}), remark({ field: 'note' })])).toHaveLength(1)
  })
  it('are walked round and round', () => {
    expect(nextAfter(-1, [remark({})])).toBe(0)
    expect(nextAfter(0, [remark({})])).toBe(0)
    expect(nextAfter(0, [])).toBe(-1)
  })
})
