import { expect, it } from 'vitest'
import { isValidUscc, usccCheck } from './uscc.ts'

it("the standard's worked example: 91350100M000100Y4 has the check character 3", () => {
  expect(usccCheck('91350100M000100Y4')).toBe('3')
  expect(isValidUscc('91350100M000100Y43')).toBe(true)
})

it('refuses another check character, another length and letters outside the alphabet', () => {
  for (const wrong of ['91350100M000100Y44', '91350100M000100Y4', '91350100M000100Y433', '91350100I000100Y43', '']) {
    expect(isValidUscc(wrong)).toBe(false)
  }
})
