/** A claim of any kind in words: its kind, the one figure that stands for it, and everything that it says. Pure. */
import type { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import type {
  BriefCapitalFragment,
  BriefContributionFragment,
  BriefJobsFragment,
  BriefResearchFragment,
  BriefTechnologyFragment,
} from '../../generated/graphql.ts'
import { currentLocale, t } from '../../i18n/text.ts'
import { showDecimal } from '../../ui/decimalInput.ts'
import { fixed } from '../../ui/format.ts'
import { nameOf } from '../../ui/periods.ts'
import { CARRIER, fieldsOf, INSTITUTIONS, type ClaimField } from './fields.ts'

type Family = NonNullable<BriefCapitalFragment['family']>

/** What an entry or a draft says, of which lists ask the brief part. */
export interface Claimed {
  kind: EntryKind
  capital?: { family?: Family | null } | null
  jobs?: object | null
  technology?: object | null
  research?: object | null
  contribution?: object | null
}
export interface Brief {
  kind: EntryKind
  capital?: Omit<BriefCapitalFragment, '__typename'> | null
  jobs?: Omit<BriefJobsFragment, '__typename'> | null
  technology?: Omit<BriefTechnologyFragment, '__typename'> | null
  research?: Omit<BriefResearchFragment, '__typename'> | null
  contribution?: Omit<BriefContributionFragment, '__typename'> | null
}

export interface FigureText {
  label: string
  value: string
  unit: string
}

/** 外资, 内资; of the other kinds their names. */
export function kindText({ kind, capital }: Claimed): string {
  return kind === 'CAPITAL' && capital?.family ? t(`records.capitalFamily.${capital.family}`) : t(`claims.kindShort.${kind}`)
}

/** Amounts are in 万 of their currency: 万元, 万美元, 万 EUR. */
export function currencyText(currency: string | null | undefined): string {
  if (currency === 'CNY') return t('words.unit.WAN_YUAN')
  if (currency === 'USD') return t('words.unit.WAN_USD')
  return currency ? t('claims.unit.wan', { currency }) : t('words.scale.wan')
}

/** The figure that a list shows; undefined while it is not filled in. A withdrawal counts against. */
export function figureOf({ kind, capital, jobs, technology, research, contribution }: Brief): FigureText | undefined {
  const money = (name: 'technologyAmount' | 'rdExpenditure' | 'output', value: string | null | undefined) =>
    value == null ? undefined : { label: t(`claims.field.${name}`), value: showDecimal(value), unit: t('words.unit.WAN_YUAN') }
  const heads = (name: 'verified' | 'reported', value: number) => ({ label: t(`claims.field.${name}`), value: fixed(String(value), 0), unit: t('claims.unit.people') })
  switch (kind) {
    case 'CAPITAL':
      if (capital?.amount == null) return undefined
      return { label: t('claims.field.amount'), value: `${capital.form === 'WITHDRAWAL' ? '−' : ''}${showDecimal(capital.amount)}`, unit: currencyText(capital.currency) }
    case 'JOBS':
      if (jobs?.verified != null) return heads('verified', jobs.verified)
      return jobs?.reported == null ? undefined : heads('reported', jobs.reported)
    case 'TECHNOLOGY':
      return money('technologyAmount', technology?.technologyAmount)
    case 'RESEARCH':
      return money('rdExpenditure', research?.rdExpenditure)
    case 'CONTRIBUTION':
      return money('output', contribution?.output)
  }
}

const WORDS = {
  family: 'records.capitalFamily',
  origin: 'records.capitalOrigin',
  form: 'records.fundForm',
  usage: 'records.fundUsage',
  kind: 'claims.technologyKind',
  level: 'claims.technologyLevel',
} as const

/** What stands in one field, as a person says it; `currency` is that of the claim. */
export function fieldText({ name, way, unit }: ClaimField, value: string, currency?: string): string {
  const suffix = name === 'amount' ? currencyText(currency) : unit ? t(unit) : ''
  const withUnit = (text: string) => (suffix ? `${text} ${suffix}` : text)
  if (way === 'decimal') return withUnit(showDecimal(value))
  if (way === 'count') return withUnit(fixed(value, 0))
  if (way === 'month') return nameOf(value)
  if (name in WORDS) return t(`${WORDS[name as keyof typeof WORDS]}.${value}` as Parameters<typeof t>[0])
  return value
}

/** What the contract has under a name, as the text of its field. */
export function textOf(record: Record<string, unknown> | null | undefined, { name }: Pick<ClaimField, 'name'>): string {
  const level = Object.entries(INSTITUTIONS).find(([, field]) => field === name)?.[0]
  const value = level ? countAt(record?.institutions, level) : record?.[name]
  if (value == null) return ''
  return typeof value === 'object' ? String((value as { code: string }).code) : String(value)
}

/** A list that is there says none of the levels that it leaves out. */
function countAt(list: unknown, level: string): number | null {
  if (!Array.isArray(list)) return null
  return (list as { level: string; count: number }[]).find((one) => one.level === level)?.count ?? 0
}

export interface ClaimRow {
  name: ClaimField['name']
  label: string
  value: string
  wide?: boolean
  mono?: boolean
}

/** Everything that a claim says, in the order of its form; what was left empty is left out. */
export function claimRows(claimed: Claimed): ClaimRow[] {
  const record = claimed[CARRIER[claimed.kind]] as Record<string, unknown> | null | undefined
  const note: ClaimField = { name: 'note', way: 'reason' }
  return [...fieldsOf(claimed.kind), note].flatMap((field) => {
    const text = textOf(record, field)
    if (!text) return []
    const value = field.way === 'country' ? countryText(record?.[field.name]) : fieldText(field, text, record?.currency as string | undefined)
    return [{ name: field.name, label: t(`claims.field.${field.name}`), value, wide: field.way === 'reason', mono: field.mono }]
  })
}

function countryText(country: unknown): string {
  const { name, nameEn } = country as { name: string; nameEn: string }
  return currentLocale() === 'en' ? nameEn : name
}
