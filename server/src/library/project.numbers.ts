/** Numbers in the library: LN-<city>-<year>-<five digits>, never reused. */
import { dayOf } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { codeOf } from '../reference/region-code.ts'

/** One number per city named, in order. Registrations of one city wait for each other until they commit. */
export async function takeNumbers(ctx: Context, cities: readonly number[]): Promise<string[]> {
  const year = dayOf(ctx.now()).slice(0, 4)
  const next = new Map<number, number>()
  for (const city of [...new Set(cities)].sort()) next.set(city, await lastNumber(ctx, city, year))
  return cities.map((city) => {
    const number = next.get(city)! + 1
    next.set(city, number)
    return `${prefix(city, year)}${String(number).padStart(5, '0')}`
  })
}

async function lastNumber(ctx: Context, city: number, year: string): Promise<number> {
  await ctx.em.execute(`select pg_advisory_xact_lock(${Math.trunc(city)}, ${Number(year)})`, [], 'run')
  const [row] = await ctx.em.execute<{ last: string | null }[]>('select max(project_no) as last from project where city = ? and project_no like ?', [
    city,
    `${prefix(city, year)}%`,
  ])
  return Number(row?.last?.slice(-5) ?? 0)
}

function prefix(city: number, year: string): string {
  return `LN-${codeOf(city)}-${year}-`
}
