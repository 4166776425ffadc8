/**
 * Builds rollups: facts summed up to a version, beside the facts, which stay as they are. A checkpoint is built when enough
 * has come since the last one; old ones that no published snapshot needs are taken away.
 */
import type { Context } from '../kernel/context.ts'
import { latestVersion } from './facts.service.ts'
import { RollupCheckpoint } from './rollup.entity.ts'

/** So many deltas behind the newest checkpoint are read as quickly as a checkpoint would be. */
const WORTH_IT = 5_000
/** Newest checkpoints kept: questions that began before the newest one still find theirs. */
const KEPT = 3

/** One builder at a time, whichever server it runs on; any number that is ours alone. */
const ROLLUP_LOCK = 20180905

export interface RollupCheck {
  checkpoint: number
  /** Keys whose sums differ from those of the facts; none is as it should be. */
  differing: string[]
}

/** Builds a checkpoint when one is worth it. @returns its version, or null */
export async function rollUpWhenWorthIt(ctx: Context): Promise<number | null> {
  const last = await newestCheckpoint(ctx)
  const [row] = await ctx.em.execute<{ n: string }[]>(`select count(*) as n from (select 1 from fact where version > ${last} limit ${WORTH_IT}) f`)
  return Number(row!.n) < WORTH_IT ? null : rollUp(ctx)
}

/** Builds the checkpoint of the newest version; the house itself does it. @returns its version, 0 in an empty province */
export async function rollUp(ctx: Context): Promise<number> {
  await ctx.em.execute(`select pg_advisory_xact_lock(${ROLLUP_LOCK})`, [], 'run')
  const version = (await latestVersion(ctx))?.id ?? 0
  if (!version || (await newestCheckpoint(ctx)) === version) return version
  const cityRows = await inserted(ctx, CITY, version)
  await inserted(ctx, CITY_MONTH, version)
  const detailRows = await inserted(ctx, DETAIL, version)
  await ctx.em.insert(RollupCheckpoint, { version, builtAt: ctx.now(), cityRows, detailRows })
  await forgetOld(ctx)
  return version
}

/** Takes every checkpoint away and builds the newest anew. */
export async function rebuildRollups(ctx: Context): Promise<number> {
  for (const table of [...ROLLED.map((rolled) => rolled.table), 'rollup_checkpoint']) await ctx.em.execute(`delete from ${table}`, [], 'run')
  return rollUp(ctx)
}

/** Compares the newest checkpoint with the facts, key by key. */
export async function verifyRollups(ctx: Context): Promise<RollupCheck> {
  const checkpoint = await newestCheckpoint(ctx)
  const differing: string[] = []
  for (const rolled of ROLLED) differing.push(...(await differences(ctx, rolled, checkpoint)))
  return { checkpoint, differing }
}

interface Rolled {
  table: string
  keys: string
  /** Rows that are read together lie together. */
  order: string
  /** The deltas that it sums, up to a version. */
  from: (version: number) => string
}

const CITY: Rolled = {
  table: 'rollup_city',
  keys: 'measure, city, month, cohort, basis, assurance',
  order: 'measure, cohort',
  from: (version) => `city_fact where version <= ${version}`,
}
const CITY_MONTH: Rolled = { ...CITY, table: 'rollup_city_month', keys: 'measure, city, month, basis, assurance', order: 'measure, month' }
/** Without cohorts and projects; the stage of a project is no sum. */
const DETAIL: Rolled = {
  table: 'rollup_detail',
  keys: 'measure, city, county, month, industry, country, nature, assurance',
  order: 'measure, month',
  from: (version) => `fact where version <= ${version} and basis = 1 and measure <> 'STAGE'`,
}
const ROLLED = [CITY, CITY_MONTH, DETAIL]

async function inserted(ctx: Context, { table, keys, order, from }: Rolled, version: number): Promise<number> {
  const summed = `select ${keys}, sum(value) as value, sum(entries) as entries from ${from(version)} group by ${keys}`
  const kept = `select ${version}, ${keys}, value, entries from (${summed}) s where value <> 0 or entries <> 0 order by ${order}`
  const { affectedRows } = await ctx.em.execute<{ affectedRows: number }>(`insert into ${table} (checkpoint, ${keys}, value, entries) ${kept}`, [], 'run')
  return affectedRows
}

async function differences(ctx: Context, { table, keys, from }: Rolled, checkpoint: number): Promise<string[]> {
  const key = keys.split(', ').map((column) => `coalesce(${column}::text, '')`).join(` || '|' || `)
  const rows = await ctx.em.execute<{ key: string }[]>(
    `select key from (
       select ${key} as key, value, entries from ${table} where checkpoint = ${checkpoint}
       union all select ${key}, -value, -entries from ${from(checkpoint)}) d
     group by key having sum(value) <> 0 or sum(entries) <> 0 order by key limit 20`,
  )
  return rows.map((row) => `${table} ${row.key}`)
}

async function newestCheckpoint(ctx: Context): Promise<number> {
  const [last] = await ctx.em.find(RollupCheckpoint, {}, { orderBy: { version: 'desc' }, limit: 1 })
  return last?.version ?? 0
}

async function forgetOld(ctx: Context): Promise<void> {
  const all = await ctx.em.find(RollupCheckpoint, {}, { orderBy: { version: 'desc' }, offset: KEPT })
  for (const { version } of all) {
    for (const { table } of ROLLED) await ctx.em.execute(`delete from ${table} where checkpoint = ${Math.trunc(version)}`, [], 'run')
    await ctx.em.execute(`delete from rollup_checkpoint where version = ${Math.trunc(version)}`, [], 'run')
  }
}
