import { computed } from 'vue'
import { useFigures } from '../../data/useFigures.ts'
import { WallChaseDocument, type WallChaseQueryVariables } from '../../generated/graphql.ts'
import { periodText } from '../../ui/periods.ts'
import { climbersOfYear, formsOf, overtakesOf, pursuitsOf, rungsOf } from './chase.ts'
import { columnFormat } from './figures.ts'
import { raceOf } from './race.ts'
import { usePersistence } from './usePersistence.ts'
import { januaryOf, monthsOf, type WallQuestion } from './useWallQuestion.ts'

/** The scene 你追我赶: the race of the year and, at its end, who chases whom. Asks only while it is shown, and once before. */
export function useChase(asked: WallQuestion, isShown: () => boolean) {
  const figures = useFigures(WallChaseDocument, (): WallChaseQueryVariables | null => {
    const question = asked.question.value
    if (!question || (!isShown() && figures.data.value)) return null
    const { snapshot, metric, month, now, byYear, years } = question
    return {
      ...{ snapshot, metric },
      period: month,
      now: byYear ? now : monthsOf(month, month, 'YEAR_TO_DATE'),
      race: byYear ? { ...years, to: now.to } : monthsOf(januaryOf(month), month, 'YEAR_TO_DATE'),
    }
  })
  usePersistence(figures.problem, figures.again)

  const picture = computed(() => {
    const [snapshot, question] = [figures.data.value?.snapshot, figures.answered.value]
    const metric = question && asked.metricOf(question.metric)
    if (!snapshot || !question || !metric) return undefined
    const rows = snapshot.board.rows.nodes
    const format = columnFormat(metric.unit, rows.map(({ metric: cell }) => cell.value))
    const race = raceOf(snapshot.race.rows.nodes, format, metric.annual)
    /** Why nobody is said to have passed anybody. */
    const still = format.isRate ? ('ofRates' as const) : race.compares[race.compares.length - 1] === false ? ('ofOtherUnits' as const) : undefined
    return {
      question,
      name: asked.metricName(metric.key),
      window: periodText(question.now.to, metric.annual ? 'PERIOD' : 'YEAR_TO_DATE'),
      byYear: metric.annual,
      format,
      race,
      snapshot,
      completeness: snapshot.completeness,
      rungs: rungsOf(rows, format),
      still,
      overtakes: still ? [] : overtakesOf(rows),
      climbers: still ? [] : climbersOfYear(rows),
      pursuits: pursuitsOf(rows, metric.unit),
      forms: formsOf(race),
    }
  })
  return { picture, problem: figures.problem }
}
export type Chase = NonNullable<ReturnType<typeof useChase>['picture']['value']>
