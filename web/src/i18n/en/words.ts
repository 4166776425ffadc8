import type { Translated } from '../translated.ts'
import type zh from '../zh-CN/words.ts'

const words: Translated<typeof zh> = {
  unit: {
    AUTO: '',
    YUAN: '¥',
    WAN_YUAN: '¥10k',
    YI_YUAN: '¥100m',
    WAN_USD: '$10k',
    YI_USD: '$100m',
    ITEMS: 'items',
    PERCENT: '%',
  },
  metric: 'Metric',
  points: 'pt',
  scale: { wan: '10k', yi: '100m' },
  grain: { MONTH: 'Month', QUARTER: 'Quarter', HALF: 'Half', YEAR: 'Year' },
  accumulation: { PERIOD: 'Period', YEAR_TO_DATE: 'Year to date', ROLLING_12_MONTHS: 'Rolling 12m' },
  previous: { MONTH: 'Move', QUARTER: 'Move', HALF: 'Move', YEAR: 'Move' },
  family: { CAPITAL: 'Capital', JOBS: 'Jobs', TECHNOLOGY: 'Technology', RESEARCH: 'Research', PROJECTS: 'Projects', RATES: 'Rates' },
  state: { REPORTED: 'reported', REPORTED_ZERO: 'zero', NOT_REPORTED: 'missing', NOT_APPLICABLE: 'not applicable', SUPPRESSED: 'hidden' },
  status: { OFFICIAL: 'official', LOW_N: 'few cases', INSUFFICIENT: 'too few cases', NO_BASE: 'no base' },
  notComparable: {
    NO_VALUE: 'no figure in this period',
    NO_BASE: 'no figure a year ago',
    ZERO_BASE: 'zero a year ago, so no growth rate',
    NEGATIVE_BASE: 'negative a year ago, so no growth rate',
    PARTIAL_CURRENT: 'months are missing in this period',
    PARTIAL_BASE: 'months are missing a year ago',
    UNEQUAL_WINDOWS: 'the two windows differ in length',
  },
  servedFrom: { FACTS: 'entries', CITY_FACTS: 'city totals' },
  period: {
    month: '{month} {year}',
    months: '{from}–{to} {year}',
    span: '{from} {fromYear} – {to} {year}',
    quarter: 'Q{nth} {year}',
    half1: 'H1 {year}',
    half2: 'H2 {year}',
    year: '{year}',
    monthShort: '{month}',
    quarterShort: 'Q{nth}',
    half1Short: 'H1',
    half2Short: 'H2',
    shortWithYear: '{month} {year}',
    nth: { 1: '1', 2: '2', 3: '3', 4: '4' },
  },
}

export default words
