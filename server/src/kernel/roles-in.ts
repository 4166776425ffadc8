/**
 * Roles belong to the whole cluster, rights to one database. So the words of the code (`city_role`) stand for roles that
 * carry the database's name (`jingxian_city_role`): the login of one database can act in no other. The one place that maps.
 */
import { createHash } from 'node:crypto'
import { INNER_ROLES, type AnyRole } from './actor.ts'

/** PostgreSQL cuts longer names without a word, and two databases would then share a role. */
const LONGEST = 63

/** What PostgreSQL calls an inner role of this database. */
export function innerRoleIn(database: string, role: AnyRole): string {
  return fitting(database, (name) => `${name}_${role}`)
}

/** The login of the server in this database. */
export function loginIn(database: string): string {
  return fitting(database, (name) => `jingxian_app_${name}`)
}

export function innerRolesIn(database: string): string[] {
  return INNER_ROLES.map((role) => innerRoleIn(database, role))
}

/** A name as it stands in a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The database that an address names. */
export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}

function fitting(database: string, name: (database: string) => string): string {
  const whole = name(database)
  if (Buffer.byteLength(whole) <= LONGEST) return whole
  return name(createHash('sha256').update(database).digest('hex').slice(0, 32))
}
