/** Breaks of published series, said of the metrics that are made of them. */
import type { Context } from '../../kernel/context.ts'
import type { Break } from '../../metrics/question.ts'
import { bookOf } from '../../reference/book.ts'
import { PUBLISHED_INDICATORS } from '../../reference/published.source.ts'

export function breaksOf(ctx: Context): Break[] {
  return bookOf(ctx).breaks.map(({ indicator, city, fromYear, toYear, reason }) => ({
    metrics: PUBLISHED_INDICATORS[indicator] ?? [],
    city: city || null,
    fromYear,
    toYear,
    reason,
  }))
}
