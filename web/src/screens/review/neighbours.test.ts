import { describe, expect, it } from 'vitest'
import { neighbourOf, successorOf } from './neighbours.ts'

const rows = ['a', 'b', 'c'].map((id) => ({ id }))

describe('walking the queue', () => {
  it('goes up and down and stops at the ends', () => {
    expect(neighbourOf(rows, 'a', 1)).toBe('b')
    expect(neighbourOf(rows, 'c', 1)).toBe('c')
    expect(neighbourOf(rows, 'a', -1)).toBe('a')
  })
  it('begins at the first, also from an entry that is not in it', () => {
    expect(neighbourOf(rows, undefined, 1)).toBe('a')
    expect(neighbourOf(rows, 'z', -1)).toBe('a')
    expect(neighbourOf([], undefined, 1)).toBeUndefined()
  })
  it('brings up the one below the decided one, at the end the one above, of one none', () => {
    expect(successorOf(rows, 'b')).toBe('c')
    expect(successorOf(rows, 'c')).toBe('b')
    expect(successorOf([{ id: 'a' }], 'a')).toBeUndefined()
    expect(successorOf(rows, 'z')).toBeUndefined()
  })
})
