import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import type { Context } from '../../kernel/context.ts'
import { DIMENSIONS, type KeyDimension } from '../../metrics/dimensions.ts'
import type { Filter } from '../../metrics/question.ts'
import { refuse } from '../../kernel/errors.ts'
import { bookOf, countyByCode, industryByCode, regionByCode } from '../../reference/book.ts'
import type { CubeFilter } from './cube.input.ts'
import { CLOSED } from './terms.ts'

/** GraphQL field of a dimension, in filters and row keys: `INDUSTRY_SECTION` -> `industrySection`. */
export function dimensionField(dimension: Dimension): string {
  return dimension.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
}

const DEEPEST = 4

/** Codes -> keys of the reference book. @throws Refusal INVALID that names an unknown code */
export function filterOf(ctx: Context, filter: Partial<CubeFilter>, path = 'filter', depth = 0): Filter {
  if (depth > DEEPEST) throw refuse.invalid(`filter 的 or 与 not 至多套 ${DEEPEST} 层：请写成并列的条件。`, { field: path })
  const chosen = (Object.keys(DIMENSIONS) as KeyDimension[]).flatMap((dimension) => {
    const codes = filter[dimensionField(dimension) as keyof CubeFilter] as string[] | null | undefined
    return codes ? [[dimension, codes.map((code) => keyOf(ctx, dimension, code, `${path}.${dimensionField(dimension)}`))] as const] : []
  })
  return {
    in: Object.fromEntries(chosen),
    ...(filter.assuranceAtLeast && { assuranceAtLeast: filter.assuranceAtLeast }),
    ...(filter.or && { or: filter.or.map((part, i) => filterOf(ctx, part, `${path}.or[${i}]`, depth + 1)) }),
    ...(filter.not && { not: filterOf(ctx, filter.not, `${path}.not`, depth + 1) }),
  }
}

function keyOf(ctx: Context, dimension: KeyDimension, code: string, field: string): number | string {
  if (dimension === 'CITY') return cityByCode(ctx, code, field)
  if (dimension === 'COUNTY') return countyByCode(ctx, code, field).id
  if (dimension === 'INDUSTRY') return industryByCode(ctx, code, field).code
  const known = CLOSED[dimension]
  if (known && !known.includes(code)) throw refuse.invalid(`${DIMENSIONS[dimension].name}没有“${code}”：可写 ${known.join('、')}。`, { field })
  if (dimension === 'SOURCE_COUNTRY' && !bookOf(ctx).countries.has(code)) {
    throw refuse.invalid(`没有代码为“${code}”的国家（地区）：请从 countries 查代码。`, { field })
  }
  if (dimension === 'INDUSTRY_SECTION' && !/^[A-T]$/.test(code)) throw refuse.invalid(`行业门类“${code}”应为 A 到 T 的一个字母。`, { field })
  return code
}

function cityByCode(ctx: Context, code: string, field: string): number {
  const region = regionByCode(ctx, code, field)
  if (region.level !== 'CITY' && region.level !== 'ZONE') {
    throw refuse.invalid(`“${region.name}”不是 15 个单位之一：市写六位代码，沈抚示范区写 LN-SF。`, { field })
  }
  return region.id
}
