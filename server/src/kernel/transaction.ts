/**
 * One operation, one transaction, one role. The context is set by statements, in this one place: `SET LOCAL` reaches
 * the workers of a sharded database, set_config() does not (decisions.md, room to grow).
 */
import { IsolationLevel, type MikroORM } from '@mikro-orm/postgresql'
import type { EntityManager } from '@mikro-orm/postgresql'
import { innerRoleOf, settingsOf, type Actor, type InnerRole } from './actor.ts'
import { innerRoleIn, quoted } from './roles-in.ts'

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
  const role = innerRoleIn(orm.config.get('dbName')!, unit.innerRole ?? innerRoleOf(unit.actor))
  return orm.em.fork().transactional(
    async (em) => {
      for (const statement of contextStatements(unit, role)) await em.execute(statement, [], 'run')
      return work(em)
    },
    { isolationLevel: reading ? IsolationLevel.REPEATABLE_READ : IsolationLevel.READ_COMMITTED, readOnly: reading },
  )
}

/** Every value is an integer, a word of ours or the database's name: nothing that a person typed comes near these statements. */
function contextStatements({ actor, timeout }: Unit, role: string): string[] {
  const settings = Object.entries(settingsOf(actor)).map(([name, value]) => `set local ${name} = '${Math.trunc(value)}'`)
  return [[...settings, `set local statement_timeout = ${Math.trunc(timeout)}`, `set local role ${quoted(role)}`].join('; ')]
}
