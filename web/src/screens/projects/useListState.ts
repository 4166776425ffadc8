import { LibraryTier, Stage } from '@jingxian/schema/vocabulary/project-words'
import { computed, type ComputedRef } from 'vue'
import { useUrlState } from '../../data/useUrlState.ts'
import type { ProjectFilter } from '../../generated/graphql.ts'
import type { Scale } from '../../ui/format.ts'

const FILTERS = ['q', 'tier', 'stage', 'city', 'county', 'stalled'] as const
const KEYS = [...FILTERS, 'unit', 'after'] as const

export const USUAL_SCALE: Scale = 'wan'

/** What the address says; everything that it leaves out or spells wrongly is undefined. */
export interface ListChoice {
  search?: string
  tier?: LibraryTier
  stage?: Stage
  city?: string
  county?: string
  stalled?: 'yes' | 'no'
  scale: Scale
  /** the cursors that lead here: the last one begins this page, the one before it the page before */
  trail: string[]
}

type Values = Record<(typeof KEYS)[number], string | undefined>

export function choiceOf({ q, tier, stage, city, county, stalled, unit, after }: Values): ListChoice {
  return {
    search: q?.trim() || undefined,
    tier: tier && tier in LibraryTier ? (tier as LibraryTier) : undefined,
    stage: stage && stage in Stage ? (stage as Stage) : undefined,
    city,
    county,
    stalled: stalled === 'yes' || stalled === 'no' ? stalled : undefined,
    scale: unit === 'yi' ? 'yi' : USUAL_SCALE,
    trail: after ? after.split(',') : [],
  }
}

export function filterOf({ search, tier, stage, city, county, stalled }: ListChoice): ProjectFilter {
  const one = <T>(value: T | undefined) => (value === undefined ? undefined : [value])
  return {
    search,
    tier: one(tier),
    stage: one(stage),
    city: one(city),
    county: one(county),
    stalled: stalled && stalled === 'yes',
  }
}

export function useListState(): {
  choice: ComputedRef<ListChoice>
  isFiltered: ComputedRef<boolean>
  /** another question begins at its first page */
  ask: (patch: Partial<Record<(typeof FILTERS)[number], string | undefined>>, how?: 'push' | 'replace') => void
  /** another page, another unit: the same question */
  turn: (patch: { after?: string; unit?: string }, how?: 'push' | 'replace') => void
  clear: () => void
} {
  const { values, change } = useUrlState(KEYS)
  return {
    choice: computed(() => choiceOf(values.value)),
    isFiltered: computed(() => FILTERS.some((key) => values.value[key])),
    ask: (patch, how) => change({ ...patch, after: undefined }, how),
    turn: change,
    clear: () => change({ q: undefined, tier: undefined, stage: undefined, city: undefined, county: undefined, stalled: undefined, after: undefined }),
  }
}
