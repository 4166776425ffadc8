/** What a figure is made of, one bar a part. Words and lengths only. */
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import type { ProvincePartsQuery } from '../../generated/graphql.ts'
import { currentLocale, t } from '../../i18n/text.ts'
import { absentText, changeOf, type Change, type FigureFormat } from '../../ui/figures.ts'
import { percent, pixels } from '../../ui/format.ts'

export const PARTS = ['industry', 'source', 'nature', 'stage'] as const
export type Part = (typeof PARTS)[number]

export const DIMENSION_OF: Record<Part, Dimension> = { industry: 'INDUSTRY', source: 'SOURCE_COUNTRY', nature: 'CAPITAL_NATURE', stage: 'STAGE' }

type TopRow = ProvincePartsQuery['snapshot']['cube']['top'][number]

export interface PartRow {
  key: string
  name: string
  others: boolean
  text: string
  known: boolean
  share: string
  change?: Change
  /** of the longest bar, 0 to 1 */
  part: number
}

function termOf({ key }: TopRow) {
  return key.industry ?? key.sourceCountry ?? key.capitalNature ?? key.stage
}

/** Rows without a value or at zero say nothing about what the figure is made of. */
export function partRows(top: readonly TopRow[], format: FigureFormat): PartRow[] {
  const shown = top.filter(({ metric }) => metric.state !== 'REPORTED_ZERO' && metric.state !== 'NOT_REPORTED' && metric.state !== 'NOT_APPLICABLE')
  const longest = Math.max(...shown.map(({ metric }) => pixels(metric.value)), 0) || 1
  return shown.map((row) => {
    const { metric, level, id } = row
    const term = termOf(row)
    return {
      key: id,
      name: level === 'OTHERS' ? t('province.parts.others') : ((currentLocale() === 'en' ? term?.nameEn : term?.name) ?? t('province.parts.unknown')),
      others: level === 'OTHERS',
      text: metric.value == null ? absentText(metric) : format.value(metric.value),
      known: metric.value != null,
      share: metric.share == null ? '' : `${percent(metric.share)}%`,
      change: changeOf(metric.yoy, format.isRate),
      part: Math.max(pixels(metric.value), 0) / longest,
    }
  })
}
