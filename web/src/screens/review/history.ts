import type { HistoryData } from '../../charts/options/history.ts'
import type { ReviewedEntryFragment } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { directionOf, fixed, isZero, pixels } from '../../ui/format.ts'
import { nameOf, shortName } from '../../ui/periods.ts'

type Entry = Pick<ReviewedEntryFragment, 'capital' | 'month' | 'status' | 'project'>

export interface History {
  data: HistoryData
  /** where this claim stands, in words */
  place: string
  isEmpty: boolean
}

/** Months of accepted money with this claim in its month: part of the bar once it counts, dashed on top before. */
export function historyOf({ capital, month, status, project }: Entry): History {
  const months = project.capitalByMonth
  const at = months.findIndex((known) => known.month === month)
  const counts = status === 'ACCEPTED'
  const pending = !counts && status !== 'REJECTED' && status !== 'REVERSED'
  const worth = capital?.worth?.amountCny
  const sign = capital?.form === 'WITHDRAWAL' ? -1 : 1
  const dashed = at >= 0 && pending && worth ? { at, value: sign * pixels(worth), label: fixed(worth, 0) } : undefined
  return {
    data: {
      names: months.map((known) => nameAt(known.month)),
      values: months.map(({ accepted }) => pixels(accepted)),
      marked: at < 0 ? undefined : at,
      claim: dashed && { ...dashed, label: sign < 0 ? `−${dashed.label}` : dashed.label },
      largest: largestOf(months),
    },
    place: t(`review.history.${at < 0 ? 'outside' : counts ? 'counted' : dashed ? 'pending' : 'belongs'}`, { month: nameOf(month) }),
    isEmpty: !dashed && months.every(({ accepted }) => isZero(accepted)),
  }
}

/** The first month of each quarter is named; where a year begins, it stands below. */
function nameAt(month: string): string {
  if (month.endsWith('-01')) return `${shortName(month)}\n${nameOf(month.slice(0, 4))}`
  return /-(04|07|10)$/.test(month) ? shortName(month) : ''
}

/** The highest month carries its figure, so that the axis need not be read. */
function largestOf(months: readonly { accepted: string }[]): HistoryData['largest'] {
  const values = months.map(({ accepted }) => pixels(accepted))
  const at = values.indexOf(Math.max(...values))
  const accepted = months[at]?.accepted
  return accepted && directionOf(accepted) === 'up' ? { at, label: fixed(accepted, 0) } : undefined
}
