/** Many rows in few statements. By VALUES: INSERT … SELECT under row policies is refused by a sharded database. */
import type { EntityClass, RequiredEntityData } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { noteChange } from './changes.ts'

const CHUNK = 1000

/** `rows` are property names and values of the entity; columns that no row names keep their defaults. */
export async function insertRows<T extends object>(em: EntityManager, entity: EntityClass<T>, rows: readonly Partial<T>[]): Promise<void> {
  if (rows.length) noteChange(em, [entity.name, 'bulk', rows.length, rows])
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK).map((row) => ({ ...row }))
    await em.insertMany(entity, chunk as unknown as RequiredEntityData<T>[])
  }
}
