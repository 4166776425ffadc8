/** What every use case is given. What varies (who, when, which transaction) is here, so a test passes another one. */
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Topic } from './topics.ts'

export interface Context {
  readonly actor: Actor
  /** Bound to the operation's transaction and role; there is no other way to the database. */
  readonly em: EntityManager
  readonly now: Clock
  /** News, told after commit and never before. */
  readonly announce: (topic: Topic, version: string) => void
  /** Per-request memory of batch loaders, keyed by their maker. */
  readonly loaders: Map<unknown, unknown>
}
