/** The only writer of facts. Whoever counts something gives deltas; version, rows and city sums go together. */
import { LockMode } from '@mikro-orm/core'
import { monthOfDay } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../kernel/context.ts'
import { dayOf } from '../kernel/clock.ts'
import { insertRows } from '../kernel/bulk-rows.ts'
import { LOCKS } from '../kernel/locks.ts'
import { CityFact } from './city-fact.entity.ts'
import { citySums } from './city-sums.ts'
import { DataVersion, type VersionCause } from './data-version.entity.ts'
import { Fact } from './fact.entity.ts'
import type { FactDelta } from './fact-delta.ts'
import { sharedDeltas } from './shared-deltas.ts'

/**
 * Makes deltas known as the next version. Call it last in a transaction: from here to the commit other writers wait,
 * which is what keeps a late transaction from slipping under a version that was already read.
 */
export async function makeKnown(ctx: Context, cause: VersionCause, deltas: readonly FactDelta[]): Promise<DataVersion> {
  const all = [...deltas, ...sharedDeltas(deltas)].map((delta) => ({ basis: 1, stage: null, ...delta }))
  const version = await nextVersion(ctx, cause, all)
  await insertRows(ctx.em, Fact, all.map(({ shares: _, ...delta }) => ({ ...delta, version: version.id })))
  await insertRows(ctx.em, CityFact, citySums(all).map((sum) => ({ ...sum, version: version.id })))
  ctx.announce('snapshot', String(version.id))
  return version
}

/** What a stored row counts, without its own key and version: for taking it back or moving it. */
export function deltaOf(row: Fact): FactDelta {
  const { measure, city, county, month, cohort, industry, country, nature, project, entry, basis, stage, assurance, value, entries } = row
  return { measure, city, county, month, cohort, industry, country, nature, project, entry, basis, stage, assurance, value, entries }
}

/** Transactions (each has an entity manager of its own) that hold the lock already. */
const locked = new WeakSet<object>()

/**
 * From here to the commit no other version comes. Whoever decides by what counts (is the month zero, has the project
 * signed) takes it before looking; taken before any row is written, so that two never wait for each other.
 */
export async function lockVersions(ctx: Pick<Context, 'em'>): Promise<void> {
  if (locked.has(ctx.em)) return
  locked.add(ctx.em)
  await ctx.em.execute(`select pg_advisory_xact_lock(${LOCKS.versions})`, [], 'run')
}

async function nextVersion(ctx: Context, cause: VersionCause, deltas: readonly FactDelta[]): Promise<DataVersion> {
  await lockVersions(ctx)
  const last = await latestVersion(ctx)
  const at = new Date(Math.max(ctx.now().getTime(), last?.at.getTime() ?? 0))
  const day = dayOf(at)
  const version = ctx.em.create(DataVersion, {
    id: (last?.id ?? 0) + 1,
    at,
    day,
    nthOfDay: last?.day === day ? last.nthOfDay + 1 : 1,
    cause,
    cities: sorted(deltas.map((delta) => delta.city)),
    // What falls due later touches no period that can be asked for yet.
    months: sorted(deltas.map((delta) => delta.month).filter((month) => month <= monthOfDay(day))),
  })
  await ctx.em.persist(version).flush()
  return version
}

/** The newest version, or null in an empty province. */
export async function latestVersion(ctx: Pick<Context, 'em'>): Promise<DataVersion | null> {
  const [last] = await ctx.em.find(DataVersion, {}, { orderBy: { id: 'desc' }, limit: 1, lockMode: LockMode.NONE })
  return last ?? null
}

function sorted(numbers: number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
