import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import { describe, expect, it } from 'vitest'
import { trackOf } from './track.ts'

const event = (to: Stage, eventDate: string, isRegress = false) => ({ to, eventDate, isRegress })
const stateOf = (track: ReturnType<typeof trackOf>, stage: Stage) => track.steps.find((step) => step.stage === stage)

describe('the stage track', () => {
  const signed = [event('IDEA', '2024-11-28'), event('LEAD', '2025-02-05'), event('NEGOTIATING', '2025-03-08'), event('SIGNED', '2025-06-01')]

  it('marks what was passed with its day, what was passed over, where it stands and what lies ahead', () => {
    const track = trackOf(signed)
    expect(track.steps.map(({ state }) => state)).toEqual(['passed', 'skipped', 'passed', 'passed', 'skipped', 'now', ...Array(6).fill('ahead')])
    expect(stateOf(track, 'LEAD')).toMatchObject({ date: '2025-02-05' })
    expect(stateOf(track, 'PROMOTED')?.date).toBeUndefined()
    expect(track.closing).toBeUndefined()
  })

  it('takes back the stages behind the one it went back to, and keeps their day', () => {
    const track = trackOf([...signed, event('NEGOTIATING', '2025-07-01', true)])
    expect(stateOf(track, 'NEGOTIATING')).toMatchObject({ state: 'now', date: '2025-07-01', isRegress: true })
    expect(stateOf(track, 'SIGNED')).toMatchObject({ state: 'undone', date: '2025-06-01' })
    expect(stateOf(track, 'FRAMEWORK')).toMatchObject({ state: 'ahead' })
  })

  it('forgets the going back once the stage is reached again', () => {
    const track = trackOf([...signed, event('NEGOTIATING', '2025-07-01', true), event('SIGNED', '2025-08-01')])
    expect(stateOf(track, 'SIGNED')).toMatchObject({ state: 'now', date: '2025-08-01', isRegress: false })
    expect(stateOf(track, 'NEGOTIATING')).toMatchObject({ state: 'passed', isRegress: true })
  })

  it('says where it stood when it closed, and how it ended', () => {
    const track = trackOf([...signed, event('TERMINATED', '2025-09-01'), event('VOIDED', '2025-10-01')])
    expect(stateOf(track, 'SIGNED')).toMatchObject({ state: 'last', date: '2025-06-01' })
    expect(track.closing).toEqual({ stage: 'VOIDED', date: '2025-10-01' })
  })

  it('has nothing to say before the first event', () => {
    expect(trackOf([]).steps.every(({ state }) => state === 'ahead')).toBe(true)
  })
})
