/**
 * Many rows in few statements, written straight from plain values: the unit of work would watch each of them. By VALUES:
 * INSERT … SELECT under row policies is refused by a sharded database.
 */
import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { wrap, type EntityClass, type EntityMetadata, type EntityProperty, type FilterQuery } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { noteChange } from './changes.ts'

/** PostgreSQL works three to four times as long on a row of a statement of a thousand rows as on one of a few hundred. */
const CHUNK = 200

/** `rows` are property names and values of the entity; identities are drawn by the database, what is absent is null. */
export async function insertRows<T extends object>(em: EntityManager, entity: EntityClass<T>, rows: readonly Partial<T>[]): Promise<void> {
  if (!rows.length) return
  const meta = em.getMetadata().get(entity) as EntityMetadata
  const columns = storedProperties(meta)
  const into = `insert into ${meta.tableName} (${columns.map((prop) => prop.fieldNames[0]).join(', ')}) values\n`
  const written = valuesOf(em, columns)
  await inChunks(em, [entity.name, 'insert'], rows, (chunk) => into + chunk.map(written).join(',\n'))
}

/** Writes these properties of rows that exist, each found by its primary key. */
export async function updateRows<T extends object>(em: EntityManager, entity: EntityClass<T>, names: readonly (keyof T & string)[], rows: readonly T[]): Promise<void> {
  if (!rows.length) return
  const meta = em.getMetadata().get(entity) as EntityMetadata
  const prop = (name: string) => meta.properties[name as never] as EntityProperty
  const [key, columns] = [prop(meta.primaryKeys[0]!), names.map(prop)]
  const all = [key, ...columns]
  const set = columns.map((c) => `${c.fieldNames[0]} = v.${c.fieldNames[0]}`).join(', ')
  // The first row says each column's type: a column of nulls alone would be text.
  const [first, other] = [valuesOf(em, all, (c) => `::${c.columnTypes[0]}`), valuesOf(em, all)]
  await inChunks(em, [entity.name, 'update'], rows, (chunk) => {
    const from = `(values\n${chunk.map((row, i) => (i ? other(row) : first(row))).join(',\n')}) v (${all.map((c) => c.fieldNames[0]).join(', ')})`
    return `update ${meta.tableName} t set ${set} from ${from} where t.${key.fieldNames[0]} = v.${key.fieldNames[0]}`
  })
}

/** Takes rows away at once and notes what stood in them. @returns how many there were */
export async function removeRows<T extends object>(em: EntityManager, entity: EntityClass<T>, where: FilterQuery<NoInfer<T>>): Promise<number> {
  const rows = await em.find(entity, where as never, { disableIdentityMap: true })
  if (rows.length) noteChange(em, [entity.name, 'delete', rows.length, rows.map((row) => wrap(row).toPOJO())])
  // Past the watcher of direct statements: the rows say more than the statement.
  return EntityManager.prototype.nativeDelete.call(em, entity as never, where as never)
}

/** The next statement is written while the database works on the last one. The texts themselves are what the digest covers. */
async function inChunks<T>(em: EntityManager, [name, kind]: [string, string], rows: readonly T[], statementOf: (chunk: readonly T[]) => string): Promise<void> {
  const hash = createHash('sha256')
  let sent: Promise<unknown> = Promise.resolve()
  for (let start = 0; start < rows.length; start += CHUNK) {
    const statement = statementOf(rows.slice(start, start + CHUNK))
    hash.update(statement)
    await sent
    sent = em.execute(statement, [], 'run')
    sent.catch(() => undefined) // it is awaited, and thrown, below
    await turn()
  }
  await sent
  noteChange(em, [name, kind, rows.length, hash.digest('hex')])
}

function storedProperties(meta: EntityMetadata): EntityProperty[] {
  return meta.props.filter((prop) => prop.persist !== false && prop.fieldNames?.length === 1 && !prop.generated && !prop.formula)
}

/** A row as SQL text: `(…, …)`. */
function valuesOf<T extends object>(em: EntityManager, props: readonly EntityProperty[], suffix: (prop: EntityProperty) => string = () => ''): (row: Partial<T>) => string {
  const columns = props.map((prop) => ({ name: prop.name as keyof T, literal: literalOf(em, prop), suffix: suffix(prop) }))
  return (row) => {
    let text = ''
    for (const { name, literal, suffix: after } of columns) text += `${text ? ', ' : '('}${literal(row[name])}${after}`
    return `${text})`
  }
}

/** Values of one column as SQL text. (Without parameters the ORM sends a statement as it is.) */
function literalOf(em: EntityManager, { customType }: EntityProperty): (value: unknown) => string {
  const platform = em.getPlatform()
  const quoted = (text: string) => (/['\\]/.test(text) ? platform.quoteValue(text) : `'${text}'`)
  return (value) => {
    if (value === null || value === undefined) return 'null'
    const stored: unknown = customType ? customType.convertToDatabaseValue(value, platform, { fromQuery: false }) : value
    if (typeof stored === 'string') return quoted(stored)
    if (typeof stored === 'number' || typeof stored === 'boolean') return String(stored)
    return stored instanceof Date ? quoted(stored.toISOString()) : platform.quoteValue(stored)
  }
}
