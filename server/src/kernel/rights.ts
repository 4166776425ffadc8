/**
 * Who may see and write a row, in words on the row: `@Entity({ ...rights({ city_role: [read(own.city)] }) })`.
 * The words become PostgreSQL policies and grants, applied at each start when this text has changed: roles carry the
 * database's name, so no migration can name them.
 * A role without a word here gets `permission denied`; a policy whose setting is missing raises.
 */
import type { EntityMetadata } from '@mikro-orm/core'
import { INNER_ROLES, type AnyRole } from './actor.ts'
import { quoted } from './roles-in.ts'

type Verb = 'select' | 'insert' | 'update' | 'delete'

export interface Word {
  verb: Verb
  where: string
  /** Columns that may be read or updated; none named means all. What is not named for update stays as written. */
  columns?: readonly string[]
}

export const all = 'true'

/** `own.city()` reads: the row's city is the asker's. Integers are compared, so that a missing setting is an error. */
export const own = {
  city: (column = 'city') => `${column} = current_setting('app.city')::int`,
  county: (column = 'county') => `${column} = current_setting('app.county')::int`,
  account: (column = 'account') => `${column} = current_setting('app.account')::int`,
}

export const read = (where: string, ...columns: string[]): Word => ({ verb: 'select', where, columns })
export const add = (where: string): Word => ({ verb: 'insert', where })
export const change = (where: string, ...columns: string[]): Word => ({ verb: 'update', where, columns })
export const remove = (where: string): Word => ({ verb: 'delete', where })

type Words = Partial<Record<AnyRole, Word[]>>

/** What the ORM keeps of the words, untouched. */
interface Granted {
  grants: Words
}

/** Rows under policies, forced also for the owner. */
export function rights(words: Words): Granted & { rowLevelSecurity: 'force' } {
  return { rowLevelSecurity: 'force', grants: words }
}

/** Shared reference data: all roles read, the house writes; rows are not restricted. */
export function shared(): Granted & { comment?: string } {
  const house: Word[] = (['select', 'insert', 'update', 'delete'] as const).map((verb) => ({ verb, where: all }))
  return { grants: Object.fromEntries(INNER_ROLES.map((role) => [role, role === 'job_role' ? house : [read(all)]])) }
}

export interface Right extends Word {
  table: string
  role: AnyRole
  /** The row's condition is a policy; shared tables have none. */
  kept: boolean
}

/** Every table, role and verb, in the order of the tables' names. */
export function rightsIn(metadata: readonly EntityMetadata[]): Right[] {
  return metadata
    .filter((meta) => !meta.abstract && !meta.embeddable)
    .sort((a, b) => a.tableName.localeCompare(b.tableName))
    .flatMap((meta) => rightsOfTable(meta))
}

function rightsOfTable(meta: EntityMetadata): Right[] {
  const words = (meta as EntityMetadata & Partial<Granted>).grants
  if (!words) throw new Error(`${meta.className} says nothing about who may see its rows: add rights(…) or shared().`)
  const kept = meta.rowLevelSecurity === 'force'
  return Object.entries(words).flatMap(([role, list]) => list.map((word) => ({ ...word, table: meta.tableName, role: role as AnyRole, kept })))
}

/** What PostgreSQL is told: the grant, and the policy where rows are kept. `nameOf` gives a role's name in the database. */
export function rightStatements(right: Right, nameOf: (role: AnyRole) => string): string[] {
  const { verb, where, columns, table, role, kept } = right
  const to = quoted(nameOf(role))
  const using = verb === 'insert' ? '' : ` using (${where})`
  const check = verb === 'insert' || verb === 'update' ? ` with check (${where})` : ''
  return [
    `grant ${verb}${columns?.length ? ` (${columns.join(', ')})` : ''} on ${table} to ${to}`,
    ...(kept ? [`create policy ${role}_${verb} on ${table} for ${verb} to ${to}${using}${check}`] : []),
  ]
}
