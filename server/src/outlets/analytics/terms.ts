/** Codes of dimensions -> words that people read. */
import type { KeyDimension } from '../../metrics/dimensions.ts'
import type { Context } from '../../kernel/context.ts'
import { GROUP_NAMES } from '../../reference/assessment-groups.ts'
import { bookOf } from '../../reference/book.ts'
import { placeOf, termOf, type Term } from '../../reference/place.type.ts'
import { STAGES } from '../../library/stage.moves.ts'
import type { Stage } from '@jingxian/schema/vocabulary/project-words'

type Names = Record<string, { name: string; nameEn: string }>

const REGIONS: Names = {
  CN: { name: '内地', nameEn: 'Mainland China' },
  HMT: { name: '港澳台', nameEn: 'Hong Kong, Macao, Taiwan' },
  AS: { name: '亚洲其他', nameEn: 'Rest of Asia' },
  EU: { name: '欧洲', nameEn: 'Europe' },
  AM: { name: '美洲', nameEn: 'Americas' },
  AF: { name: '非洲', nameEn: 'Africa' },
  OC: { name: '大洋洲', nameEn: 'Oceania' },
}
const NATURES: Names = {
  FOREIGN: { name: '外资项目', nameEn: 'Foreign' },
  DOMESTIC: { name: '内资项目', nameEn: 'Domestic' },
  MIXED: { name: '内外合资项目', nameEn: 'Mixed' },
}
const TIERS: Names = {
  PROMOTION: { name: '招商项目', nameEn: 'Promotion' },
  NEGOTIATION: { name: '在谈项目', nameEn: 'Negotiation' },
  ADVANCING: { name: '推进项目', nameEn: 'Advancing' },
  OPERATING: { name: '已投产项目', nameEn: 'Operating' },
  CLOSED: { name: '关闭项目', nameEn: 'Closed' },
}
const SCALES: Names = {
  BELOW_100M: { name: '1 亿元以下', nameEn: 'Below 100 million yuan' },
  FROM_100M: { name: '1—10 亿元', nameEn: '100 million to 1 billion yuan' },
  FROM_1BN: { name: '10—100 亿元', nameEn: '1 to 10 billion yuan' },
  FROM_10BN: { name: '100 亿元及以上', nameEn: '10 billion yuan and more' },
}
/** What the facts do not say. */
const UNSAID: Term = { code: '', name: '未注明', nameEn: 'Not stated' }

type TermDimension = Exclude<KeyDimension, 'CITY' | 'COUNTY'>

export function termFor(ctx: Context, dimension: TermDimension, code: string): Term {
  if (code === '') return dimension === 'ASSESSMENT_GROUP' ? { code, name: '单列', nameEn: 'Apart' } : UNSAID
  return { code, ...NAMED[dimension](ctx, code) }
}

const from = (names: Names) => (_: Context, code: string) => names[code] ?? { name: code, nameEn: code }

const NAMED: Record<TermDimension, (ctx: Context, code: string) => { name: string; nameEn: string }> = {
  INDUSTRY: termOf,
  INDUSTRY_SECTION: sectionOf,
  SOURCE_COUNTRY: (ctx, code) => bookOf(ctx).countries.get(code) ?? { name: code, nameEn: code },
  SOURCE_REGION: from(REGIONS),
  CAPITAL_NATURE: from(NATURES),
  ASSESSMENT_GROUP: from(GROUP_NAMES),
  TIER: from(TIERS),
  SCALE: from(SCALES),
  STAGE: (_, code) => ({ name: STAGES[code as Stage].name, nameEn: code }),
}

function sectionOf(ctx: Context, code: string): { name: string; nameEn: string } {
  const name = [...bookOf(ctx).industries.values()].find(({ section }) => section === code)?.sectionName ?? code
  return { name, nameEn: code }
}

/** 219900 and its like; the unit that stands for everything outside has no code of its own. */
export function unitPlace(ctx: Context, region: number) {
  return region === 0 ? { code: 'EXTERNAL', name: '省外', shortName: '省外', nameEn: 'Outside the province' } : placeOf(ctx, region)
}

/** The codes of a dimension that are closed words; undefined where the reference book decides. */
export const CLOSED: Partial<Record<KeyDimension, readonly string[]>> = {
  SOURCE_REGION: Object.keys(REGIONS),
  CAPITAL_NATURE: Object.keys(NATURES),
  ASSESSMENT_GROUP: Object.keys(GROUP_NAMES),
}
