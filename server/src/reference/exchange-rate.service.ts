import { monthKey, type Month } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../kernel/context.ts'
import { refuse, type Refusal } from '../kernel/errors.ts'
import { loader } from '../kernel/loader.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'

/** Rates of one month. */
export interface YuanRates {
  /** yuan for one unit of the currency */
  toCny: string
  /** yuan for one dollar; null while it is not in the table, which matters only where dollars are counted */
  usdToCny: string | null
}

export interface Rates extends YuanRates {
  usdToCny: string
}

const ratesOf = loader<Month, ExchangeRate[]>(async (ctx, months) => {
  const rows = await ctx.em.find(ExchangeRate, { monthNumber: { $in: [...months] } })
  return months.map((month) => rows.filter((row) => row.monthNumber === month))
})

/** For what is counted in yuan only. @throws Refusal INVALID that names currency and month when there is no rate */
export async function yuanRatesFor(ctx: Context, currency: string, month: Month): Promise<YuanRates> {
  const rates = await ratesOf(ctx, month)
  const find = (code: string) => (code === 'CNY' ? '1' : rates.find((rate) => rate.currency === code)?.toCny)
  const toCny = find(currency)
  if (toCny === undefined) throw missing(currency, month)
  return { toCny, usdToCny: find('USD') ?? null }
}

/** For what is counted in yuan and in dollars. @throws Refusal INVALID that names currency and month when one is missing */
export async function ratesFor(ctx: Context, currency: string, month: Month): Promise<Rates> {
  const { toCny, usdToCny } = await yuanRatesFor(ctx, currency, month)
  if (usdToCny === null) throw missing('USD', month)
  return { toCny, usdToCny }
}

function missing(currency: string, month: Month): Refusal {
  return refuse.invalid(`汇率表没有 ${currency} 在 ${monthKey(month)} 的月平均汇率，无法折算：请省厅先导入该月汇率。`, {
    field: 'currency',
    remedy: '改用有汇率的币种，或待汇率导入后再提交。',
  })
}

export type NewRate = Pick<ExchangeRate, 'currency' | 'monthNumber' | 'toCny' | 'toUsd' | 'source'>

/** Takes rates into the table; one that is there already is replaced. */
export async function putRates(ctx: Context, rates: readonly NewRate[]): Promise<{ added: number; replaced: number }> {
  const months = [...new Set(rates.map((rate) => rate.monthNumber))]
  const known = new Set((await ctx.em.find(ExchangeRate, { monthNumber: { $in: months } }, { disableIdentityMap: true })).map(keyOf))
  const replaced = rates.filter((rate) => known.has(keyOf(rate))).length
  await ctx.em.upsertMany(ExchangeRate, rates.map((rate) => ({ ...rate, kind: 'MONTH_AVG' })) as never)
  return { added: rates.length - replaced, replaced }
}

function keyOf({ currency, monthNumber }: Pick<ExchangeRate, 'currency' | 'monthNumber'>): string {
  return `${currency} ${monthNumber}`
}
