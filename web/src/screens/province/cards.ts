/** The four cards: one figure a family, its growth or why there is none, its course. */
import type { Metric } from '../../data/useMetrics.ts'
import type { MetricKey, PeriodRange, ProvinceSummaryQuery } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import type { FigureFormat } from '../../ui/figures.ts'
import { pixels } from '../../ui/format.ts'
import { periodText } from '../../ui/periods.ts'
import { FAMILIES, type FamilyDef, type FamilyKey, type MonthlyField } from './families.ts'
import { figureOf, type Figure } from './units.ts'

export interface Card {
  family: FamilyKey
  metric: Metric
  figure: Figure
  unit: string
  periods: PeriodRange
  /** the window in words */
  window: string
  /** what the growth is against */
  against: string
  course: (number | null)[]
  annual: boolean
  rank?: string
}

interface Asked {
  now: PeriodRange
  metricOf: (key: MetricKey) => Metric | undefined
  formatOf: (key: MetricKey) => FigureFormat
}

export function cardsOf(summary: ProvinceSummaryQuery['snapshot'], asked: Asked): Card[] {
  return FAMILIES.flatMap((family) => cardOf(family, summary, asked) ?? [])
}

function cardOf(family: FamilyDef, summary: ProvinceSummaryQuery['snapshot'], { now, metricOf, formatOf }: Asked): Card | undefined {
  const metric = metricOf(family.metric)
  if (!metric) return undefined
  const annual = family.field === 'rdExpenditure'
  const years = summary.years.rows.nodes
  const published = lastKnown(years.map(({ rdExpenditure }) => rdExpenditure.value != null))
  const year = years[published === -1 ? years.length - 1 : published]
  const cell = annual ? year?.rdExpenditure : summary.now.rows.nodes[0]?.[family.field]
  if (!cell) return undefined
  const key = year?.key.period?.key ?? ''
  const periods: PeriodRange = annual ? { grain: 'YEAR', from: key, to: key, accumulate: 'PERIOD' } : now
  const monthly = (field: MonthlyField) => summary.course.rows.nodes.map((row) => row[field].value)
  const course = family.field === 'rdExpenditure' ? years.slice(0, published + 1).map(({ rdExpenditure }) => rdExpenditure.value) : monthly(family.field)
  return {
    family: family.family,
    metric,
    figure: figureOf(family.metric, cell, formatOf(family.metric)),
    unit: formatOf(family.metric).unitText,
    periods,
    window: periodText(periods.to, periods.accumulate),
    against: annual ? t('province.card.againstYear', { year: Number(key) - 1 }) : t('province.card.against'),
    course: course.map((value) => (value == null ? null : pixels(value))),
    annual,
    rank: cell.rank && cell.rank.of > 1 ? t('province.card.rank', { rank: cell.rank.position }) : undefined,
  }
}

function lastKnown(known: readonly boolean[]): number {
  return known.lastIndexOf(true)
}
