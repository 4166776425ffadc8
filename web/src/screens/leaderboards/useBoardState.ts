import { Accumulation } from '@jingxian/schema/vocabulary/cube-words'
import { computed, type ComputedRef } from 'vue'
import { useUrlState } from '../../data/useUrlState.ts'
import type { Metric } from '../../data/useMetrics.ts'
import { usualScale, type Scale } from '../../ui/format.ts'
import { isPeriodKey } from '../../ui/periods.ts'

const KEYS = ['metric', 'period', 'accumulate', 'verified', 'group', 'unit', 'snapshot', 'open'] as const

export const USUAL_METRIC = 'CAPITAL_USED'
export const USUAL_ACCUMULATION: Accumulation = 'YEAR_TO_DATE'

export const GROUPS = ['I', 'II', 'III'] as const
export type Group = (typeof GROUPS)[number]

/** What the address says; everything that it leaves out or spells wrongly is undefined. */
export interface BoardChoice {
  metric?: string
  period?: string
  accumulate: Accumulation
  verified: boolean
  /** the assessment group that is ranked apart */
  group?: Group
  scale?: Scale
  snapshot?: string
  open?: string
}

const accumulation = (text: string | undefined) => (text && text in Accumulation ? (text as Accumulation) : USUAL_ACCUMULATION)
const scale = (text: string | undefined): Scale | undefined => (text === 'wan' || text === 'yi' ? text : undefined)

export function useBoardState(): {
  choice: ComputedRef<BoardChoice>
  change: ReturnType<typeof useUrlState<(typeof KEYS)[number]>>['change']
} {
  const { values, change } = useUrlState(KEYS)
  const choice = computed(() => {
    const { metric, period, accumulate, verified, group, unit, snapshot, open } = values.value
    return {
      metric,
      period: isPeriodKey(period) ? period : undefined,
      accumulate: accumulation(accumulate),
      verified: verified === 'yes',
      group: GROUPS.find((each) => each === group),
      scale: scale(unit),
      snapshot,
      open,
    }
  })
  return { choice, change }
}

/** Technology and research are small beside capital: in 亿元 their neighbours would look alike. */
export function usualScaleOf(metric: Pick<Metric, 'family' | 'unit'> | undefined): Scale {
  return metric?.family === 'TECHNOLOGY' || metric?.family === 'RESEARCH' ? 'wan' : usualScale(metric?.unit ?? 'AUTO')
}
