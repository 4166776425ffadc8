/**
 * Who may see and write a row, in words on the row: `@Entity({ ...rights({ city_role: [read(own.city)] }) })`.
 * The words become PostgreSQL policies (migrations) and grants (applied at each migration from this same text).
 * A role without a word here gets `permission denied`; a policy whose setting is missing raises.
 */
import type { EntityMetadata, PolicyDef } from '@mikro-orm/core'
import { INNER_ROLES, type AnyRole } from './actor.ts'

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

/** What the ORM keeps of the words beside its own policies: the grants. */
interface Granted {
  grants: Words
}

/** Rows under policies, forced also for the owner. */
export function rights(words: Words): Granted & { policies: PolicyDef[]; rowLevelSecurity: 'force' } {
  const policies = Object.entries(words).flatMap(([role, list]) => list.map((word) => policy(role as AnyRole, word)))
  return { policies, rowLevelSecurity: 'force', grants: words }
}

/** Shared reference data: all roles read, the house writes; rows are not restricted. */
export function shared(): Granted & { comment?: string } {
  const house: Word[] = (['select', 'insert', 'update', 'delete'] as const).map((verb) => ({ verb, where: all }))
  return { grants: Object.fromEntries(INNER_ROLES.map((role) => [role, role === 'job_role' ? house : [read(all)]])) }
}

function policy(role: AnyRole, { verb, where }: Word): PolicyDef {
  const using = verb === 'insert' ? {} : { using: where }
  const check = verb === 'insert' || verb === 'update' ? { check: where } : {}
  return { name: `${role}_${verb}`, command: verb, roles: [role], ...using, ...check }
}

/** One line per table, role and verb: what PostgreSQL will be told. */
export function grantsFor(metadata: readonly EntityMetadata[]): string[] {
  return metadata
    .filter((meta) => !meta.abstract && !meta.embeddable)
    .sort((a, b) => a.tableName.localeCompare(b.tableName))
    .flatMap((meta) => tableGrants(meta))
}

function tableGrants(meta: EntityMetadata): string[] {
  const words = (meta as EntityMetadata & Partial<Granted>).grants
  if (!words) throw new Error(`${meta.className} says nothing about who may see its rows: add rights(…) or shared().`)
  return Object.entries(words).flatMap(([role, list]) =>
    list.map(({ verb, columns }) => `grant ${verb}${columns?.length ? ` (${columns.join(', ')})` : ''} on ${meta.tableName} to ${role}`),
  )
}
