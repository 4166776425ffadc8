/** Small pieces of text that the pages of the library share. */
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import { STAGE_CODES } from '@jingxian/schema/vocabulary/project-words'
import { currentLocale, t } from '../../i18n/text.ts'
import { amount, fixed, shownUnit, type Scale } from '../../ui/format.ts'

export const NONE = '—'

/** 万元 as the reader wants them; nothing is —, never 0. */
export function money(value: string | null | undefined, scale: Scale = 'wan'): string {
  return value == null ? NONE : amount(value, 'WAN_YUAN', shownUnit('WAN_YUAN', scale))
}

/** An exact amount in its own unit: 1,234.56, without zeros that say nothing. */
export function exact(value: string): string {
  return fixed(value, 4).replace(/\.?0+$/, '')
}

/** 12.5, for a share in percent. */
export function pct(value: string): string {
  return `${exact(value)}%`
}

export function stageText(stage: Stage): string {
  return `${STAGE_CODES[stage]} ${t(`records.stage.${stage}`)}`
}

interface Named {
  name: string
  nameEn: string
}

export function nameIn(named: Named): string {
  return currentLocale() === 'en' ? named.nameEn : named.name
}
