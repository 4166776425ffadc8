import { createI18n } from 'vue-i18n'
import type { PathOf, Translated } from './translated.ts'
import zhCN from './zh-CN/messages.ts'

export type Locale = 'zh-CN' | 'en'
export type Messages = Translated<typeof zhCN>
export type MessageKey = PathOf<typeof zhCN>

export const LOCALES: { value: Locale; label: string }[] = [
  { value: 'zh-CN', label: '简体中文' },
  { value: 'en', label: 'English' },
]
const KEPT = 'jingxian.locale'

const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCN } as Record<string, Messages>,
})

/** A string of the screens. Reactive: a template or a computed that calls it follows the language. */
export function t(key: MessageKey, named: Record<string, string | number> = {}): string {
  return i18n.global.t(key, named)
}

export function currentLocale(): Locale {
  return i18n.global.locale.value as Locale
}

/** Switches the language; English is loaded the first time it is asked for. */
export async function switchLocale(locale: Locale): Promise<void> {
  if (locale === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await import('./en/messages.ts')).default)
  }
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  localStorage.setItem(KEPT, locale)
}

/** The language that was chosen last time. */
export async function restoreLocale(): Promise<void> {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'en') await switchLocale('en')
}
