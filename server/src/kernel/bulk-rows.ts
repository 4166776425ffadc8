/**
 * Many rows in few statements, written straight from plain values: the unit of work would watch each of them. By VALUES:
 * INSERT … SELECT under row policies is refused by a sharded database.
 */
import { wrap, type EntityClass, type EntityMetadata, type EntityProperty, type FilterQuery } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { noteChange } from './changes.ts'

const CHUNK = 1000

/** `rows` are property names and values of the entity; identities are drawn by the database, what is absent is null. */
export async function insertRows<T extends object>(em: EntityManager, entity: EntityClass<T>, rows: readonly Partial<T>[]): Promise<void> {
  if (!rows.length) return
  noteChange(em, [entity.name, 'insert', rows.length, rows])
  const meta = em.getMetadata().get(entity) as EntityMetadata
  const columns = storedProperties(meta)
  const into = `insert into ${meta.tableName} (${columns.map((prop) => prop.fieldNames[0]).join(', ')}) values\n`
  for (const chunk of chunks(rows)) {
    const values = chunk.map((row) => `(${columns.map((prop) => literal(em, prop, row[prop.name as keyof T])).join(', ')})`)
    await em.execute(into + values.join(',\n'), [], 'run')
  }
}

/** Writes these properties of rows that exist, each found by its primary key. */
export async function updateRows<T extends object>(em: EntityManager, entity: EntityClass<T>, names: readonly (keyof T & string)[], rows: readonly T[]): Promise<void> {
  if (!rows.length) return
  noteChange(em, [entity.name, 'update', rows.length, rows.map((row) => names.map((name) => row[name]))])
  const meta = em.getMetadata().get(entity) as EntityMetadata
  const prop = (name: string) => meta.properties[name as never] as EntityProperty
  const [key, columns] = [prop(meta.primaryKeys[0]!), names.map(prop)]
  const all = [key, ...columns]
  const set = columns.map((c) => `${c.fieldNames[0]} = v.${c.fieldNames[0]}`).join(', ')
  for (const chunk of chunks(rows)) {
    // The first row says each column's type: a column of nulls alone would be text.
    const values = chunk.map((row, i) => `(${all.map((c) => literal(em, c, row[c.name as keyof T]) + (i ? '' : `::${c.columnTypes[0]}`)).join(', ')})`)
    const from = `(values\n${values.join(',\n')}) v (${all.map((c) => c.fieldNames[0]).join(', ')})`
    await em.execute(`update ${meta.tableName} t set ${set} from ${from} where t.${key.fieldNames[0]} = v.${key.fieldNames[0]}`, [], 'run')
  }
}

/** Takes rows away at once and notes what stood in them. @returns how many there were */
export async function removeRows<T extends object>(em: EntityManager, entity: EntityClass<T>, where: FilterQuery<NoInfer<T>>): Promise<number> {
  const rows = await em.find(entity, where as never, { disableIdentityMap: true })
  if (rows.length) noteChange(em, [entity.name, 'delete', rows.length, rows.map((row) => wrap(row).toPOJO())])
  // Past the watcher of direct statements: the rows say more than the statement.
  return EntityManager.prototype.nativeDelete.call(em, entity as never, where as never)
}

function storedProperties(meta: EntityMetadata): EntityProperty[] {
  return meta.props.filter((prop) => prop.persist !== false && prop.fieldNames?.length === 1 && !prop.generated && !prop.formula)
}

/** A value as SQL text, quoted by the driver. (Without parameters the ORM sends a statement as it is.) */
function literal(em: EntityManager, prop: EntityProperty, value: unknown): string {
  if (value === null || value === undefined) return 'null'
  const platform = em.getPlatform()
  const stored: unknown = prop.customType ? prop.customType.convertToDatabaseValue(value, platform, { fromQuery: false }) : value
  if (typeof stored === 'number' || typeof stored === 'boolean') return String(stored)
  return platform.quoteValue(stored instanceof Date ? stored.toISOString() : stored)
}

function* chunks<T>(rows: readonly T[]): Iterable<readonly T[]> {
  for (let start = 0; start < rows.length; start += CHUNK) yield rows.slice(start, start + CHUNK)
}
