/** Published figures -> facts, in measures of their own: they never mix with what the ledger counts. */
import type { Context } from '../kernel/context.ts'
import { Decimal } from '../metrics/decimal.ts'
import { PublishedFact } from '../reference/published-fact.entity.ts'
import { CityFact } from './city-fact.entity.ts'
import { makeKnown } from './facts.service.ts'
import type { FactDelta } from './fact-delta.ts'
import { statedOf } from './structural.ts'

/** Indicator -> measure, and what turns its printed unit into the metric's. */
const MEASURES: Record<string, { measure: string; unit: string; factor: string }> = {
  gdp: { measure: 'PUB_GDP', unit: '亿元', factor: '10000' },
  resident_population: { measure: 'PUB_POPULATION', unit: '万人', factor: '1' },
  fdi_utilised: { measure: 'PUB_FDI', unit: '万美元', factor: '1' },
  fdi_utilised_cny: { measure: 'PUB_FDI_CNY', unit: '万元', factor: '1' },
}

/** Counts what was published and is not counted yet; a corrected figure counts its difference. @returns how many changed */
export async function countPublished(ctx: Context): Promise<number> {
  const printed = await ctx.em.find(PublishedFact, { indicator: { $in: Object.keys(MEASURES) } })
  const counted = await standing(ctx)
  const deltas = printed.flatMap((fact) => deltaOf(fact, counted))
  if (deltas.length) await makeKnown(ctx, 'PUBLISHED_FACTS', deltas)
  return deltas.length
}

function deltaOf({ city, year, indicator, value, unit }: PublishedFact, counted: Map<string, Decimal>): FactDelta[] {
  const { measure, unit: expected, factor } = MEASURES[indicator]!
  if (unit !== expected) throw new Error(`${indicator} ${year} is given in ${unit}, not in ${expected}.`)
  const month = year * 100 + 12
  const before = counted.get(`${measure}:${city}:${month}`)
  const change = new Decimal(value).times(factor).minus(before ?? 0)
  if (before && change.isZero()) return []
  return [statedOf(measure, { city, county: city, month }, change.toFixed(4), before ? 0 : 1)]
}

async function standing(ctx: Context): Promise<Map<string, Decimal>> {
  const measures = Object.values(MEASURES).map(({ measure }) => measure)
  const rows = await ctx.em.find(CityFact, { measure: { $in: measures } }, { disableIdentityMap: true })
  const sums = new Map<string, Decimal>()
  for (const { measure, city, month, value } of rows) {
    const key = `${measure}:${city}:${month}`
    sums.set(key, (sums.get(key) ?? new Decimal(0)).plus(value))
  }
  return sums
}
