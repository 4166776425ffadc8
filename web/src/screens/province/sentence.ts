/** The sentence under the title: the figure, its growth, who leads and who climbed, or where the city stands. It only picks. */
import type { ProvinceCellFragment } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { changeOf, reasonsText, type FigureFormat } from '../../ui/figures.ts'
import type { UnitRow } from './units.ts'

interface Told {
  window: string
  metric: string
  format: FigureFormat
  total: ProvinceCellFragment
  rows: readonly UnitRow[]
  city: boolean
}

const ARROWS = { up: '↑', down: '↓', flat: '' }

export function sentenceOf({ window, metric, format, total, rows, city }: Told): string {
  if (total.value == null) return t('province.sentence.none', { window, metric })
  const change = changeOf(total.yoy, format.isRate)
  const leader = rows[0]?.figure.cell.value != null && rows[0].rank === '1' && rows[1]?.rank !== '1' ? rows[0] : undefined
  const climber = climberOf(rows)
  return [
    t('province.sentence.total', { window, metric, value: format.withUnit(total.value) }),
    change
      ? t('province.sentence.change', { arrow: ARROWS[change.direction], change: change.text })
      : t('province.sentence.noChange', { reasons: reasonsText(total.yoy, format.annual) }),
    city && total.rank ? t('province.sentence.rank', { rank: total.rank.position, of: total.rank.of }) : '',
    leader ? t('province.sentence.leader', { name: leader.name }) : '',
    climber ? t('province.sentence.climber', { name: climber.name, places: climber.move.places ?? '', rank: climber.rank }) : '',
    t('province.sentence.end'),
  ].join('')
}

/** The unit that climbed most. Of a rate nobody says so as long as its interval is not tested. */
function climberOf(rows: readonly UnitRow[]): UnitRow | undefined {
  const climbed = rows.filter(({ move }) => move.state === 'UP' && !move.hollow)
  return climbed.reduce<UnitRow | undefined>((best, row) => ((row.move.places ?? 0) > (best?.move.places ?? 0) ? row : best), undefined)
}
