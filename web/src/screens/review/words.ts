import type { EntryStatus, Severity, Verification } from '@jingxian/schema/vocabulary/ledger-words'
import { t } from '../../i18n/text.ts'
import { fixed } from '../../ui/format.ts'

/** Figures and states of an entry as people say them. */
export type Tone = 'neutral' | 'accent' | 'warn' | 'block' | 'settled'

export function moneyText(amount: string | null | undefined): string {
  return amount == null ? '—' : fixed(amount, 2)
}

interface Claimed {
  amount?: string | null
  currency?: string | null
  form?: string | null
}

/** A withdrawal is entered as a positive amount and counts against. */
export function claimedText({ amount, form }: Claimed): string {
  const text = moneyText(amount)
  return form === 'WITHDRAWAL' && amount != null ? `−${text}` : text
}

export function waitedText(days: number | null | undefined): string {
  if (days == null) return ''
  return days === 0 ? t('review.today') : t('review.waited', { days })
}

const SEVERITY: Record<Severity, Tone> = { BLOCK: 'block', CRITICAL: 'block', HIGH: 'warn', MEDIUM: 'neutral', INFO: 'neutral' }
const STATUS: Record<EntryStatus, Tone> = {
  SUBMITTED: 'accent',
  CITY_REVIEWED: 'accent',
  HELD: 'warn',
  ACCEPTED: 'settled',
  REJECTED: 'neutral',
  REVERSED: 'neutral',
}
const VERIFICATION: Record<Verification, Tone> = { UNCHECKED: 'neutral', MATCHED: 'settled', MISMATCHED: 'warn', NOT_AVAILABLE: 'neutral' }

export const toneOfSeverity = (severity: Severity): Tone => SEVERITY[severity]
export const toneOfStatus = (status: EntryStatus): Tone => STATUS[status]
export const toneOfVerification = (verification: Verification): Tone => VERIFICATION[verification]

export interface RuleTag {
  text: string
  tone: Tone
}

const HEAVY: readonly Tone[] = ['block', 'warn', 'neutral']

/** One tag a rule, the gravest first; what does not fit is counted. */
export function ruleTags(remarks: readonly { rule?: number | null; severity: Severity }[], room = 2): RuleTag[] {
  const tags = new Map<string, RuleTag>()
  for (const { rule, severity } of [...remarks].sort((a, b) => weight(a.severity) - weight(b.severity))) {
    const text = rule == null ? t('review.form') : t('review.rule', { rule })
    if (!tags.has(text)) tags.set(text, { text, tone: toneOfSeverity(severity) })
  }
  const all = [...tags.values()]
  if (all.length <= room) return all
  return [...all.slice(0, room), { text: t('review.moreRules', { n: all.length - room }), tone: 'neutral' }]
}

const weight = (severity: Severity) => HEAVY.indexOf(toneOfSeverity(severity))

/** 沈阳 · 铁西; the unit that is its own county once. */
export function placeText({ city, county }: { city: Named; county: Named }): string {
  return city.code === county.code ? city.shortName : `${city.shortName} · ${county.shortName}`
}

interface Named {
  code: string
  shortName: string
}

/** A digest shortened in its middle: enough to compare by eye. */
export function shortDigest(sha256: string): string {
  return `${sha256.slice(0, 8)}…${sha256.slice(-8)}`
}
