/** What just happened, from the versions themselves: sums by city before and after, so that an overtake is a true one. */
import { firstOfYear, monthKey, type Month } from '@jingxian/schema/vocabulary/period'
import { DataVersion, type VersionCause } from '../../facts/data-version.entity.ts'
import type { Context } from '../../kernel/context.ts'
import { placeOf } from '../../reference/place.type.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { cityOf } from '../../metrics/scope.ts'
import { codeOf } from '../../reference/region-code.ts'
import { scopeOf } from './limits.ts'
import { overtakes, type Standing } from './overtake.ts'
import type { SnapshotFacts } from './snapshot.service.ts'
import type { NewsItem } from './snapshot.type.ts'

/** A version that touches more cities than this is a batch, not news. */
const MOST_CITIES = 3
/** How many versions of a telling cause are looked at for a handful of news: moves of projects must not crowd them out. */
const LOOK_BACK = 12

const TELLING: readonly VersionCause[] = ['ENTRIES_ACCEPTED', 'ENTRIES_REVERSED', 'RETURNS_SIGNED']

interface Change {
  version: number
  city: number
  amount: string
}

export async function newsOf(ctx: Context, snapshot: SnapshotFacts, first: number): Promise<NewsItem[]> {
  const versions = await ctx.em.find(DataVersion, { id: { $lte: snapshot.version }, cause: { $in: [...TELLING] } }, { orderBy: { id: 'desc' }, limit: LOOK_BACK })
  const telling = versions.filter(({ cities }) => cities.length > 0 && cities.length <= MOST_CITIES)
  if (!telling.length) return []
  const changes = await changesOf(ctx, telling)
  const standings = await standingsOf(ctx, snapshot)
  return telling.flatMap((version) => itemsOf(ctx, version, changes, standings)).slice(0, first).map((item) => seenBy(ctx, item))
}

function itemsOf(ctx: Context, version: DataVersion, changes: Change[], standings: Standing[]): NewsItem[] {
  const own = changes.filter((change) => change.version === version.id)
  const after = without(standings, changes.filter((change) => change.version > version.id))
  const passed = version.cause === 'ENTRIES_ACCEPTED' ? overtakes(without(after, own), after) : []
  const base = { at: version.at, snapshotId: String(version.id), passed: null, amount: null, position: null, month: null }
  return [
    ...passed.map(({ city, passed: other, position }) => ({
      ...base,
      id: `${version.id}:${city}>${other}`,
      kind: 'OVERTAKE' as const,
      city: placeOf(ctx, city),
      passed: placeOf(ctx, other),
      position,
    })),
    ...citiesOf(version, own).map((city) => ({ ...base, id: `${version.id}:${city}`, city: placeOf(ctx, city), ...eventOf(version, city, own) })),
  ]
}

/** One acceptance may be one entry: a unit hears that a peer moved, not by how much. */
function seenBy(ctx: Context, item: NewsItem): NewsItem {
  const scope = scopeOf(ctx.actor)
  const peers = (scope.sees === 'CITY' && item.city.code !== codeOf(scope.city)) || (scope.sees === 'COUNTY' && item.city.code !== codeOf(cityOf(scope.county)))
  return peers ? { ...item, amount: null } : item
}

/** Where money came in; a share that another unit, or nobody here, has of it is no news of its own. */
function citiesOf(version: DataVersion, own: Change[]): number[] {
  return version.cities.filter((city) => city > 0 && (!own.length || own.some((change) => change.city === city)))
}

function eventOf(version: DataVersion, city: number, own: Change[]): Pick<NewsItem, 'kind' | 'amount' | 'month'> {
  const month = version.months.length === 1 ? monthKey(version.months[0]!) : null
  if (version.cause === 'RETURNS_SIGNED') return { kind: 'RETURN_SIGNED', amount: null, month }
  const kind = version.cause === 'ENTRIES_REVERSED' ? 'ENTRIES_REVERSED' : 'ENTRIES_ACCEPTED'
  return { kind, month, amount: own.find((change) => change.city === city)?.amount ?? '0' }
}

function without(standings: Standing[], changes: Change[]): Standing[] {
  return standings.map(({ city, value }) => {
    const taken = changes.filter((change) => change.city === city).reduce((sum, change) => sum.plus(change.amount), new Decimal(0))
    return { city, value: value.minus(taken) }
  })
}

const MONEY = `f.basis = 1 and f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY')`

async function changesOf(ctx: Context, versions: DataVersion[]): Promise<Change[]> {
  const rows = await ctx.em.execute<Change[]>(
    `select f.version, f.city, sum(f.value) as amount from city_fact f
     where ${MONEY} and f.version in (${versions.map(({ id }) => id).join(', ')}) group by f.version, f.city`,
  )
  return rows.map((row) => ({ ...row, version: Number(row.version) }))
}

/** Year to date by city, as the leaderboard ranks it. */
async function standingsOf(ctx: Context, { version, dataThrough }: SnapshotFacts): Promise<Standing[]> {
  const from: Month = firstOfYear(dataThrough)
  const rows = await ctx.em.execute<{ city: number; value: string }[]>(
    `select f.city, sum(f.value) as value from city_fact f
     where ${MONEY} and f.version <= ${Math.trunc(version)} and f.month between ${from} and ${dataThrough} group by f.city`,
  )
  return rows.map(({ city, value }) => ({ city, value: new Decimal(value) }))
}
