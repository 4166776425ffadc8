import { computed } from 'vue'
import { useFigures } from '../../data/useFigures.ts'
import { useSnapshot } from '../../data/useSnapshot.ts'
import { useUrlState } from '../../data/useUrlState.ts'
import { WallBoardDocument } from '../../generated/graphql.ts'
import { metricName, useMetrics } from '../../data/useMetrics.ts'
import { courseOf, courseStart } from '../../tiles/course.ts'
import { absentText, changeOf, figureFormat } from '../../ui/figures.ts'
import { pixels, usualScale } from '../../ui/format.ts'
import { isPeriodKey, periodText } from '../../ui/periods.ts'

const month = (from: string, to: string) => ({ grain: 'MONTH' as const, from, to, accumulate: 'YEAR_TO_DATE' as const })

/** The board of the wall: the address names metric and period, the newest snapshot fills them. */
export function useWallBoard() {
  const { values } = useUrlState(['metric', 'period', 'snapshot'] as const)
  const { snapshot } = useSnapshot(() => values.value.snapshot)
  const { metricOf, metrics } = useMetrics()
  const metric = computed(() => metricOf(values.value.metric) ?? metricOf('CAPITAL_USED') ?? metrics.value[0])
  const period = computed(() => (isPeriodKey(values.value.period) ? values.value.period : snapshot.value?.dataThrough))
  const format = computed(() => figureFormat(metric.value?.unit ?? 'AUTO', usualScale(metric.value?.unit ?? 'AUTO')))

  const { data } = useFigures(
    WallBoardDocument,
    () => {
      if (!snapshot.value || !metric.value || !period.value) return null
      const [key, start] = [period.value, courseStart(period.value)]
      return { snapshot: snapshot.value.id, metric: metric.value.key, period: key, now: month(key, key), course: month(start, key) }
    },
  )
  const rows = computed(() => data.value?.snapshot.board.rows.nodes ?? [])
  /** Whose story the course tells: who climbed most. */
  const climber = computed(() => {
    const climbed = rows.value.filter((row) => row.metric.rank?.movement.state === 'UP')
    const places = (row: (typeof climbed)[number]) => row.metric.rank?.movement.places ?? 0
    return climbed.sort((a, b) => places(b) - places(a))[0]?.key.city?.code
  })
  const longest = computed(() => Math.max(1, ...rows.value.map((row) => pixels(row.metric.value))))

  return {
    snapshot,
    format,
    name: computed(() => (metric.value ? metricName(metric.value) : '')),
    window: computed(() => (period.value ? periodText(period.value, 'YEAR_TO_DATE') : '')),
    completeness: computed(() => data.value?.snapshot.completeness),
    course: computed(() => courseOf(data.value?.snapshot.course.rows.nodes ?? [], climber.value)),
    rows: computed(() =>
      rows.value.map(({ key, metric: cell }) => ({
        code: key.city?.code ?? '',
        name: key.city?.shortName ?? '',
        rank: cell.rank?.position ?? '—',
        move: cell.rank?.movement ?? { state: 'UNAVAILABLE' as const, places: null },
        text: cell.value == null ? absentText(cell.state) : format.value.value(cell.value),
        part: pixels(cell.value) / longest.value,
        change: changeOf(cell.yoy, format.value.isRate),
      })),
    ),
  }
}
