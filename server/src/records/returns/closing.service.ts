/** When a month's last deadline has passed it is said once, for all units, which returns were due and how timely they came. */
import { addMonths, type Month } from '@jingxian/schema/vocabulary/period'
import { recorded, subjectOf } from '../../access/audit.service.ts'
import { lockVersions, makeKnown } from '../../facts/facts.service.ts'
import type { FactDelta } from '../../facts/fact-delta.ts'
import { statedOf } from '../../facts/structural.ts'
import { monthOf } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'
import { bookOf } from '../../reference/book.ts'
import type { Region } from '../../reference/region.entity.ts'
import { MonthlyReturn } from './return.entity.ts'
import { dueAt, levelOf, timelinessOf } from './return.rules.ts'

/** A return that never came is no event: it has to be looked for. @returns the months that were closed */
export async function closeReturns(ctx: Context): Promise<Month[]> {
  if (!(await monthsToClose(ctx)).length) return []
  return recorded(ctx, 'closeReturns', (months) => subjectOf(months.map(String), '个月'), async () => {
    await lockVersions(ctx)
    // Another server may have closed them meanwhile.
    const months = await monthsToClose(ctx)
    if (!months.length) return []
    const signed = await ctx.em.find(MonthlyReturn, { month: { $in: months } }, { disableIdentityMap: true })
    const bySlot = new Map(signed.map((row) => [`${row.county}:${row.month}`, row]))
    const units = [...bookOf(ctx).regions.values()].filter(({ level }) => level !== 'PROVINCE')
    await makeKnown(ctx, 'RETURNS_CLOSED', months.flatMap((month) => units.flatMap((unit) => dueDeltas(ctx, unit, month, bySlot.get(`${unit.id}:${month}`)))))
    return months
  })
}

/** How late a return is that comes after its month was closed; before that the closing will tell. */
export function lateDeltas(ctx: Context, closed: ReadonlySet<Month>, rows: readonly MonthlyReturn[]): FactDelta[] {
  const { regions } = bookOf(ctx)
  return rows.filter(({ month }) => closed.has(month)).flatMap((row) => timelinessDeltas(ctx, regions.get(row.county)!, row))
}

export async function closedMonths(ctx: Context): Promise<Set<Month>> {
  const rows = await ctx.em.execute<{ month: Month }[]>(`select distinct month from city_fact where measure = 'RETURN_DUE'`)
  return new Set(rows.map(({ month }) => month))
}

/** From the first month that any city signed, as everywhere; but what fell due before anybody signed at all is nobody's delay. */
async function monthsToClose(ctx: Context): Promise<Month[]> {
  const [row] = await ctx.em.execute<{ first: Month | null; began: string | null }[]>(
    `select min(f.month) as first, min(v.at) as began from city_fact f join data_version v on v.id = f.version where f.measure = 'RETURN_CITY'`,
  )
  if (!row?.first) return []
  const began = new Date(row.began!)
  const closed = await closedMonths(ctx)
  const months: Month[] = []
  for (let month = row.first; isOver(ctx, month); month = addMonths(month, 1)) {
    if (!closed.has(month) && cityDue(ctx, month) >= began) months.push(month)
  }
  return months
}

function isOver(ctx: Context, month: Month): boolean {
  return month < monthOf(ctx.now()) && cityDue(ctx, month) < ctx.now()
}

function cityDue(ctx: Context, month: Month): Date {
  return dueAt(month, 'CITY', bookOf(ctx).specialDays)
}

function dueDeltas(ctx: Context, unit: Region, month: Month, signed: MonthlyReturn | undefined): FactDelta[] {
  const due = statedOf('RETURN_DUE', slotOf(unit, month), '1')
  if (!signed) return [due]
  return [due, ...(signed.late ? [] : [statedOf('RETURN_ON_TIME', slotOf(unit, month), '1')]), ...timelinessDeltas(ctx, unit, signed)]
}

function timelinessDeltas(ctx: Context, unit: Region, { month, signedAt }: MonthlyReturn): FactDelta[] {
  const { specialDays } = bookOf(ctx)
  const points = timelinessOf(dueAt(month, levelOf(unit), specialDays), signedAt, specialDays)
  return points === '0' ? [] : [statedOf('RETURN_TIMELINESS', slotOf(unit, month), points)]
}

function slotOf({ id, city }: Region, month: Month) {
  return { city: city!, county: id, month }
}
