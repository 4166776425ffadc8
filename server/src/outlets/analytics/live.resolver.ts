/** News for screens: which version is new. Numbers are asked for again through the front door, in the asker's role. */
import { Resolver, Root, Subscription } from 'type-graphql'
import { monthKey } from '@jingxian/schema/vocabulary/period'
import { DataVersion } from '../../facts/data-version.entity.ts'
import { mapped, type LiveContext } from '../../kernel/live.ts'
import type { News } from '../../kernel/hub.ts'
import { placeOf } from '../../reference/place.type.ts'
import { EntryEvent, LedgerEvent, SnapshotEvent } from './snapshot.type.ts'

interface Subscribing {
  context: LiveContext
}

@Resolver()
export class LiveResolver {
  @Subscription(() => SnapshotEvent, {
    description: '有新的数据版本时通知；积压时只通知最新的一次，并合并所涉月份。',
    subscribe: ({ context }: Subscribing) => mapped(context.news('snapshot'), snapshotEvents(context)),
  })
  snapshotPublished(@Root() event: SnapshotEvent): SnapshotEvent {
    return event
  }

  @Subscription(() => EntryEvent, {
    description: '有记录入账时通知。',
    subscribe: ({ context }: Subscribing) => mapped(context.news('snapshot'), entryEvents(context)),
  })
  entryAccepted(@Root() event: EntryEvent): EntryEvent {
    return event
  }

  @Subscription(() => LedgerEvent, {
    description: '台账有记录办理了一步时通知；待办请再查询。',
    subscribe: ({ context }: Subscribing) => mapped(context.news('ledger'), ({ version }) => Promise.resolve({ at: new Date(Number(version)) })),
  })
  ledgerChanged(@Root() event: LedgerEvent): LedgerEvent {
    return event
  }
}

function snapshotEvents(context: LiveContext) {
  const since = versionsSince(context)
  return async (news: News): Promise<SnapshotEvent> => {
    const months = (await since(news)).flatMap((version) => version.months)
    return { snapshotId: news.version, affectedPeriods: [...new Set(months)].sort((a, b) => a - b).map(monthKey) }
  }
}

function entryEvents(context: LiveContext) {
  const since = versionsSince(context)
  return async (news: News): Promise<EntryEvent | null> => {
    const accepted = (await since(news)).filter(({ cause }) => cause === 'ENTRIES_ACCEPTED')
    const cities = [...new Set(accepted.flatMap((version) => version.cities))]
    return cities.length ? { snapshotId: news.version, cities: cities.map((city) => placeOf(context, city)) } : null
  }
}

/** Versions since this subscriber was last told; at first, only the one told of. */
function versionsSince(context: LiveContext): (news: News) => Promise<DataVersion[]> {
  let last: number | undefined
  return async ({ version }) => {
    const newest = Number(version)
    const after = last ?? newest - 1
    last = newest
    return context.read((em) => em.find(DataVersion, { id: { $gt: after, $lte: newest } }))
  }
}
