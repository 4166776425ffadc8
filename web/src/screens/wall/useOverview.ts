import { shiftKey } from '@jingxian/schema/vocabulary/period'
import { computed } from 'vue'
import { useFigures } from '../../data/useFigures.ts'
import { WallOverviewDocument, type WallOverviewQueryVariables } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { eventOf } from './events.ts'
import { columnFormat, provinceFormat, rankedRows } from './figures.ts'
import { growthRows } from './growth.ts'
import { mapOfCities } from './territory.ts'
import { MONTHLY_TILES, tilesOf, YEARLY_TILE } from './tiles.ts'
import { trendOf, yearsOf } from './trend.ts'
import { usePersistence } from './usePersistence.ts'
import { januaryOf, monthsOf, type WallQuestion } from './useWallQuestion.ts'

const COURSE_MONTHS = 24

/**
 * The scene 全省总览: one question, one picture. Everything shown is written from the question that was answered.
 * A scene that is not shown keeps its last picture and asks no more.
 */
export function useOverview(asked: WallQuestion, isWide: () => boolean, isShown: () => boolean) {
  const figures = useFigures(WallOverviewDocument, (): WallOverviewQueryVariables | null => {
    const question = asked.question.value
    if (!question || (!isShown() && figures.data.value)) return null
    const { month, ...rest } = question
    const [tile1, tile2, tile3] = MONTHLY_TILES
    return {
      ...rest,
      ...{ tile1, tile2, tile3 },
      yearly: YEARLY_TILE,
      period: month,
      sums: question.byYear ? monthsOf(month, month, 'YEAR_TO_DATE') : question.now,
      rolling: monthsOf(shiftKey(month, 1 - COURSE_MONTHS), month, 'ROLLING_12_MONTHS'),
      months: monthsOf(januaryOf(shiftKey(month, -12)), month, 'PERIOD'),
      wide: isWide(),
    }
  })
  usePersistence(figures.problem, figures.again)

  const picture = computed(() => {
    const [snapshot, question] = [figures.data.value?.snapshot, figures.answered.value]
    const metric = question && asked.metricOf(question.metric)
    if (!snapshot || !question || !metric) return undefined
    const rows = snapshot.board.rows.nodes.flatMap(({ key, metric: cell }) => (key.city ? [{ place: key.city, cell }] : []))
    const column = columnFormat(metric.unit, rows.map(({ cell }) => cell.value))
    // Always in the large unit: the joints of the key are then short.
    const area = provinceFormat(metric.unit)
    const province = provinceFormat(metric.unit, [snapshot.board.grandTotal.metric.value])
    const { rolling, months, years } = snapshot
    return {
      question,
      metric: metric.key,
      name: asked.metricName(metric.key),
      /** with the year that is shown of a metric that is told by year */
      nameWithYear: question.byYear ? t('wall.ofYear', { name: asked.metricName(metric.key), year: question.now.to }) : asked.metricName(metric.key),
      /** a metric that is told by year: which year the board and the map show */
      year: question.byYear ? question.now.to : undefined,
      column,
      province,
      snapshot,
      completeness: snapshot.completeness,
      events: snapshot.news.map(eventOf),
      rows: rankedRows(rows, column, question.byYear),
      map: mapOfCities(rows, area, question.byYear),
      mapUnit: area.unitText,
      tiles: tilesOf({ total: snapshot.sums.grandTotal, months: rolling.rows.nodes, years: years.rows.nodes }, asked.metricOf),
      trend: question.byYear ? yearsOf(years.rows.nodes, province) : trendOf(rolling.rows.nodes, months?.rows.nodes ?? [], province),
      growth: growthRows(snapshot.board.growth?.nodes ?? [], snapshot.board.grandTotal.metric.yoy, column),
    }
  })
  return { picture, problem: figures.problem }
}
export type Picture = NonNullable<ReturnType<typeof useOverview>['picture']['value']>
