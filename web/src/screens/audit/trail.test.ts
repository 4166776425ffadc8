import { describe, expect, it } from 'vitest'
import { commandText, isCommand, trailRows } from './trail.ts'

describe('the trail', () => {
  it('names what was done, and what it does not know by its own name', () => {
    expect([commandText('signIn'), commandText('acceptEntry'), commandText('somethingNew')]).toEqual(['登录', '核实入账', 'somethingNew'])
    expect([isCommand('signIn'), isCommand('toString'), isCommand(undefined)]).toEqual([true, false, false])
  })
  it('says who did it in which role, and whether it is on the chain yet', () => {
    const event = { __typename: 'AuditEvent' as const, id: '7', at: '2025-11-18T01:00:00.000Z', actor: '铁西区 · 报送', role: 'COUNTY_REPORTER' as const, command: 'saveDraft', subject: 'D-1', rows: 2, digest: 'a'.repeat(64) }
    expect(trailRows([{ ...event, link: 9 }, { ...event, link: null }]).map(({ role, what, link }) => [role, what, link])).toEqual([['县区报送员', '保存草稿', 9], ['县区报送员', '保存草稿', undefined]])
  })
})
