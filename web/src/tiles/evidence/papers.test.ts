import { describe, expect, it } from 'vitest'
import { duplicateOf, groupsOf, guessType, inputsOf, paperOf, saysTheSame, type Paper } from './papers.ts'

const hash = 'a'.repeat(64)
const paper = (patch: Partial<Paper>): Paper => ({ ...paperOf({ type: 'CONTRACT', sha256: hash }, 'k1'), ...patch })
const NAMES = [
  { value: 'BANK_RECEIPT', label: '银行进账单' },
  { value: 'CONTRACT', label: '合同' },
  { value: 'LAND_CONTRACT', label: '土地或厂房合同' },
] as const
const GROUPS = [['BANK_RECEIPT', 'CAPITAL_VERIFICATION'], ['CONTRACT']] as const

describe('papers', () => {
  it('are sent once their digest is known, with nothing for what is empty', () => {
    const sent = inputsOf([paper({ docNo: ' 7 ' }), paper({ key: 'k2', sha256: undefined })])
    expect(sent).toEqual([{ type: 'CONTRACT', docNo: '7', issuer: null, issuedOn: null, amount: null, sha256: hash, fileName: null }])
  })
  it('are left alone when the answer of the server says the same', () => {
    expect(saysTheSame([{ type: 'CONTRACT', sha256: hash }], [paper({}), paper({ key: 'k2', sha256: undefined })])).toBe(true)
    expect(saysTheSame([], [paper({})])).toBe(false)
  })
  it('fulfil a group by any of its kinds', () => {
    expect(groupsOf(GROUPS, [paper({})]).map(({ fulfilled }) => fulfilled)).toEqual([false, true])
    expect(groupsOf([['CONTRACT']], [paper({ sha256: undefined })])[0]?.fulfilled).toBe(false)
  })
  it('get their kind from the file name, else from what is needed', () => {
    expect(guessType('铁西土地或厂房合同.pdf', NAMES, GROUPS, [])).toBe('LAND_CONTRACT')
    expect(guessType('scan-001.pdf', NAMES, GROUPS, [])).toBe('BANK_RECEIPT')
    expect(guessType('scan-002.pdf', NAMES, GROUPS, [paper({ type: 'BANK_RECEIPT' })])).toBe('CONTRACT')
  })
  it('are called out when the same file comes twice', () => {
    const list = [paper({}), paper({ key: 'k2' })]
    expect(duplicateOf(list[0]!, list)).toBeUndefined()
    expect(duplicateOf(list[1]!, list)).toBe(1)
  })
})
