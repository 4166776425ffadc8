/** The rates that a claim of capital needs. */
import { monthOfDay } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../../kernel/context.ts'
import { ratesFor, yuanRatesFor, type YuanRates } from '../../reference/exchange-rate.service.ts'
import type { CapitalInput } from './capital.input.ts'

/** Foreign capital counts in dollars and in yuan, domestic in yuan alone. @throws Refusal INVALID naming the missing rate */
export function capitalRates(ctx: Context, { family, currency, receivedOn }: CapitalInput): Promise<YuanRates> {
  const month = monthOfDay(receivedOn!)
  return family === 'DOMESTIC' ? yuanRatesFor(ctx, currency!, month) : ratesFor(ctx, currency!, month)
}
