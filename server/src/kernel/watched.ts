/**
 * An entity manager whose direct statements are noted as changes too. Flushed rows are noted by the watcher of flushes
 * (changes.ts); what goes past the unit of work (`insert`, `nativeUpdate` …) would else be missing from the digest of a command.
 */
import { EntityManager } from '@mikro-orm/postgresql'
import { noteChange } from './changes.ts'

const DIRECT = ['insert', 'insertMany', 'upsert', 'upsertMany', 'nativeUpdate', 'nativeDelete'] as const

export class WatchedEntityManager extends EntityManager {}

for (const name of DIRECT) {
  const direct = EntityManager.prototype[name] as (this: EntityManager, entity: unknown, ...rest: unknown[]) => Promise<unknown>
  Object.defineProperty(WatchedEntityManager.prototype, name, {
    value(this: EntityManager, entity: unknown, ...rest: unknown[]) {
      noteChange(this, [nameOf(entity), name, null, rest.slice(0, 2)])
      return direct.call(this, entity, ...rest)
    },
  })
}

function nameOf(entity: unknown): string {
  return typeof entity === 'function' ? entity.name : String((entity as object | null)?.constructor.name)
}
