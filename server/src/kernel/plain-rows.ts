/**
 * Rows as lists read them: plain objects under their entity's names, with its getters, past the unit of work, which would
 * watch each of them. For reading only; what shall change is found by `em.find`.
 */
import type { EntityClass, EntityMetadata, EntityProperty } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'

type Raw = Record<string, unknown>

/** The select list of an entity's columns, each under its property's name. */
export function columnsOf(em: EntityManager, entity: EntityClass<object>, alias: string): string {
  return stored(em, entity).map(({ name, fieldNames }) => `${alias}.${fieldNames[0]} as "${name}"`).join(', ')
}

/** One JSON object of a row, for joining many into a list's statement. Decimals are text: JSON would make them floats. */
export function jsonOf(em: EntityManager, entity: EntityClass<object>, alias: string, asked: ReadonlyMap<string, unknown>): string {
  const all = stored(em, entity)
  const known = new Set(all.map(({ name }) => name))
  const wanted = [...asked.keys()].every((name) => known.has(name) || name === '__typename') ? all.filter(({ name }) => asked.has(name)) : all
  return `json_build_object(${wanted.map(({ name, fieldNames, runtimeType }) => `'${name}', ${alias}.${fieldNames[0]}${runtimeType === 'string' ? '::text' : ''}`).join(', ')})`
}

/** Raw rows of these columns, read as the entity's. */
export function rowsOf<T extends object>(em: EntityManager, entity: EntityClass<T>, rows: readonly Raw[]): T[] {
  const times = stored(em, entity).filter(({ runtimeType }) => runtimeType === 'Date')
  return rows.map((raw) => {
    // Spread defines properties; assigning them would run the setters that the ORM has put on the prototype.
    const row = { __proto__: entity.prototype as object, ...raw } as unknown as T & Raw
    for (const { name } of times) if (typeof raw[name] === 'string') Object.defineProperty(row, name, { value: new Date(raw[name]), enumerable: true })
    return row
  })
}

const columns = new WeakMap<EntityMetadata, EntityProperty[]>()

/** Columns that are read with the row; what PostgreSQL keeps for comparing is not. */
function stored(em: EntityManager, entity: EntityClass<object>): EntityProperty[] {
  const meta = em.getMetadata().get(entity) as EntityMetadata
  const known = columns.get(meta) ?? meta.props.filter((prop) => prop.persist !== false && prop.fieldNames?.length === 1 && !prop.lazy)
  columns.set(meta, known)
  return known
}
