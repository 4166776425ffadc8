/**
 * Builds rollups: facts summed up to a version, beside the facts, which stay as they are. A checkpoint is built when enough
 * has come since the last one; the oldest is taken away then, and what is asked of before it is summed from the deltas.
 */
import type { Context } from '../kernel/context.ts'
import { LOCKS } from '../kernel/locks.ts'
import { latestVersion } from './facts.service.ts'
import { ROLLED, type Rolled } from './rolled-sums.ts'
import { RollupCheckpoint } from './rollup.entity.ts'

/** So many deltas behind the newest checkpoint are read as quickly as a checkpoint would be. */
const WORTH_IT = 5_000
/** Newest checkpoints kept: questions that began before the newest one still find theirs. */
const KEPT = 3

/** Builds a checkpoint when one is worth it. @returns its version, or null */
export async function rollUpWhenWorthIt(ctx: Context): Promise<number | null> {
  const [last = 0] = await checkpointsOf(ctx)
  const [row] = await ctx.em.execute<{ n: string }[]>(`select count(*) as n from (select 1 from fact where version > ${last} limit ${WORTH_IT}) f`)
  return Number(row!.n) >= WORTH_IT && (await isFree(ctx)) ? rollUp(ctx) : null
}

/** Builds the checkpoint of the newest version; the house itself does it. @returns its version, 0 in an empty province */
export async function rollUp(ctx: Context): Promise<number> {
  await lockRollups(ctx)
  const version = (await latestVersion(ctx))?.id ?? 0
  const built = await checkpointsOf(ctx)
  if (!version || built.includes(version)) return version
  await build(ctx, version)
  for (const old of [version, ...built].slice(KEPT)) await forget(ctx, old)
  return version
}

/** Takes away all that was rolled up and builds the same checkpoints and the newest anew. @returns them, newest first */
export async function rebuildRollups(ctx: Context): Promise<number[]> {
  // A server may be building just now: somebody who asked for this waits until it is done (each statement has its time).
  await ctx.em.execute('set local lock_timeout = 0', [], 'run')
  await lockRollups(ctx)
  const newest = (await latestVersion(ctx))?.id ?? 0
  const versions = [...new Set([newest, ...(await checkpointsOf(ctx))])].filter((version) => version > 0 && version <= newest).slice(0, KEPT)
  for (const table of [...ROLLED.map((rolled) => rolled.table), 'rollup_checkpoint']) await ctx.em.execute(`delete from ${table}`, [], 'run')
  for (const version of versions) await build(ctx, version)
  return versions
}

/** The versions up to which something is rolled up, newest first. */
export async function checkpointsOf(ctx: Context): Promise<number[]> {
  const all = await ctx.em.find(RollupCheckpoint, {}, { orderBy: { version: 'desc' }, disableIdentityMap: true })
  return all.map(({ version }) => Math.trunc(version))
}

async function lockRollups(ctx: Context): Promise<void> {
  await ctx.em.execute(`select pg_advisory_xact_lock(${LOCKS.rollups})`, [], 'run')
}

/** Nobody builds at the moment; from here on nobody else does. */
async function isFree(ctx: Context): Promise<boolean> {
  const [row] = await ctx.em.execute<{ free: boolean }[]>(`select pg_try_advisory_xact_lock(${LOCKS.rollups}) as free`)
  return row!.free
}

async function build(ctx: Context, version: number): Promise<void> {
  const rows = new Map<string, number>()
  for (const rolled of ROLLED) rows.set(rolled.table, await inserted(ctx, rolled, version))
  await ctx.em.insert(RollupCheckpoint, { version, builtAt: ctx.now(), cityRows: rows.get('rollup_city')!, detailRows: rows.get('rollup_detail')! })
}

/** Also what came to nothing: a key that facts name is a row of the answer, and a rollup must not lose it. */
async function inserted(ctx: Context, { table, keys, order, from }: Rolled, version: number): Promise<number> {
  const summed = `select ${version}, ${keys}, sum(value), sum(entries) from ${from(version)} group by ${keys} order by ${order}`
  const { affectedRows } = await ctx.em.execute<{ affectedRows: number }>(`insert into ${table} (checkpoint, ${keys}, value, entries) ${summed}`, [], 'run')
  return affectedRows
}

async function forget(ctx: Context, version: number): Promise<void> {
  for (const { table } of ROLLED) await ctx.em.execute(`delete from ${table} where checkpoint = ${version}`, [], 'run')
  await ctx.em.execute(`delete from rollup_checkpoint where version = ${version}`, [], 'run')
}
