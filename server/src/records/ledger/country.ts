import { bookOf } from '../../reference/book.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'

/** @throws Refusal INVALID for a code that no country has */
export function knownCountry(ctx: Context, code: string | null | undefined, field: string): void {
  if (code && !bookOf(ctx).countries.has(code)) throw refuse.invalid(`没有代码为“${code}”的国家（地区）：请从 countries 查代码。`, { field })
}
