/** One data version as people ask for it. */
import { addMonths, type Month } from '@jingxian/schema/vocabulary/period'
import { DataVersion } from '../../facts/data-version.entity.ts'
import { monthOf } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'

export interface SnapshotFacts {
  version: number
  asOf: Date
  label: string
  /** The first and the last month for which any unit has signed. */
  dataFrom: Month
  dataThrough: Month
}

/** The newest version, the last one at a time, or the one with that id. @throws Refusal NOT_FOUND */
export async function snapshotAt(ctx: Context, { asOf, id }: { asOf?: Date | null; id?: string | null }): Promise<SnapshotFacts> {
  const where = id != null ? { id: versionOf(id) } : asOf ? { at: { $lte: asOf } } : {}
  const [found] = await ctx.em.find(DataVersion, where, { orderBy: { id: 'desc' }, limit: 1 })
  if (!found && id != null) throw refuse.notFound(`没有快照“${id}”：请从 snapshot.id 取得快照号。`, { field: 'id' })
  if (!found && asOf) throw refuse.notFound('这个时刻之前还没有任何数据：请换一个较晚的时刻。', { field: 'asOf' })
  const version = found?.id ?? 0
  return { version, asOf: found?.at ?? ctx.now(), label: labelOf(found), ...(await dataSpan(ctx, version)) }
}

function versionOf(id: string): number {
  if (!/^\d{1,15}$/.test(id)) throw refuse.notFound(`没有快照“${id.slice(0, 40)}”：请从 snapshot.id 取得快照号。`, { field: 'id' })
  return Number(id)
}

/** S-20251118-04: the fourth version of that day. */
function labelOf(version: DataVersion | undefined): string {
  return version ? `S-${version.day.replaceAll('-', '')}-${String(version.nthOfDay).padStart(2, '0')}` : 'S-0'
}

async function dataSpan(ctx: Context, version: number): Promise<{ dataFrom: Month; dataThrough: Month }> {
  const [row] = await ctx.em.execute<{ first: Month | null; last: Month | null }[]>(
    `select min(month) as first, max(month) as last from (
       select month from city_fact where measure = 'RETURN_CITY' and version <= ${Math.trunc(version)} group by month having sum(value) > 0) m`,
  )
  const lastMonth = addMonths(monthOf(ctx.now()), -1)
  return { dataFrom: row?.first ?? lastMonth, dataThrough: row?.last ?? lastMonth }
}

