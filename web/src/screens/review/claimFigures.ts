import type { ReviewedEntryFragment } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { currencyText, figureOf, type Brief } from '../../tiles/claims/claimText.ts'
import { fixed } from '../../ui/format.ts'
import { nameOf } from '../../ui/periods.ts'
import { claimedText, moneyText } from './words.ts'

/** One cell of the strip of figures under an entry's head. */
export interface ClaimFigure {
  name: 'claimed' | 'counted' | 'worth' | 'proven' | 'shortfall' | 'accepted'
  label: string
  value: string
  unit?: string
  note?: string
  tone?: 'warn'
}

type Entry = Pick<ReviewedEntryFragment, 'capital' | 'month' | 'proven' | 'shortfall' | 'acceptedAmount'> & Brief

/** What was claimed, what it is worth, what the papers show, what is missing; at last what was accepted. */
export function claimFigures(entry: Entry): ClaimFigure[] {
  const { capital, month, proven, shortfall, acceptedAmount } = entry
  if (!capital) return otherFigures(entry)
  const unit = currencyText(capital.currency)
  return [
    { name: 'claimed', label: t('review.figure.claimed'), value: claimedText(capital), unit, note: t('review.figure.month', { month: nameOf(month) }) },
    ...worthFigure(capital),
    proven == null
      ? { name: 'proven', label: t('review.figure.proven'), value: '—', note: t('review.figure.provenNone') }
      : { name: 'proven', label: t('review.figure.proven'), value: moneyText(proven), unit, note: t('review.figure.provenNote') },
    ...shortfallFigure(proven, shortfall, unit),
    ...(acceptedAmount == null ? [] : [acceptedFigure(acceptedAmount, capital.amount, unit)]),
  ]
}

/** People, technology, research, production: what counts, and what was said of the people on the spot. */
function otherFigures({ kind, jobs, month, ...entry }: Entry): ClaimFigure[] {
  const figure = figureOf({ kind, jobs, ...entry })
  if (!figure) return []
  const said = jobs?.reported == null ? [] : [{ name: 'claimed' as const, label: t('claims.field.reported'), value: fixed(String(jobs.reported), 0), unit: figure.unit }]
  return [...said, { name: 'counted', ...figure, note: t('review.figure.month', { month: nameOf(month) }) }]
}

/** Yuan for what came in other money, dollars for what came in yuan; at the rate that was frozen with the claim. */
function worthFigure(capital: NonNullable<Entry['capital']>): ClaimFigure[] {
  const { worth, currency, form } = capital
  const yuan = currency !== 'CNY'
  const [rate, amount] = yuan ? [worth?.toCny, worth?.amountCny] : [worth?.usdToCny, worth?.amountUsd]
  // Yuan that count as yuan alone need no rate of the dollar.
  if (!worth || !rate || !amount) return []
  return [
    {
      name: 'worth',
      label: t('review.figure.worth'),
      value: claimedText({ amount, form }),
      unit: currencyText(yuan ? 'CNY' : 'USD'),
      note: t('review.figure.worthRate', { month: nameOf(worth.month), rate: rateText(rate) }),
    },
  ]
}

/** A rate without the zeros that only fill its column: 7.1052, not 7.10520000. */
export function rateText(rate: string): string {
  return rate.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}

function shortfallFigure(proven: string | null | undefined, shortfall: string | null | undefined, unit: string): ClaimFigure[] {
  if (proven == null) return []
  const label = t('review.figure.shortfall')
  if (shortfall == null) return [{ name: 'shortfall', label, value: '0.00', unit, note: t('review.figure.covered') }]
  return [{ name: 'shortfall', label, value: moneyText(shortfall), unit, tone: 'warn' }]
}

function acceptedFigure(accepted: string, claimed: string | null | undefined, unit: string): ClaimFigure {
  const whole = moneyText(accepted) === moneyText(claimed)
  return {
    name: 'accepted',
    label: t('review.figure.accepted'),
    value: moneyText(accepted),
    unit,
    note: t(whole ? 'review.figure.asClaimed' : 'review.figure.less'),
  }
}
