/** A formula with its numbers put in. Words only: every number is the server's. Pure. */
import type { MetricFamily } from '@jingxian/schema/vocabulary/cube-words'
import type { FigureCellFragment } from '../generated/graphql.ts'
import { t } from '../i18n/text.ts'
import { countsProjects, type FigureFormat } from '../ui/figures.ts'
import { fixed, plain } from '../ui/format.ts'

interface Said {
  name: string
  family: MetricFamily
  cell: Pick<FigureCellFragment, 'value' | 'numerator' | 'denominator' | 'n' | 'status'>
  format: FigureFormat
  /** how many entries a sum is made of, where that may be known */
  entries?: number
}

/** In which unit the parts of a rate are kept, if they are not numbers of projects; formulas of published rates say it themselves. */
const PARTS = { RATES: 'WAN_YUAN', QUALITY: 'WAN_YUAN', TECHNOLOGY: 'WAN_YUAN', RESEARCH: 'WAN_YUAN', JOBS: 'PERSONS' } as const satisfies Partial<Record<MetricFamily, string>>

function partText(value: string, { cell, family }: Said): string {
  const number = fixed(value, 2).replace(/\.00$/, '')
  if (countsProjects(cell)) return t('tiles.figure.count', { n: plain(value) })
  return family in PARTS ? `${number} ${t(`words.unit.${PARTS[family as keyof typeof PARTS]}`)}` : number
}

/** 资金到位率 = 2,502,276.43 万元 ÷ 15,601,566.05 万元 × 100% = 16.04%; undefined where there is no number to put in. */
export function putIn(said: Said): string | undefined {
  const { name, cell, format, entries } = said
  const value = cell.value == null ? undefined : format.withUnit(cell.value)
  if (cell.numerator != null && cell.denominator != null) {
    const parts = t('tiles.figure.quotient', { numerator: partText(cell.numerator, said), denominator: partText(cell.denominator, said) })
    if (value === undefined) return t(cell.status === 'INSUFFICIENT' ? 'tiles.figure.tooFew' : 'tiles.figure.noQuotient', { name, parts })
    return `${name} = ${parts}${format.isRate ? ' × 100%' : ''} = ${value}`
  }
  if (value === undefined) return undefined
  return entries === undefined ? `${name} = ${value}` : `${name} = ${t('tiles.figure.sumOf', { n: fixed(String(entries), 0) })} = ${value}`
}
