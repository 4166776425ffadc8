import { monthKey, type Month } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../kernel/context.ts'
import { refuse } from '../kernel/errors.ts'
import { loader } from '../kernel/loader.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'

export interface Rates {
  /** yuan for one unit of the currency */
  toCny: string
  /** yuan for one dollar */
  usdToCny: string
}

const ratesOf = loader<Month, ExchangeRate[]>(async (ctx, months) => {
  const rows = await ctx.em.find(ExchangeRate, { monthNumber: { $in: [...months] } })
  return months.map((month) => rows.filter((row) => row.monthNumber === month))
})

/** The month's rates of a currency. @throws Refusal INVALID that names currency and month when one is missing */
export async function ratesFor(ctx: Context, currency: string, month: Month): Promise<Rates> {
  const rates = await ratesOf(ctx, month)
  const find = (code: string) => (code === 'CNY' ? '1' : rates.find((rate) => rate.currency === code)?.toCny)
  const [toCny, usdToCny] = [find(currency), find('USD')]
  const missing = toCny === undefined ? currency : usdToCny === undefined ? 'USD' : undefined
  if (missing) {
    throw refuse.invalid(`汇率表没有 ${missing} 在 ${monthKey(month)} 的月平均汇率，无法折算：请省厅先导入该月汇率。`, {
      field: 'currency',
      remedy: '改用有汇率的币种，或待汇率导入后再提交。',
    })
  }
  return { toCny: toCny!, usdToCny: usdToCny! }
}
