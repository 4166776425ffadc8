import { describe, expect, it } from 'vitest'
import { earliestToSign } from './return.rules.ts'

describe('the first month that may be signed', () => {
  it('is where the data of the province begin', () => {
    expect(earliestToSign(202211, 202511)).toBe(202211)
  })

  it('is two years back while nobody has signed', () => {
    expect(earliestToSign(null, 202511)).toBe(202311)
  })
})
