/**
 * One operation, one transaction, one role. The context is set by statements, in this one place: `SET LOCAL` reaches
 * the workers of a sharded database, set_config() does not (decisions.md, room to grow).
 */
import { IsolationLevel, type MikroORM } from '@mikro-orm/postgresql'
import type { EntityManager } from '@mikro-orm/postgresql'
import { innerRoleOf, settingsOf, type Actor, type InnerRole } from './actor.ts'

export interface Unit {
  actor: Actor
  /** `read`: one consistent picture; `write`: row by row current, guarded by versions and unique keys. */
  mode: 'read' | 'write'
  /** Milliseconds; after that PostgreSQL stops the statement. */
  timeout: number
  /** Another inner role than the actor's: the door's. */
  innerRole?: InnerRole
}

export function inTransaction<T>(orm: MikroORM, unit: Unit, work: (em: EntityManager) => Promise<T>): Promise<T> {
  const reading = unit.mode === 'read'
  return orm.em.fork().transactional(
    async (em) => {
      for (const statement of contextStatements(unit)) await em.execute(statement, [], 'run')
      return work(em)
    },
    { isolationLevel: reading ? IsolationLevel.REPEATABLE_READ : IsolationLevel.READ_COMMITTED, readOnly: reading },
  )
}

/** Every value is an integer or a word of ours: nothing that a person typed comes near these statements. */
function contextStatements({ actor, timeout, innerRole }: Unit): string[] {
  const settings = Object.entries(settingsOf(actor)).map(([name, value]) => `set local ${name} = '${Math.trunc(value)}'`)
  return [[...settings, `set local statement_timeout = ${Math.trunc(timeout)}`, `set local role ${innerRole ?? innerRoleOf(actor)}`].join('; ')]
}
