import { expect, it } from 'vitest'
import { skippedStages } from './skips.ts'

it('sends the days of the stages that this move passes over, and of no other', () => {
  const dates = { ESTABLISHED: '2025-03-02', PERMITTING: '2025-05-06' }
  expect(skippedStages({ skips: ['ESTABLISHED', 'PERMITTING'] }, dates)).toEqual([
    { stage: 'ESTABLISHED', eventDate: '2025-03-02' },
    { stage: 'PERMITTING', eventDate: '2025-05-06' },
  ])
  expect(skippedStages({ skips: [] }, dates)).toEqual([])
  expect(skippedStages({ skips: ['PERMITTING'] }, { ESTABLISHED: '2025-03-02' })).toEqual([])
})
