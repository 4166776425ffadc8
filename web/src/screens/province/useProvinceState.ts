import { Accumulation } from '@jingxian/schema/vocabulary/cube-words'
import { computed, type ComputedRef } from 'vue'
import { useUrlState } from '../../data/useUrlState.ts'
import type { Scale } from '../../ui/format.ts'
import { isPeriodKey } from '../../ui/periods.ts'
import { PARTS, type Part } from './parts.ts'

const KEYS = ['metric', 'period', 'accumulate', 'city', 'unit', 'view', 'by', 'colour', 'snapshot'] as const

export const USUAL_METRIC = 'CAPITAL_USED'
export const USUAL_ACCUMULATION: Accumulation = 'YEAR_TO_DATE'

/** What the address says; everything that it leaves out or spells wrongly is the usual. */
export interface ProvinceChoice {
  metric?: string
  period?: string
  accumulate: Accumulation
  /** the city that is looked into */
  city?: string
  scale?: Scale
  view: 'table' | 'trend'
  by: Part
  colour: 'value' | 'growth'
  snapshot?: string
}

const isCity = (code: string | undefined) => code !== undefined && /^21\d\d00$/.test(code) && code !== '210000'

export function useProvinceState(): {
  choice: ComputedRef<ProvinceChoice>
  change: ReturnType<typeof useUrlState<(typeof KEYS)[number]>>['change']
} {
  const { values, change } = useUrlState(KEYS)
  const choice = computed<ProvinceChoice>(() => {
    const { metric, period, accumulate, city, unit, view, by, colour, snapshot } = values.value
    return {
      metric,
      period: isPeriodKey(period) ? period : undefined,
      accumulate: accumulate && accumulate in Accumulation ? (accumulate as Accumulation) : USUAL_ACCUMULATION,
      city: isCity(city) ? city : undefined,
      scale: unit === 'wan' || unit === 'yi' ? unit : undefined,
      view: view === 'trend' ? 'trend' : 'table',
      by: PARTS.find((part) => part === by) ?? PARTS[0],
      colour: colour === 'growth' ? 'growth' : 'value',
      snapshot,
    }
  })
  return { choice, change }
}
