/** A claim of capital as the API shows it, with what it is worth at its month's rate. */
import { monthKey, monthOfDay } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/errors.ts'
import { bookOf } from '../../reference/book.ts'
import type { CapitalInput } from './capital.input.ts'
import { capitalRates } from './capital.rates.ts'
import { converted, notCounted } from './capital.rules.ts'
import type { Capital, CapitalWorth } from './capital.type.ts'
import type { RemarkType } from './ledger.type.ts'

export function capitalOut(ctx: Context, claim: CapitalInput, worth: CapitalWorth | null): Capital {
  const country = bookOf(ctx).countries.get(claim.payerCountry ?? '') ?? null
  return { ...claim, payerCountry: country, worth } as Capital
}

interface Frozen {
  currency: string
  toCny: string
  usdToCny: string | null
}

export function worthOf(claim: CapitalInput, rates: Frozen): CapitalWorth {
  const { cny, usd } = converted(claim.amount!, rates)
  const shape = { family: claim.family!, form: claim.form!, origin: claim.origin! }
  const whole = shape.family && shape.form && shape.origin
  return {
    month: monthKey(monthOfDay(claim.receivedOn!)),
    toCny: rates.toCny,
    usdToCny: rates.usdToCny,
    amountCny: cny,
    amountUsd: usd,
    notCounted: whole ? notCounted(shape) : null,
  }
}

export async function draftWorth(ctx: Context, claim: CapitalInput): Promise<CapitalWorth | null> {
  const rates = await ratesOrRefusal(ctx, claim)
  return rates && !(rates instanceof Refusal) && claim.amount ? worthOf(claim, { currency: claim.currency!, ...rates }) : null
}

export async function rateRemark(ctx: Context, claim: CapitalInput): Promise<RemarkType[]> {
  const rates = await ratesOrRefusal(ctx, claim)
  if (!(rates instanceof Refusal)) return []
  return [{ rule: null, severity: 'BLOCK', field: 'currency', message: rates.message, remedy: rates.details.remedy ?? '' }]
}

async function ratesOrRefusal(ctx: Context, claim: CapitalInput) {
  if (!claim.currency || !claim.receivedOn) return null
  return capitalRates(ctx, claim).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    throw error
  })
}
