import { computed, ref, watch, type Ref } from 'vue'
import { me } from '../../data/session.ts'
import { useFigures } from '../../data/useFigures.ts'
import { LeaderboardDocument, RankHistoryDocument, ReturnsReceivedDocument } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { metricName } from '../../data/useMetrics.ts'
import { figureFormat } from '../../ui/figures.ts'
import { nameOf, periodText } from '../../ui/periods.ts'
import { courseOf } from '../../tiles/course.ts'
import { ladderRows, type LadderRow } from './ladder.ts'
import { climberOf, sentenceOf } from './sentence.ts'
import { useBoardQuestion } from './useBoardQuestion.ts'
import { GROUPS, usualScaleOf } from './useBoardState.ts'

/** Everything the leaderboard shows: the answers to its questions, put into words. */
export function useLeaderboard() {
  const asked = useBoardQuestion()
  const { metricOf, choice, question, courseQuestion, returnsQuestion, blocked, unblock } = asked
  const board = useFigures(LeaderboardDocument, () => question.value)
  const history = useFigures(RankHistoryDocument, () => courseQuestion.value)
  const returns = useFigures(ReturnsReceivedDocument, () => returnsQuestion.value)

  const cube = computed(() => board.data.value?.snapshot.cube)
  // What is written beside the figures comes from the question that they answer, not from a newer choice.
  const periods = computed(() => board.answered.value?.periods)
  const metric = computed(() => metricOf(board.answered.value?.metric))
  const unit = computed(() => metric.value?.unit ?? 'AUTO')
  const scale = computed(() => choice.value.scale ?? usualScaleOf(metric.value))
  const format = computed(() => figureFormat(unit.value, scale.value, { annual: metric.value?.annual }))
  const window = computed(() => (periods.value ? periodText(periods.value.to, periods.value.accumulate) : ''))
  const name = computed(() => (metric.value ? metricName(metric.value) : ''))
  const rows = computed(() => ladderRows(cube.value?.rows.nodes ?? [], format.value))
  const own = computed(() => rows.value.find((row) => row.key === me.value?.unit.code)?.key)
  const group = computed(() => GROUPS.find((each) => each === board.answered.value?.filter?.assessmentGroup?.[0]))
  const whole = computed(() => (group.value ? t(`leaderboards.groupName.${group.value}`) : t('leaderboards.total')))
  const sentence = computed(() => {
    const total = cube.value?.grandTotal.metric
    const through = asked.snapshot.value ? nameOf(asked.snapshot.value.dataThrough) : ''
    return sentenceOf({ window: window.value, through, metric: name.value, whole: whole.value, format: format.value, total, rows: rows.value, own: own.value })
  })
  const { focus, rival } = useFocus(rows, own, () => choice.value.open)
  const course = computed(() => courseOf(history.data.value?.snapshot.cube.rows.nodes ?? [], focus.value, rival.value))

  return {
    ...asked,
    shown: computed(() => board.answered.value),
    shownMetric: metric,
    pending: board.pending,
    cube,
    format,
    scale,
    window,
    name,
    whole,
    group,
    rows,
    own,
    sentence,
    course,
    courseRange: computed(() => history.answered.value?.periods),
    courseProblem: history.problem,
    overtaking: useOvertaking(() => JSON.stringify({ ...board.answered.value, snapshot: '' }), () => cube.value),
    returns: computed(() => returns.data.value?.snapshot.completeness),
    returnsPeriod: computed(() => returns.answered.value?.period),
    problem: computed(() => blocked.value ?? board.problem.value),
    isEmpty: computed(() => rows.value.length > 0 && rows.value.every((row) => !row.figure.known)),
    again: () => (blocked.value ? unblock() : board.again()),
  }
}

/** Who the course speaks of: the opened row, else one's own, else who climbed most, else who leads. */
function useFocus(rows: Ref<LadderRow[]>, own: Ref<string | undefined>, open: () => string | undefined) {
  const opened = computed(() => rows.value.find((row) => row.key === open())?.key)
  const focus = computed(() => opened.value ?? own.value ?? climberOf(rows.value)?.key ?? rows.value[0]?.key)
  const rival = computed(() => {
    const rank = rows.value.find((row) => row.key === focus.value)?.cell.rank
    return (rank?.gapToNext ?? rank?.leadOverPrevious)?.key.city?.code
  })
  return { focus, rival }
}

/** Rows may glide only when the same question got a newer answer: then somebody was truly overtaken. */
function useOvertaking(asked: () => string, answer: () => unknown): Ref<boolean> {
  const overtaking = ref(false)
  let last = ''
  watch(
    answer,
    (now) => {
      if (!now) return
      overtaking.value = asked() === last
      last = asked()
    },
    { flush: 'sync' },
  )
  return overtaking
}
