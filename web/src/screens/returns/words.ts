import { t } from '../../i18n/text.ts'
import type { UnitReturn } from './returns.ts'

/** 外资：没有应到资的项目；内资：其他（受台风影响） */
export function zerosText({ zeros }: UnitReturn): string {
  return zeros
    .map(({ family, reason, note }) => {
      const why = t(`records.zeroReason.${reason}`)
      return t('returns.zero', { family: t(`records.capitalFamily.${family}`), why: note ? t('returns.withNote', { why, note }) : why })
    })
    .join(t('returns.and'))
}
