import { computed, shallowRef, watch } from 'vue'
import { loadMap, type CityMap } from '../../charts/mapFile.ts'
import { metricName, type Metric } from '../../data/useMetrics.ts'
import { useFigures } from '../../data/useFigures.ts'
import {
  ProvinceReturnsDocument,
  ProvinceSummaryDocument,
  ProvinceUnitsDocument,
  type Dimension,
  type MetricKey,
  type PeriodRange,
} from '../../generated/graphql.ts'
import { figureFormat, type FigureFormat } from '../../ui/figures.ts'
import { usualScale } from '../../ui/format.ts'
import { periodText } from '../../ui/periods.ts'
import { areasOf } from './areas.ts'
import { cardsOf } from './cards.ts'
import { familiesBeside } from './families.ts'
import { opensCity } from './side.ts'
import { sentenceOf } from './sentence.ts'
import { figureOf, unitRows } from './units.ts'
import { useProvinceQuestion } from './useProvinceQuestion.ts'

const UNITS: Dimension[] = ['CITY']
const COUNTIES: Dimension[] = ['COUNTY']

/** Everything the page shows: the answers to its questions, put into words. */
export function useProvince() {
  const asked = useProvinceQuestion()
  const { choice, common, scope, metricOf, snapshot, side } = asked

  const summary = useFigures(ProvinceSummaryDocument, () => {
    if (!common.value) return null
    const { snapshot: id, metric, main, now, years, rolling } = common.value
    return { snapshot: id, metric, main, now, years, course: rolling, ...scope.value }
  })
  /** The latest year that research has figures for, as the cards found it. */
  const researchYear = computed<PeriodRange | undefined>(() => cards.value.find(({ annual }) => annual)?.periods)
  const units = useFigures(ProvinceUnitsDocument, () => {
    if (!common.value || !researchYear.value) return null
    const { snapshot: id, metric, main, now, course } = common.value
    const by = choice.value.city ? COUNTIES : UNITS
    return { snapshot: id, metric, main, now, year: researchYear.value, course, by, byPeriod: ['PERIOD' as const, ...by], filter: scope.value.filter }
  })
  const returns = useFigures(ProvinceReturnsDocument, () => (common.value ? { snapshot: common.value.snapshot, period: common.value.now.to } : null))

  const formatOf = (key: MetricKey): FigureFormat => formatOfMetric(metricOf(key))
  const formatOfMetric = ({ unit, annual }: Pick<Metric, 'unit' | 'annual'> = { unit: 'AUTO', annual: false }, digits?: number) =>
    figureFormat(unit, choice.value.scale ?? usualScale(unit), { digits, annual })
  const cards = computed(() => {
    const [data, question] = [summary.data.value?.snapshot, summary.answered.value]
    if (!data || !question) return []
    return cardsOf(data, { now: question.now, metricOf, formatOf: (key) => formatOfMetric(metricOf(key), question.filter ? undefined : 1) })
  })

  const shown = computed(() => units.answered.value)
  const shownMetric = computed(() => metricOf(shown.value?.metric))
  const families = computed(() => familiesBeside(shown.value?.metric ?? ''))
  const format = computed(() => formatOfMetric(shownMetric.value))
  const formats = computed(() => ({ main: format.value, of: formatOf }))
  const rows = computed(() => {
    const [data, metric] = [units.data.value?.snapshot, shown.value?.metric]
    return data && metric ? unitRows(data, metric, families.value, formats.value, (code) => opensCity(side.value, code)) : []
  })

  /** Is the table the one that the address asks for, or still the one before? */
  const city = computed(() => choice.value.city)
  const answersCity = computed(() => city.value === shown.value?.filter?.city?.[0])
  const total = computed(() => {
    const [cell, question] = [summary.data.value?.snapshot.main.rows.nodes[0]?.metric, summary.answered.value]
    return cell && question ? { ...figureOf(question.metric, cell, formatOf(question.metric)), cell, periods: question.main, metric: question.metric } : undefined
  })

  const file = useCountyMap(() => city.value)
  const areas = computed(() => {
    if (!rows.value.length || !answersCity.value) return undefined
    if (!city.value) return areasOf(rows.value, format.value, choice.value.colour)
    return file.value?.city === city.value ? areasOf(rows.value, format.value, choice.value.colour, file.value) : undefined
  })

  const window = computed(() => (shown.value ? periodText(shown.value.main.to, shown.value.main.accumulate) : ''))
  const sentence = computed(() => {
    const metric = metricOf(total.value?.metric)
    if (!total.value || !metric) return ''
    return sentenceOf({
      window: periodText(total.value.periods.to, total.value.periods.accumulate),
      metric: metricName(metric),
      format: formatOf(total.value.metric),
      total: total.value.cell,
      rows: !city.value && answersCity.value && shown.value?.metric === total.value.metric ? rows.value : [],
      city: city.value !== undefined,
    })
  })

  return {
    ...asked,
    cards,
    rows,
    total,
    families,
    format,
    formatOf,
    areas,
    city,
    answersCity,
    shown,
    shownMetric,
    window,
    sentence,
    side,
    pending: computed(() => summary.pending.value || units.pending.value),
    returns: computed(() => returns.data.value?.snapshot.completeness),
    snapshot,
    problem: computed(() => asked.blocked.value ?? summary.problem.value),
    unitsProblem: units.problem,
    again: () => (asked.blocked.value ? asked.unblock() : (summary.again(), units.again())),
  }
}

export type Province = ReturnType<typeof useProvince>

/** The borders of the counties of one city. */
function useCountyMap(city: () => string | undefined) {
  const file = shallowRef<{ city: string; file: CityMap }>()
  watch(
    city,
    async (code) => {
      const found = code && (await loadMap(code).catch(() => undefined))
      if (found && code === city()) file.value = { city: code, file: found }
    },
    { immediate: true },
  )
  return file
}
