/**
 * Compares what is derived with what it is derived from: the sums by city with the facts, version by version, and every
 * checkpoint with the deltas that it sums. One grouped statement for each table, however many facts there are.
 */
import type { Context } from '../kernel/context.ts'
import { checkpointsOf } from './rollup.service.ts'
import { ROLLED, type Rolled } from './rolled-sums.ts'

/** So many are named; the rest is counted. */
const NAMED = 20

export interface Differences {
  count: number
  /** The first of them: table, keys, whether the row is missing or too much, and by how much its sums are off. */
  named: string[]
}

export interface RollupCheck {
  /** Newest first. */
  checkpoints: number[]
  /** Sums by city that are not those of the facts: what rollups are made from is wrong itself. */
  citySums: Differences
  /** Rolled sums that are not those of their deltas. */
  rollups: Differences
}

export async function verifyRollups(ctx: Context): Promise<RollupCheck> {
  const checkpoints = await checkpointsOf(ctx)
  const rollups: Differences[] = []
  for (const rolled of ROLLED) rollups.push(await rolledDifferences(ctx, rolled, checkpoints))
  return { checkpoints, citySums: await citySumDifferences(ctx), rollups: together(rollups) }
}

/** Every version has its own rows in both: what is wrong at any past version is seen, also where later ones made up for it. */
export function citySumDifferences(ctx: Context): Promise<Differences> {
  const keys = 'version, measure, city, month, cohort, basis, assurance'
  return differences(ctx, 'city_fact', keys, `
    select 1 as side, ${keys}, value, entries from city_fact
    union all select -1, ${keys}, value, entries from fact where measure <> 'STAGE'`)
}

/** The deltas are summed once between checkpoints; a checkpoint is the sum of the parts before it. Rows of no checkpoint are wrong too. */
function rolledDifferences(ctx: Context, { table, keys, from }: Rolled, checkpoints: readonly number[]): Promise<Differences> {
  const ends = `array[${checkpoints.toReversed().join(', ')}]::bigint[]`
  const ownKeys = keys.split(', ').map((key) => `p.${key}`).join(', ')
  return differences(ctx, table, `checkpoint, ${keys}`, `
    select 1 as side, checkpoint, ${keys}, value, entries from ${table}
    union all
    select -1, c.version, ${ownKeys}, p.value, p.entries
    from (select width_bucket(version - 1, ${ends}) as part, ${keys}, sum(value) as value, sum(entries) as entries
          from ${from(checkpoints[0] ?? 0)} group by part, ${keys}) p
    join unnest(${ends}) with ordinality c (version, n) on c.n > p.part`)
}

interface Different {
  key: string
  value: string
  entries: string
  /** 1 where nothing is summed, -1 where there is no row, 0 where both are there. */
  only: number
  all: string
}

/** `rows`: on side 1 what is derived, on side -1 what it should be the sum of. A sum of nothing is a row all the same. */
async function differences(ctx: Context, table: string, keys: string, rows: string): Promise<Differences> {
  const named = keys.split(', ').map((key) => `'${key} ' || ${key}`)
  const found = await ctx.em.execute<Different[]>(`
    select concat_ws(', ', ${named.join(', ')}) as key, sum(side * value) as value, sum(side * entries) as entries,
           case when min(side) = max(side) then min(side) else 0 end as only, count(*) over () as all
    from (${rows}) d
    group by ${keys} having sum(side * value) <> 0 or sum(side * entries) <> 0 or min(side) = max(side)
    order by ${keys} limit ${NAMED}`)
  return { count: Number(found[0]?.all ?? 0), named: found.map((different) => sentence(table, different)) }
}

function sentence(table: string, { key, value, entries, only }: Different): string {
  const how = only < 0 ? 'is missing, ' : only > 0 ? 'is too much, ' : ''
  return `${table}: ${key}: ${how}value ${signed(value)}, entries ${signed(entries)}`
}

function signed(number: string): string {
  return number.startsWith('-') ? number : `+${number}`
}

function together(parts: readonly Differences[]): Differences {
  return { count: parts.reduce((sum, { count }) => sum + count, 0), named: parts.flatMap(({ named }) => named).slice(0, NAMED) }
}
