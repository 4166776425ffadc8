/** The server put together, before it opens a port: database, clock, news. */
import type { MikroORM } from '@mikro-orm/postgresql'
import { Role } from '@jingxian/schema/vocabulary/roles'
import type { Actor } from '../kernel/actor.ts'
import { HOUSE } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { openOrm } from '../kernel/database.ts'
import { emptyDatabase } from '../kernel/empty-database.ts'
import { Hub } from '../kernel/hub.ts'
import { listen, notify, type Listener } from '../kernel/listen.ts'
import { prepareDatabase } from '../kernel/prepare.ts'
import type { Topic } from '../kernel/topics.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { latestVersion } from '../facts/facts.service.ts'
import { openBook } from '../reference/book.ts'
import { ENTITIES } from './features.ts'
import { MIGRATIONS } from './migrations.ts'

export interface House {
  orm: MikroORM
  hub: Hub
  clock: Clock
  setClock(clock: Clock): void
  /** Runs a use case as somebody, in a transaction of its own, and tells its news at commit. */
  as<T>(actor: Actor, mode: 'read' | 'write', work: (ctx: Context) => Promise<T>, timeout?: number): Promise<T>
  listener?: Listener
  appUrl: string
  close(): Promise<void>
}

const LONG = 600_000

/** @throws StartRefused with one sentence that says what to do */
export async function openHouse(ownerUrl: string, poolSize?: number): Promise<House> {
  const { appUrl } = await prepareDatabase(ownerUrl, ENTITIES, MIGRATIONS)
  const orm = await openOrm(appUrl, ENTITIES, poolSize)
  let clock = systemClock
  const house: House = {
    orm,
    appUrl,
    hub: new Hub(),
    clock: () => clock(),
    setClock: (given) => (clock = given),
    as: (actor, mode, work, timeout = LONG) => {
      const news: [Topic, string][] = []
      return inTransaction(orm, { actor, mode, timeout }, async (em) => {
        const result = await work({ actor, em, now: house.clock, announce: (...item) => news.push(item), loaders: new Map() })
        if (mode === 'write') await em.flush()
        for (const [topic, version] of newestOnly(news)) await notify(em, topic, version)
        return result
      })
    },
    async close() {
      await house.listener?.stop()
      await orm.close(true)
    },
  }
  return house
}

/** Takes out everything that a house keeps in its database; the next opening begins with nothing. */
export function emptyHouse(ownerUrl: string): Promise<void> {
  return emptyDatabase(ownerUrl, ENTITIES)
}

/** Reads what is kept in memory and starts to hear news; after the reference data are loaded. */
export async function wakeHouse(house: House, warn: (message: string) => void): Promise<void> {
  await house.as(HOUSE, 'read', ({ em }) => openBook(em))
  const current = () => house.as({ ...HOUSE, role: Role.JOB }, 'read', async (ctx) => ({ snapshot: String((await latestVersion(ctx))?.id ?? 0) }), 5000)
  house.listener = await listen({ url: house.appUrl, hub: house.hub, current, warn })
}

/** A batch may announce a topic many times; only the last is news. */
export function newestOnly(news: readonly (readonly [Topic, string])[]): Map<Topic, string> {
  return new Map(news)
}
