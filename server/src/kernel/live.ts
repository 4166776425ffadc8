/** What a subscription is given: news through its own slot, and reads in the asker's role as it is now. */
import type { EntityManager } from '@mikro-orm/postgresql'
import type { News } from './hub.ts'
import type { Topic } from './topics.ts'

export interface LiveContext {
  /** For look-ups that need no row; it has no rights of its own. */
  readonly em: EntityManager
  /** The session is looked at again before each item. @throws Refusal UNAUTHENTICATED when it has ended meanwhile */
  news(topic: Topic): AsyncIterableIterator<News>
  /** One short reading transaction. @throws Refusal UNAUTHENTICATED likewise */
  read<T>(work: (em: EntityManager) => Promise<T>): Promise<T>
}

/** Each item through `map`; what maps to null is not passed on. Returning it, or failing, returns the source at once. */
export function mapped<A, B>(source: AsyncIterableIterator<A>, map: (item: A) => Promise<B | null>): AsyncIterableIterator<B> {
  return {
    async next() {
      for (;;) {
        const item = await source.next()
        if (item.done) return { done: true, value: undefined }
        const value = await map(item.value).catch(async (error: unknown) => {
          // Whoever reads from a stream that has thrown does not return it: its slot would be kept for ever.
          await source.return?.()
          throw error
        })
        if (value !== null) return { done: false, value }
      }
    },
    async return() {
      await source.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
