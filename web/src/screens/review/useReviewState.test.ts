import { expect, it } from 'vitest'
import { filterOf } from './useReviewState.ts'

it('the filter says only what was chosen: nothing is the own desk, all is every status', () => {
  expect(filterOf({ entry: 'x' })).toEqual({})
  expect(filterOf({ status: 'ACCEPTED', county: '210106' })).toEqual({ status: ['ACCEPTED'], county: ['210106'] })
  expect([filterOf({ family: 'FOREIGN' }), filterOf({ family: 'JOBS' })]).toEqual([{ family: 'FOREIGN' }, { kind: 'JOBS' }])
  expect(filterOf({ status: 'all' }).status).toHaveLength(6)
})
