/** How sure published figures are, and where they were printed. Words only. */
import { t, type MessageKey } from '../i18n/text.ts'

export interface PublishedSource {
  source: string
  status: string
  place: { shortName: string }
}

const KNOWN: Record<string, MessageKey> = {
  compiled: 'tiles.published.compiled',
  confirmed: 'tiles.published.confirmed',
  derived: 'tiles.published.derived',
  official_expected: 'tiles.published.expected',
  secondary: 'tiles.published.secondary',
}

export const statusWord = (status: string): string => {
  const key = KNOWN[status]
  return key ? t(key) : status
}

/** 汇编, or 已核对 2、汇编 12 where they differ. */
export function statusText(facts: readonly PublishedSource[]): string {
  const counts = new Map<string, number>()
  for (const { status } of facts) counts.set(status, (counts.get(status) ?? 0) + 1)
  const words = [...counts].map(([status, count]) => (counts.size > 1 ? `${statusWord(status)} ${count}` : statusWord(status)))
  return words.join('、')
}

/** Each source once. */
export function sourcesOf(facts: readonly PublishedSource[]): string[] {
  return [...new Set(facts.map(({ source }) => source))]
}
