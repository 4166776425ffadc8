/** What just happened, in sentences whose parts a template can weigh. Pure. */
import { t } from '../../i18n/text.ts'
import { amount, fixed, unsigned } from '../../ui/format.ts'
import { shortName } from '../../ui/periods.ts'
import type { WallNewsFragment } from '../../generated/graphql.ts'

export interface WallEvent {
  id: string
  at: Date
  rises: boolean
  code: string
  place: string
  text: string
}

/** 超过盘锦，实际到位资金升至第 3 */
export function eventOf({ id, at, kind, city, passed, position, amount: money, month }: WallNewsFragment): WallEvent {
  const when = month ? shortName(month) : ''
  const event = { id, at: new Date(at), rises: kind === 'OVERTAKE', code: city.code, place: city.shortName }
  if (kind === 'OVERTAKE') return { ...event, text: t('wall.event.overtake', { passed: passed?.shortName ?? '', position: position ?? '' }) }
  if (kind === 'RETURN_SIGNED') return { ...event, text: t('wall.event.signed', { month: when }) }
  return { ...event, text: t(kind === 'ENTRIES_REVERSED' ? 'wall.event.reversed' : 'wall.event.accepted', { month: when, sum: sumText(money ?? '0') }) }
}

/** A sentence chooses its own unit: 4,200 万元, but 2.64 亿元. */
function sumText(money: string): string {
  const inWan = unsigned(fixed(money, 0))
  if (inWan.length <= '9,999'.length) return `${inWan} ${t('words.unit.WAN_YUAN')}`
  return `${unsigned(amount(money, 'WAN_YUAN', 'YI_YUAN'))} ${t('words.unit.YI_YUAN')}`
}

const JUST_NOW_MS = 10 * 60_000
/** 刚刚 is said of ten minutes, 最近 of anything older. */
export function isJustNow(at: Date | undefined, now: Date | undefined): boolean {
  return Boolean(at && now && now.getTime() - at.getTime() < JUST_NOW_MS)
}

/** Who stands ahead of one it stood behind, in two answers to the same question. */
export function climbersOf(before: readonly string[], after: readonly string[]): string[] {
  const was = new Map(before.map((code, nth) => [code, nth]))
  return after.filter((code, nth) => {
    const old = was.get(code)
    return old !== undefined && after.slice(nth + 1).some((other) => (was.get(other) ?? Infinity) < old)
  })
}
