/** One data version as people ask for it. */
import { addMonths, type Month } from '@jingxian/schema/vocabulary/period'
import type { Asked, Closed } from '../../metrics/question.ts'
import { RollupCheckpoint } from '../../facts/rollup.entity.ts'
import { breaksOf } from './breaks.ts'
import { DataVersion } from '../../facts/data-version.entity.ts'
import { monthOf } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { bookOf } from '../../reference/book.ts'
import { scopeOf } from './limits.ts'
import { deadline } from '../../reference/working-days.ts'

export interface SnapshotFacts extends Asked {
  asOf: Date
  label: string
  /** The first month for which any unit has signed. */
  dataFrom: Month
  /** The last month for which any unit has signed. */
  latestSigned: Month
}

/** The newest version, the last one at a time, or the one with that id. @throws Refusal NOT_FOUND */
export async function snapshotAt(ctx: Context, { asOf: before, id }: { asOf?: Date | null; id?: string | null }): Promise<SnapshotFacts> {
  const where = id != null ? { id: versionOf(id) } : before ? { at: { $lte: before } } : {}
  const [found] = await ctx.em.find(DataVersion, where, { orderBy: { id: 'desc' }, limit: 1 })
  if (!found && id != null) throw refuse.notFound(`没有快照“${id}”：请从 snapshot.id 取得快照号。`, { field: 'id' })
  if (!found && before) throw refuse.notFound('这个时刻之前还没有任何数据：请换一个较晚的时刻。', { field: 'asOf' })
  const version = found?.id ?? 0
  const asOf = found?.at ?? ctx.now()
  const span = await dataSpan(ctx, version, asOf)
  const known = { asOf, asOfMonth: monthOf(asOf), label: labelOf(found), breaks: breaksOf(ctx) }
  const closed = scopeOf(ctx.actor).sees === 'SUMS' ? await closedAt(ctx, version, asOf, span) : undefined
  return { version, ...known, ...span, checkpoint: await checkpointBefore(ctx, version), closed }
}

function versionOf(id: string): number {
  if (!/^\d{1,15}$/.test(id)) throw refuse.notFound(`没有快照“${id.slice(0, 40)}”：请从 snapshot.id 取得快照号。`, { field: 'id' })
  return Number(id)
}

/** S-20251118-04: the fourth version of that day. */
function labelOf(version: DataVersion | undefined): string {
  return version ? `S-${version.day.replaceAll('-', '')}-${String(version.nthOfDay).padStart(2, '0')}` : 'S-0'
}

async function checkpointBefore(ctx: Context, version: number): Promise<number> {
  const [found] = await ctx.em.find(RollupCheckpoint, { version: { $lte: version } }, { orderBy: { version: 'desc' }, limit: 1 })
  return found?.version ?? 0
}

/**
 * Closings are the cities' deadlines: what had become known by each. Fixed once it has passed, so that what a screen
 * is told of counties is the same whichever version it asks within the month.
 */
async function closedAt(ctx: Context, version: number, asOf: Date, { dataFrom }: Span): Promise<Closed> {
  const { specialDays } = bookOf(ctx)
  const ends: Date[] = []
  for (let month = dataFrom; deadline(month, CITY_DUE, specialDays) <= asOf; month = addMonths(month, 1)) ends.push(deadline(month, CITY_DUE, specialDays))
  const last = addMonths(dataFrom, ends.length - 1)
  if (!ends.length) return { version: 0, through: last, closings: [0] }
  const rows = await ctx.em.execute<{ version: string }[]>(
    `select coalesce((select id from data_version where at <= c.at::timestamptz and id <= ${Math.trunc(version)} order by id desc limit 1), 0) as version
     from (values ${ends.map((_, n) => `(${n}, ?)`).join(', ')}) c (n, at) order by c.n`,
    ends.map((end) => end.toISOString()),
  )
  const closings = rows.map((row) => Number(row.version))
  return { version: closings.at(-1)!, through: last, closings }
}

/** The city's working day of the following month by which it signs (domain.md e). */
const CITY_DUE = 4

interface Span {
  libraryFrom: Month
  dataFrom: Month
  dataThrough: Month
  latestSigned: Month
}

/** One early signature does not end the year for the others: a month counts as reached when all have signed, or had to. */
async function dataSpan(ctx: Context, version: number, asOf: Date): Promise<Span> {
  const months = await ctx.em.execute<{ month: Month; units: string }[]>(
    `select month, count(*) as units from (
       select month, city from city_fact where measure = 'RETURN_CITY' and version <= ${Math.trunc(version)} group by month, city having sum(value) > 0) m
     group by month order by month`,
  )
  const { units, specialDays } = bookOf(ctx)
  // Before anybody signed nothing is reached but what was over then.
  const lastMonth = addMonths(monthOf(asOf), -1)
  const reached = months.filter(({ month, units: signed }) => Number(signed) === units.length || deadline(month, CITY_DUE, specialDays) <= asOf)
  const first = months[0]?.month ?? lastMonth
  return { libraryFrom: months[0]?.month ?? 0, dataFrom: first, dataThrough: reached.at(-1)?.month ?? first, latestSigned: months.at(-1)?.month ?? lastMonth }
}
