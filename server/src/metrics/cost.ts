/** What a question costs before it runs: groups x metrics x (1 + baselines). Estimated from above, refused from above. */
import { DIMENSIONS, type KeyDimension } from './dimensions.ts'
import type { Filter } from './question.ts'

export interface Cost {
  points: number
  groups: number
}

interface Sized {
  frames: readonly unknown[]
  keys: readonly KeyDimension[]
  metrics: readonly unknown[]
  roles: readonly unknown[]
  filter: Filter
}

export function costOf(plan: Sized): Cost {
  const groups = plan.keys.reduce((product, key) => product * membersOf(key, plan), plan.frames.length)
  return { groups, points: groups * Math.max(1, plan.metrics.length) * plan.roles.length }
}

/** What follows from another key multiplies nothing: a county lies in one city, an industry in one section. */
const FOLLOWS: Partial<Record<KeyDimension, readonly KeyDimension[]>> = {
  CITY: ['COUNTY'],
  ASSESSMENT_GROUP: ['CITY', 'COUNTY'],
  INDUSTRY_SECTION: ['INDUSTRY'],
  SOURCE_REGION: ['SOURCE_COUNTRY'],
  TIER: ['STAGE'],
}

function membersOf(key: KeyDimension, { keys, filter }: Sized): number {
  if (FOLLOWS[key]?.some((finer) => keys.includes(finer))) return 1
  const chosen = filter.in[key]
  if (key === 'COUNTY' && !chosen && filter.in.CITY) return filter.in.CITY.length * 15
  return chosen ? chosen.length : DIMENSIONS[key].members
}
