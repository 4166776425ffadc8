import { windowOf, type PeriodKey } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../../kernel/context.ts'
import { bookOf } from '../../reference/book.ts'
import { placeOf } from '../../reference/place.type.ts'
import { deadline } from '../../reference/working-days.ts'
import type { SnapshotFacts } from './snapshot.service.ts'
import type { Completeness } from './snapshot.type.ts'

/** The city's working day of the following month (domain.md e). */
const CITY_DUE = 4

/** Which of the 15 units have signed the last month of the period, as that version knew it. */
export async function completenessOf(ctx: Context, { version }: SnapshotFacts, period: PeriodKey): Promise<Completeness> {
  const month = windowOf(period).to
  const rows = await ctx.em.execute<{ city: number; at: string }[]>(
    `select f.city, min(v.at) as at from city_fact f join data_version v on v.id = f.version
     where f.measure = 'RETURN_CITY' and f.month = ${month} and f.version <= ${Math.trunc(version)}
     group by f.city having sum(f.value) > 0`,
  )
  const signed = new Map(rows.map((row) => [row.city, new Date(row.at)]))
  const { units, specialDays } = bookOf(ctx)
  const due = deadline(month, CITY_DUE, specialDays)
  const place = (unit: { id: number }) => placeOf(ctx, unit.id)
  return {
    expected: units.length,
    received: signed.size,
    missing: units.filter(({ id }) => !signed.has(id)).map(place),
    late: units.filter(({ id }) => (signed.get(id)?.getTime() ?? 0) > due.getTime()).map(place),
  }
}
