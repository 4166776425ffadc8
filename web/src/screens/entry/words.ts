/** The words of a draft and of entries. */
import type { EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import { stamp } from '../../data/clock.ts'
import { t } from '../../i18n/text.ts'
import { fieldText } from '../../tiles/claims/claimText.ts'
import { fieldsOf } from '../../tiles/claims/fields.ts'
import type { ClaimForm, FieldName } from './claimForm.ts'
import type { Remark } from './remarks.ts'

/** 规则 3　金额与合同额相差约 4 个数量级，疑似单位误填。金额以“万”为单位，请核对。 */
export function remarkText({ rule, message, remedy }: Remark): string {
  const text = `${message}${remedy}`
  return rule == null ? text : t('entry.remark', { rule, text })
}

/** What stands in a field of the form, as a person says it. */
export function valueText(name: FieldName, form: ClaimForm): string {
  if (name === 'evidence') return form.evidence.map(({ type }) => t(`records.evidence.${type}`)).join('、') || t('entry.nothing')
  const value = form[name]
  if (!value) return t('entry.nothing')
  const field = fieldsOf(form.entryKind).find((one) => one.name === name)
  return field ? fieldText(field, value, form.currency) : value
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
