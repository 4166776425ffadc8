import { expect, it } from 'vitest'
import { shortcutOf } from './keys.ts'

const press = (key: string, more: object = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, isComposing: false, target: null, ...more })
const inField = { closest: (selector: string) => (selector.includes('input') ? {} : null) }
const onPage = { closest: () => null }

it('a letter alone is a shortcut, with the shift key too', () => {
  expect(press('j')).toBe('j')
  expect(press('A', { target: onPage })).toBe('a')
  expect(press('?')).toBe('?')
})
it('nothing is one while text is typed, composed or chorded', () => {
  expect(press('a', { target: inField })).toBeUndefined()
  expect(press('a', { isComposing: true })).toBeUndefined()
  expect(press('r', { ctrlKey: true })).toBeUndefined()
  expect(press('r', { metaKey: true })).toBeUndefined()
  expect(press('Enter')).toBeUndefined()
  expect(press('a', { defaultPrevented: true })).toBeUndefined()
})
