/**
 * Rows as lists read them: plain objects under their entity's names, with its getters, past the unit of work, which would
 * watch each of them. For reading only; what shall change is found by `em.find`.
 */
import { BigIntType, type EntityClass, type EntityMetadata, type EntityProperty } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { allOf, type Condition } from './sql-condition.ts'

type Raw = Record<string, unknown>

/** Names of fields that are asked for; absent is all. */
export type Asked = { keys(): Iterable<string> } | null | undefined

/** The select list of an entity's columns that these fields need, each under its property's name; always with its key. */
export function columnsOf(em: EntityManager, entity: EntityClass<object>, alias: string, asked?: Asked): string {
  return needed(em, entity, asked, ['id']).map(({ name, fieldNames }) => `${alias}.${fieldNames[0]} as "${name}"`).join(', ')
}

/** Thousands of rows for a command that weighs them: those that fit, of them the named fields, or all. The command's own rows are seen. */
export async function findRows<T extends object, F extends keyof T & string = keyof T & string>(
  em: EntityManager,
  entity: EntityClass<T>,
  where: Condition | readonly Condition[],
  { fields, orderBy }: { fields?: readonly F[]; orderBy?: string } = {},
): Promise<Pick<T, F>[]> {
  await em.flush()
  const { text, params } = Array.isArray(where) ? allOf(where) : (where as Condition)
  const wanted = fields ? stored(em, entity).filter(({ name }) => fields.includes(name as F)) : stored(em, entity)
  const columns = wanted.map(({ name, fieldNames }) => `${fieldNames[0]} as "${name}"`).join(', ')
  const table = (em.getMetadata().get(entity) as EntityMetadata).tableName
  return rowsOf(em, entity, await em.execute<Raw[]>(`select ${columns} from ${table} where ${text}${orderBy ? ` order by ${orderBy}` : ''}`, [...params]))
}

/** Rows of an entity that hang on the rows of a list, joined to its statement. */
export interface JoinedRows<T> {
  /** An expression: JSON of the rows that `from` selects, in its order. */
  sql: string
  read(json: unknown): T[]
}

/**
 * Rows as arrays in one array, what PostgreSQL makes with the least work: of texts where all columns are texts. Decimals are
 * texts too: JSON would make them floats.
 */
export function joinedRows<T extends object>(em: EntityManager, entity: EntityClass<T>, alias: string, asked: Asked, from: string): JoinedRows<T> {
  const wanted = needed(em, entity, asked)
  const values = wanted.map(({ fieldNames, runtimeType }) => `${alias}.${fieldNames[0]}${runtimeType === 'string' ? '::text' : ''}`)
  const texts = wanted.length > 0 && wanted.every(({ runtimeType }) => runtimeType === 'string')
  const row = texts ? `array[${values.join(', ')}]` : `json_build_array(${values.join(', ')})`
  const raw = (row: readonly unknown[]): Raw => Object.fromEntries(wanted.map(({ name }, nth) => [name, row[nth]]))
  return { sql: `array_to_json(array(select ${row} ${from}))`, read: (json) => rowsOf(em, entity, ((json ?? []) as unknown[][]).map(raw)) }
}

const reading = new Map<EntityClass<object>, Map<string, readonly string[]>>()

/**
 * Which columns the resolvers of fields read that are no columns themselves. A list that is asked for a field of which
 * nothing is told reads all of them, so this is for sparing, never needed.
 */
export function fieldsRead<T extends object>(entity: EntityClass<T>, fields: Record<string, readonly (keyof T & string)[]>): void {
  const known = reading.get(entity) ?? new Map<string, readonly string[]>()
  for (const [field, columns] of Object.entries(fields)) known.set(field, columns)
  reading.set(entity, known)
}

function needed(em: EntityManager, entity: EntityClass<object>, asked: Asked, always: readonly string[] = []): EntityProperty[] {
  const all = stored(em, entity)
  if (!asked) return all
  const names = new Set(all.map(({ name }) => name))
  const wanted = new Set(always)
  for (const field of asked.keys()) {
    const read = field === '__typename' ? [] : (reading.get(entity)?.get(field) ?? (names.has(field) ? [field] : undefined))
    if (!read) return all
    for (const name of read) wanted.add(name)
  }
  return all.filter(({ name }) => wanted.has(name))
}

/** Raw rows of these columns, read as the entity's. */
export function rowsOf<T extends object>(em: EntityManager, entity: EntityClass<T>, rows: readonly Raw[]): T[] {
  const times = stored(em, entity).filter(({ runtimeType }) => runtimeType === 'Date')
  const numbers = stored(em, entity).filter(({ customType }) => customType instanceof BigIntType)
  return rows.map((raw) => {
    // Spread defines properties; assigning them would run the setters that the ORM has put on the prototype.
    const row = { __proto__: entity.prototype as object, ...raw } as unknown as T & Raw
    for (const { name } of numbers) if (typeof raw[name] === 'string') Object.defineProperty(row, name, { value: Number(raw[name]), enumerable: true, writable: true })
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
