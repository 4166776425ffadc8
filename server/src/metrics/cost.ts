/** What a question costs before it runs: groups x metrics x (1 + baselines). Estimated from above, refused from above. */
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import type { Filter } from './question.ts'

export interface Cost {
  points: number
  groups: number
}

interface Sized {
  frames: readonly unknown[]
  keys: readonly Exclude<Dimension, 'PERIOD'>[]
  metrics: readonly unknown[]
  roles: readonly unknown[]
  filter: Filter
}

/** How many members a dimension has at most; PERIOD is counted by its frames. */
const MEMBERS: Record<Exclude<Dimension, 'PERIOD'>, number> = { CITY: 15, COUNTY: 101, INDUSTRY: 97 }

export function costOf(plan: Sized): Cost {
  const groups = plan.keys.reduce((product, key) => product * membersOf(key, plan), plan.frames.length)
  return { groups, points: groups * Math.max(1, plan.metrics.length) * plan.roles.length }
}

function membersOf(key: Exclude<Dimension, 'PERIOD'>, plan: Sized): number {
  // A county lies in one city: grouping by both multiplies nothing.
  if (key === 'CITY' && plan.keys.includes('COUNTY')) return 1
  const chosen = { CITY: plan.filter.city, COUNTY: plan.filter.county, INDUSTRY: plan.filter.industry }[key]
  if (key === 'COUNTY' && !chosen && plan.filter.city) return plan.filter.city.length * 15
  return chosen ? chosen.length : MEMBERS[key]
}
