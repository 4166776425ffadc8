import { beforeEach, describe, expect, it } from 'vitest'
import { emptyForm } from './claimForm.ts'
import { keeperOf, newKey, type Kept } from './keeper.ts'

function memory() {
  const rows = new Map<string, string>()
  return {
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => void rows.set(key, value),
    removeItem: (key: string) => void rows.delete(key),
    key: (at: number) => [...rows.keys()][at] ?? null,
    get length() {
      return rows.size
    },
  }
}
const kept = (at: string): Kept => ({ project: 'p', projectName: 'P', version: 1, form: emptyForm(), base: emptyForm(), at })

describe('what is kept in the browser', () => {
  let store = memory()
  beforeEach(() => void (store = memory()))

  it('belongs to one account, newest first', () => {
    const mine = keeperOf(store, '7')
    mine.keep('a', kept('2025-11-18T01:00:00Z'))
    mine.keep('b', kept('2025-11-18T02:00:00Z'))
    keeperOf(store, '8').keep('c', kept('2025-11-18T03:00:00Z'))
    expect(mine.all().map(({ id }) => id)).toEqual(['b', 'a'])
    mine.forget('b')
    expect(mine.kept('b')).toBeUndefined()
  })
  it('says so when the browser does not take it, and survives nonsense', () => {
    const full = keeperOf({ ...store, setItem: () => { throw new Error('full') } }, '7')
    expect(full.keep('a', kept(''))).toBe(false)
    store.setItem('jingxian.draft.7.x', '{')
    expect(keeperOf(store, '7').all()).toEqual([])
  })
  it('holds the key of a submission until it is settled', () => {
    const mine = keeperOf(store, '7')
    const key = newKey()
    mine.try('a', { version: 3, key })
    expect(mine.attempt('a')).toEqual({ version: 3, key })
    mine.settle('a')
    expect(mine.attempt('a')).toBeUndefined()
    expect(key).toMatch(/^[0-9a-f]{32}$/)
  })
})
