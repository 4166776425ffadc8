/** Over which periods a metric's course runs. Pure. */
import { shiftKey } from '@jingxian/schema/vocabulary/period'
import type { Metric } from '../../data/useMetrics.ts'
import type { PeriodRange } from '../../generated/graphql.ts'

const MONTHS = 24
const YEARS = 5

/**
 * Amounts run over 24 months of rolling years, so that seasons do not hide the course. Rates and levels are taken at the
 * end of each month. Annual metrics have years, never months.
 */
export function courseRange({ annual, kind }: Pick<Metric, 'annual' | 'kind'>, main: PeriodRange, month: string): PeriodRange {
  if (annual) return { grain: 'YEAR', from: shiftKey(main.to, 1 - YEARS), to: main.to, accumulate: 'PERIOD' }
  return { grain: 'MONTH', from: shiftKey(month, 1 - MONTHS), to: month, accumulate: kind === 'ADDITIVE' ? 'ROLLING_12_MONTHS' : 'YEAR_TO_DATE' }
}
