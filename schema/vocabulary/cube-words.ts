import { words, type WordOf } from './words.ts'

export const Grain = words('MONTH', 'QUARTER', 'HALF', 'YEAR')
export type Grain = WordOf<typeof Grain>

export const Accumulation = words('PERIOD', 'YEAR_TO_DATE', 'ROLLING_12_MONTHS')
export type Accumulation = WordOf<typeof Accumulation>

export const Dimension = words(
  'PERIOD',
  'CITY',
  'COUNTY',
  'ASSESSMENT_GROUP',
  'INDUSTRY_SECTION',
  'INDUSTRY',
  'SOURCE_REGION',
  'SOURCE_COUNTRY',
  'CAPITAL_NATURE',
  'TIER',
  'STAGE',
  'SCALE',
)
export type Dimension = WordOf<typeof Dimension>

export const Baseline = words('PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR')
export type Baseline = WordOf<typeof Baseline>

/** TERRITORIAL: whole amounts where the project lands; ASSESSMENT: split by the shares that units agreed. */
export const Basis = words('TERRITORIAL', 'ASSESSMENT')
export type Basis = WordOf<typeof Basis>

export const NotComparable = words(
  'NO_VALUE',
  'NO_BASE',
  'ZERO_BASE',
  'NEGATIVE_BASE',
  'PARTIAL_CURRENT',
  'PARTIAL_BASE',
  'BEFORE_DATA',
  'UNEQUAL_WINDOWS',
  'DEFINITION_CHANGED',
  'SUPPRESSED',
)
export type NotComparable = WordOf<typeof NotComparable>

export const CellState = words('REPORTED', 'REPORTED_ZERO', 'NOT_REPORTED', 'NOT_APPLICABLE', 'SUPPRESSED')
export type CellState = WordOf<typeof CellState>

export const ValueStatus = words('OFFICIAL', 'LOW_N', 'INSUFFICIENT', 'NO_BASE', 'NOT_COMPARABLE')
export type ValueStatus = WordOf<typeof ValueStatus>

export const RowLevel = words('DETAIL', 'SUBTOTAL', 'OTHERS', 'GRAND_TOTAL')
export type RowLevel = WordOf<typeof RowLevel>

/** What the asker sees of a row: all that lies behind it, or its sums alone. */
export const Visibility = words('FULL', 'AGGREGATE_ONLY', 'SUPPRESSED')
export type Visibility = WordOf<typeof Visibility>

export const TieRule = words('COMPETITION_1224', 'DENSE_1223')
export type TieRule = WordOf<typeof TieRule>

export const ShareScope = words('PARENT', 'FILTERED', 'PROVINCE')
export type ShareScope = WordOf<typeof ShareScope>

export const Movement = words('UP', 'DOWN', 'SAME', 'NEW', 'UNAVAILABLE')
export type Movement = WordOf<typeof Movement>

export const OrderTerm = words('VALUE', 'CHANGE_RATIO', 'DIFFERENCE', 'SHARE')
export type OrderTerm = WordOf<typeof OrderTerm>

export const Direction = words('ASC', 'DESC')
export type Direction = WordOf<typeof Direction>

export const ServedFrom = words('ROLLUP', 'FACTS')
export type ServedFrom = WordOf<typeof ServedFrom>

export const MetricKind = words('ADDITIVE', 'LAST', 'RATIO', 'COHORT_RATE')
export type MetricKind = WordOf<typeof MetricKind>

export const MetricFamily = words('CAPITAL', 'JOBS', 'TECHNOLOGY', 'RESEARCH', 'PROJECTS', 'RATES', 'QUALITY', 'PUBLISHED')
export type MetricFamily = WordOf<typeof MetricFamily>
