import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { ZONE, loadMap, type CityMap } from '../../charts/mapFile.ts'
import { useFigures } from '../../data/useFigures.ts'
import { useMetrics } from '../../data/useMetrics.ts'
import { useUrlState } from '../../data/useUrlState.ts'
import { WallCountiesDocument } from '../../generated/graphql.ts'
import type { Picture } from './useOverview.ts'
import { columnFormat, provinceFormat, rankedRows } from './figures.ts'
import { mapOfCounties } from './territory.ts'

/** The counties of the city in the address; for a screen's own key the server hides small cells (已隐去). */
export function useCounties(picture: ComputedRef<Picture | undefined>) {
  const { values, change } = useUrlState(['city'] as const)
  const { metricOf } = useMetrics()
  const city = computed(() => picture.value?.rows.find(({ code }) => code === values.value.city && code !== ZONE))
  const { data, answered, problem } = useFigures(WallCountiesDocument, () => {
    const question = picture.value?.question
    return city.value && question ? { snapshot: question.snapshot, metric: question.metric, now: question.now, city: city.value.code } : null
  })
  const map = shallowRef<{ city: string; file: CityMap }>()
  watch(() => city.value?.code, async (code) => {
    const file = code && (await loadMap(code).catch(() => undefined))
    if (file && code === city.value?.code) map.value = { city: code, file }
  }, { immediate: true })

  const counties = computed(() => {
    const [question, file] = [answered.value, map.value]
    const metric = question && metricOf(question.metric)
    if (!data.value || !metric || !city.value || question.city !== city.value.code || file?.city !== city.value.code) return undefined
    const rows = data.value.snapshot.board.rows.nodes.flatMap(({ key, metric: cell }) => (key.county ? [{ place: key.county, cell }] : []))
    const values = rows.map(({ cell }) => cell.value)
    const [format, area] = [columnFormat(metric.unit, values), provinceFormat(metric.unit)]
    const hidden = rows.filter(({ cell }) => cell.state === 'SUPPRESSED').length
    const { name, code, text, rank } = city.value
    return {
      name,
      /** of the whole city, which is never hidden */
      whole: { text, rank, unit: picture.value?.column.unitText ?? '' },
      hidden: hidden === 0 ? ('none' as const) : hidden === rows.length ? ('all' as const) : ('some' as const),
      rows: rankedRows(rows, format, metric.annual),
      unit: format.unitText,
      map: mapOfCounties(code, rows, area, file.file, metric.annual),
      mapUnit: area.unitText,
      question: `${question.city} ${question.metric} ${question.now.to}`,
    }
  })
  return {
    counties,
    /** the city whose counties are not shown on this screen */
    refused: computed(() => (problem.value?.code === 'FORBIDDEN' ? city.value?.name : undefined)),
    open: (code: string) => code !== ZONE && /^\d{6}$/.test(code) && change({ city: code }),
    close: () => values.value.city && change({ city: undefined }),
  }
}
