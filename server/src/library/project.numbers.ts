/** Numbers in the library: LN-<city>-<year>-<five digits>, never reused. */
import { dayOf } from '../kernel/clock.ts'
import { noteChange } from '../kernel/changes.ts'
import type { Context } from '../kernel/context.ts'
import { codeOf } from '../reference/region-code.ts'

/** One number per city named, in order. Registrations of one city wait for each other until they commit. */
export async function takeNumbers(ctx: Context, cities: readonly number[]): Promise<string[]> {
  const year = Number(dayOf(ctx.now()).slice(0, 4))
  const next = new Map<number, number>()
  for (const city of [...new Set(cities)].sort()) {
    const count = cities.filter((other) => other === city).length
    next.set(city, (await takeFrom(ctx, city, year, count)) - count)
  }
  return cities.map((city) => {
    const number = next.get(city)! + 1
    next.set(city, number)
    return `LN-${codeOf(city)}-${year}-${String(number).padStart(5, '0')}`
  })
}

/** @returns the last of the numbers taken */
async function takeFrom(ctx: Context, city: number, year: number, count: number): Promise<number> {
  const [row] = await ctx.em.execute<{ last: number }[]>(
    `insert into project_counter (city, year, last) values (?, ?, ?)
     on conflict (city, year) do update set last = project_counter.last + excluded.last returning last`,
    [city, year, count],
  )
  noteChange(ctx.em, ['project_counter', 'update', { city, year }, row])
  return row!.last
}
