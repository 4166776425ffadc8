/** The words of a draft and of entries. */
import type { CapitalFamily, EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import { stamp } from '../../data/clock.ts'
import type { EvidenceInput } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { showDecimal } from '../../ui/decimalInput.ts'
import type { FieldName } from './capitalForm.ts'
import type { Remark } from './remarks.ts'

/** Amounts are in 万 of their currency: 万元, 万美元, 万 EUR. */
export function unitOf(currency: string | null | undefined): string {
  if (currency === 'CNY') return t('words.unit.WAN_YUAN')
  if (currency === 'USD') return t('words.unit.WAN_USD')
  return currency ? t('entry.unit', { currency }) : t('words.scale.wan')
}

/** 规则 3　金额与合同额相差约 4 个数量级，疑似单位误填。金额以“万”为单位，请核对。 */
export function remarkText({ rule, message, remedy }: Remark): string {
  const text = `${message}${remedy}`
  return rule == null ? text : t('entry.remark', { rule, text })
}

const ENUMS = { family: 'capitalFamily', form: 'fundForm', origin: 'capitalOrigin', usage: 'fundUsage' } as const

/** What stands in a field, as a person says it. */
export function valueText(field: FieldName, value: string | readonly EvidenceInput[]): string {
  if (typeof value !== 'string') return value.length ? value.map(({ type }) => t(`records.evidence.${type}`)).join('、') : t('entry.nothing')
  if (!value) return t('entry.nothing')
  if (field === 'amount') return showDecimal(value)
  const words = ENUMS[field as keyof typeof ENUMS]
  return words ? t(`records.${words}.${value}` as Parameters<typeof t>[0]) : value
}

/** 10:42 today, 11-17 10:42 before, with its year when it was another one. */
export function clockOf(moment: string, today: string): string {
  const text = stamp(moment)
  if (text.startsWith(today)) return text.slice(11)
  return text.startsWith(today.slice(0, 4)) ? text.slice(5) : text
}

export type Tone = 'neutral' | 'accent' | 'warn' | 'block' | 'settled'

export function toneOf(status: EntryStatus): Tone {
  if (status === 'ACCEPTED') return 'settled'
  if (status === 'REJECTED') return 'block'
  if (status === 'HELD') return 'warn'
  return status === 'REVERSED' ? 'neutral' : 'accent'
}

export const familyText = (family: CapitalFamily | null | undefined) => (family ? t(`records.capitalFamily.${family}`) : t('entry.familyOpen'))
