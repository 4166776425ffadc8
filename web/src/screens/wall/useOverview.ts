import { computed } from 'vue'
import { useFigures } from '../../data/useFigures.ts'
import { WallOverviewDocument } from '../../generated/graphql.ts'
import { eventOf } from './events.ts'
import { columnFormat, provinceFormat, rankedRows } from './figures.ts'
import { growthRows } from './growth.ts'
import { mapOfCities } from './territory.ts'
import { tilesOf } from './tiles.ts'
import { trendOf } from './trend.ts'
import { useWallQuestion } from './useWallQuestion.ts'
import { usePersistence } from './usePersistence.ts'

/** The scene 全省总览: one question, one picture. Everything shown is written from the question that was answered. */
export function useOverview(isWide: () => boolean) {
  const asked = useWallQuestion(isWide)
  const figures = useFigures(WallOverviewDocument, () => asked.question.value)
  usePersistence(asked.problem, asked.again)
  usePersistence(figures.problem, figures.again)

  const picture = computed(() => {
    const [snapshot, question] = [figures.data.value?.snapshot, figures.answered.value]
    const metric = question && asked.metricOf(question.metric)
    if (!snapshot || !question || !metric) return undefined
    const [column, province] = [columnFormat(metric.unit), provinceFormat(metric.unit)]
    const rows = snapshot.board.rows.nodes.flatMap(({ key, metric: cell }) => (key.city ? [{ place: key.city, cell }] : []))
    return {
      question,
      metric: metric.key,
      name: asked.metricName(metric.key),
      column,
      province,
      completeness: snapshot.completeness,
      events: snapshot.news.map(eventOf),
      rows: rankedRows(rows, column),
      map: mapOfCities(rows, province),
      tiles: tilesOf({ total: snapshot.board.grandTotal, months: snapshot.rolling.rows.nodes }, asked.metricOf),
      trend: trendOf(snapshot.rolling.rows.nodes, snapshot.months.rows.nodes, province),
      growth: growthRows(snapshot.board.growth?.nodes ?? [], snapshot.board.grandTotal.metric.yoy, column),
    }
  })
  return { ...asked, picture }
}
export type Picture = NonNullable<ReturnType<typeof useOverview>['picture']['value']>
