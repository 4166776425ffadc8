/**
 * Many rows in few statements, written straight from plain values: the unit of work would watch each of them. By VALUES:
 * INSERT … SELECT under row policies is refused by a sharded database.
 */
import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { wrap, type EntityClass, type EntityMetadata, type EntityProperty, type FilterQuery } from '@mikro-orm/core'
import { EntityManager, type Kysely } from '@mikro-orm/postgresql'
import { noteChange } from './changes.ts'

/** PostgreSQL works three to four times as long on a row of a statement of a thousand rows as on one of a few hundred. */
const CHUNK = 200
/** Rows of a statement that is kept prepared: reading and planning it costs as much as storing the rows. */
const KEPT = 100

/** `rows` are property names and values of the entity; identities are drawn by the database, what is absent is null. */
export async function insertRows<T extends object>(em: EntityManager, entity: EntityClass<T>, rows: readonly Partial<T>[]): Promise<void> {
  if (!rows.length) return
  const meta = em.getMetadata().get(entity) as EntityMetadata
  const columns = storedProperties(meta)
  const into = `insert into ${meta.tableName} (${columns.map((prop) => prop.fieldNames[0]).join(', ')}) values\n`
  const written = valuesOf(em, columns)
  const whole = rows.length - (rows.length % KEPT)
  const kept = into + placesOf(KEPT, columns.length)
  const read = parametersOf(em, columns)
  await inChunks(em, [entity.name, 'insert'], rows, (start) =>
    start < whole ? { rows: KEPT, text: kept, values: read(rows.slice(start, start + KEPT)) } : { rows: CHUNK, text: into + rows.slice(start).map(written).join(',\n') },
  )
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
  await inChunks(em, [entity.name, 'update'], rows, (start) => {
    const chunk = rows.slice(start, start + CHUNK)
    const from = `(values\n${chunk.map((row, i) => (i ? other(row) : first(row))).join(',\n')}) v (${all.map((c) => c.fieldNames[0]).join(', ')})`
    return { rows: CHUNK, text: `update ${meta.tableName} t set ${set} from ${from} where t.${key.fieldNames[0]} = v.${key.fieldNames[0]}` }
  })
}

/** Takes rows away at once and notes what stood in them. @returns how many there were */
export async function removeRows<T extends object>(em: EntityManager, entity: EntityClass<T>, where: FilterQuery<NoInfer<T>>): Promise<number> {
  const rows = await em.find(entity, where as never, { disableIdentityMap: true })
  if (rows.length) noteChange(em, [entity.name, 'delete', rows.length, rows.map((row) => wrap(row).toPOJO())])
  // Past the watcher of direct statements: the rows say more than the statement.
  return EntityManager.prototype.nativeDelete.call(em, entity as never, where as never)
}

/** A statement for so many rows; one with values is kept prepared (kernel/held-client.ts). */
interface Chunk {
  rows: number
  text: string
  values?: Value[]
}

/** The next statement is written while the database works on the last one. What is sent is what the digest covers. */
async function inChunks(em: EntityManager, [name, kind]: [string, string], rows: readonly unknown[], chunkAt: (start: number) => Chunk): Promise<void> {
  const hash = createHash('sha256')
  let sent: Promise<unknown> = Promise.resolve()
  for (let start = 0; start < rows.length; ) {
    const { rows: many, text, values } = chunkAt(start)
    hash.update(values ? JSON.stringify(values) : text)
    await sent
    sent = values ? sendPrepared(em, text, values) : em.execute(text, [], 'run')
    sent.catch(() => undefined) // it is awaited, and thrown, below
    await turn()
    start += many
  }
  await sent
  noteChange(em, [name, kind, rows.length, hash.digest('hex')])
}

/** As the protocol's own parameters: the ORM would write them into the text. On the command's connection, in its role. */
function sendPrepared(em: EntityManager, sql: string, values: Value[]): Promise<unknown> {
  const transaction = em.getTransactionContext<Kysely<unknown>>()
  if (!transaction) throw new Error('Rows are inserted in a transaction only.')
  return transaction.executeQuery({ sql, parameters: values, query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] }, queryId: { queryId: 'bulk' } })
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

/** `($1, …), …` */
function placesOf(rows: number, columns: number): string {
  const row = (nth: number) => `(${Array.from({ length: columns }, (_, i) => `$${nth * columns + i + 1}`).join(', ')})`
  return Array.from({ length: rows }, (_, nth) => row(nth)).join(',\n')
}

/** What the protocol carries: texts and nothings. */
type Value = string | null

function parametersOf<T extends object>(em: EntityManager, props: readonly EntityProperty[]): (rows: readonly Partial<T>[]) => Value[] {
  const columns = props.map((prop) => ({ name: prop.name as keyof T, stored: storedOf(em, prop) }))
  return (rows) => {
    const values: Value[] = []
    for (const row of rows) {
      for (const { name, stored } of columns) {
        const value = stored(row[name])
        values.push(value instanceof Date ? value.toISOString() : value === null ? null : String(value))
      }
    }
    return values
  }
}

/** A value as the column stores it; columns of lists are not written in bulk. */
function storedOf(em: EntityManager, { customType }: EntityProperty): (value: unknown) => string | number | boolean | Date | null {
  const platform = em.getPlatform()
  return (value) => {
    if (value === null || value === undefined) return null
    const stored: unknown = customType ? customType.convertToDatabaseValue(value, platform, { fromQuery: false }) : value
    if (typeof stored === 'object' && !(stored instanceof Date)) throw new Error('A list is no value of a bulk row.')
    return stored as string | number | boolean | Date
  }
}

/** Values of one column as SQL text. (Without parameters the ORM sends a statement as it is.) */
function literalOf(em: EntityManager, prop: EntityProperty): (value: unknown) => string {
  const platform = em.getPlatform()
  const stored = storedOf(em, prop)
  const quoted = (text: string) => (/['\\]/.test(text) ? platform.quoteValue(text) : `'${text}'`)
  return (given) => {
    const value = stored(given)
    if (value === null) return 'null'
    if (typeof value === 'string') return quoted(value)
    return value instanceof Date ? quoted(value.toISOString()) : String(value)
  }
}
