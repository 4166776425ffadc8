/** The sentence under the title: the total, its growth, who leads, who climbed, where we stand. It only picks. */
import type { FigureCellFragment } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { changeOf, reasonsText, type FigureFormat } from '../../ui/figures.ts'
import type { LadderRow } from './ladder.ts'

interface Told {
  window: string
  /** the last month with data, in words */
  through: string
  metric: string
  /** the province, or one group */
  whole: string
  format: FigureFormat
  total?: FigureCellFragment
  rows: readonly LadderRow[]
  own?: string
}

const ARROWS = { up: '↑', down: '↓', flat: '' }

function totalPart({ window: name, whole, through, metric, format, total }: Told): string {
  if (total?.value == null) return ''
  const partial = total.yoy.current.complete ? '' : t('leaderboards.sentence.partial', { month: through })
  const window = name + partial
  const change = changeOf(total.yoy, format.isRate)
  return (
    t('leaderboards.sentence.total', { window, whole, metric, value: format.withUnit(total.value) }) +
    (change
      ? t('leaderboards.sentence.change', { arrow: ARROWS[change.direction], change: change.text })
      : t('leaderboards.sentence.noChange', { reasons: reasonsText(total.yoy, format.annual) }))
  )
}

function leaderPart({ rows, format }: Told): string {
  const next = rows[0]?.cell.rank?.leadOverPrevious
  if (next?.difference == null || rows[0]?.tie) return ''
  const named = { name: rows[0]?.name ?? '', next: next.key.city?.shortName ?? '' }
  return t('leaderboards.sentence.leader', { ...named, lead: format.gapWithUnit(next.difference) })
}

/** The unit that climbed most. Of a rate nobody says so as long as its interval is not tested. */
export function climberOf(rows: readonly LadderRow[]): LadderRow | undefined {
  const climbed = rows.filter(({ move }) => move.state === 'UP' && !move.hollow)
  return climbed.reduce<LadderRow | undefined>(
    (best, row) => ((row.move.places ?? 0) > (best?.move.places ?? 0) ? row : best),
    undefined,
  )
}

function climberPart({ rows, own }: Told): string {
  const climber = climberOf(rows)
  if (!climber || climber.key === own) return ''
  return t('leaderboards.sentence.climber', { name: climber.name, places: climber.move.places ?? '', rank: climber.rank })
}

function ownPart({ rows, own, format }: Told): string {
  const at = rows.findIndex((row) => row.key === own)
  const rank = rows[at]?.cell.rank
  if (!rank) return ''
  const tied = rows[at]?.tie === 'first' ? rows[at + 1] : rows[at - 1]
  if (rows[at]?.tie && tied) return t('leaderboards.sentence.ownTied', { rank: rank.position, next: tied.name })
  if (rank.gapToNext?.difference == null) return t('leaderboards.sentence.ownFirst')
  const gap = format.gapWithUnit(rank.gapToNext.difference)
  return t('leaderboards.sentence.own', { rank: rank.position, next: rank.gapToNext.key.city?.shortName ?? '', gap })
}

/** What is not there is said, not counted as nothing. */
function missingPart({ rows }: Told): string {
  const count = rows.filter(({ cell }) => cell.state === 'NOT_REPORTED').length
  return count ? t('leaderboards.sentence.missing', { count }) : ''
}

export function sentenceOf(told: Told): string {
  const text = totalPart(told) + leaderPart(told) + climberPart(told) + ownPart(told) + missingPart(told)
  return text && text + t('leaderboards.sentence.end')
}
