import type { Context } from '../../kernel/context.ts'
import type { Filter } from '../../metrics/question.ts'
import { refuse } from '../../kernel/errors.ts'
import { countyByCode, industryByCode, regionByCode } from '../../reference/book.ts'
import type { CubeFilter } from './cube.input.ts'

/** Codes -> keys of the reference book. @throws Refusal INVALID that names an unknown code */
export function filterOf(ctx: Context, { city, county, industry, assuranceAtLeast }: Partial<CubeFilter>): Filter {
  return {
    city: city?.map((code) => cityByCode(ctx, code)),
    county: county?.map((code) => countyByCode(ctx, code, 'filter.county').id),
    industry: industry?.map((code) => industryByCode(ctx, code, 'filter.industry').code),
    assuranceAtLeast: assuranceAtLeast ?? undefined,
  }
}

function cityByCode(ctx: Context, code: string): number {
  const region = regionByCode(ctx, code, 'filter.city')
  if (region.level !== 'CITY' && region.level !== 'ZONE') {
    throw refuse.invalid(`“${region.name}”不是 15 个单位之一：市写六位代码，沈抚示范区写 LN-SF。`, { field: 'filter.city' })
  }
  return region.id
}
