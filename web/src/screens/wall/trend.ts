/** The province over time: the long line, and this year's months beside last year's. Pure. */
import type { BarData } from '../../charts/options/bar.ts'
import type { TrendData } from '../../charts/options/trend.ts'
import type { YearsData } from '../../charts/options/years.ts'
import { shortName } from '../../ui/periods.ts'
import { t } from '../../i18n/text.ts'
import type { WallFormat } from './figures.ts'
import { courseOf, toldYears } from './tiles.ts'

interface Row {
  key: { period?: { key: string } | null }
  /** not asked for of months where the metric is told by year */
  metric?: { value?: string | null; n?: number | null } | null
}
/** Line and bars of months, or the years of a metric that is told by year. */
export interface Trend {
  line?: TrendData
  bars?: BarData
  years?: YearsData
}

const keyOf = (row: Row) => row.key.period?.key ?? ''

export function trendOf(rolling: readonly Row[], months: readonly Row[], format: WallFormat) {
  return { line: lineOf(rolling, format), bars: barsOf(months, format) }
}

/** What is told by year: from the first year that was told to the last. */
export function yearsOf(rows: readonly Row[], { plotted, value }: WallFormat): Trend {
  const told = toldYears(rows, ({ metric }) => metric?.value)
  return {
    years: {
      names: told.map(({ key }) => key.period?.key ?? ''),
      values: told.map(({ metric }) => plotted(metric?.value)),
      labels: told.map(({ metric }) => (metric?.value == null ? '' : value(metric.value))),
    },
  }
}

function lineOf(rows: readonly Row[], format: WallFormat): TrendData {
  const course = courseOf(rows.map((row) => ({ period: keyOf(row), value: row.metric?.value })), format.isRate, format.plotted)
  const shown = rows.slice(-course.values.length)
  const texts = shown.map(({ metric }) => (metric?.value == null ? '' : format.value(metric.value)))
  return {
    steps: shown.map((row, at) => stepText(keyOf(row), at, shown.length)),
    values: course.values,
    past: course.past?.slice(0, course.values.length),
    first: texts[0] ?? '',
    last: texts[texts.length - 1] ?? '',
  }
}

/** Januaries with their year, Julys, the ends; a name needs room, so none stands beside the last. */
function stepText(key: string, at: number, of: number): string {
  const month = key.slice(5)
  const [isFirst, isLast] = [at === 0, at === of - 1]
  if (of <= 12) return at % 2 === 0 || isLast ? shortName(key) : ''
  if (isLast) return shortName(key)
  if (isFirst || (month === '01' && at > 3)) return t('words.period.shortWithYear', { year: key.slice(0, 4), month: String(Number(month)) })
  return month === '07' && of - at > 2 && at > 3 ? shortName(key) : ''
}

/** This year's months over last year's; of a rate, the cases it rests on. */
function barsOf(rows: readonly Row[], { isRate, plotted }: WallFormat): BarData {
  const year = keyOf(rows[rows.length - 1] ?? { key: {}, metric: {} }).slice(0, 4)
  const valueOf = ({ metric }: Row) => (isRate ? (metric?.n ?? null) : plotted(metric?.value))
  const now = rows.filter((row) => keyOf(row).slice(0, 4) === year)
  const past = new Map(rows.filter((row) => keyOf(row).slice(0, 4) !== year).map((row) => [keyOf(row).slice(5), valueOf(row)]))
  return {
    names: now.map((row, at) => (at ? String(Number(keyOf(row).slice(5))) : shortName(keyOf(row)))),
    values: now.map(valueOf),
    past: now.map((row) => past.get(keyOf(row).slice(5)) ?? null),
    marked: now.length - 1,
    large: true,
  }
}
