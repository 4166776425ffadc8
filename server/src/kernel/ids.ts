/** Ids that come from outside: one of no shape must answer like one that names nothing. */

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}

/** What no row is called. */
const NOBODYS = '00000000-0000-0000-0000-000000000000'

/** The id as a key that PostgreSQL can compare: what has no shape of one finds no row. */
export function keyOf(id: string): string {
  return isUuid(id) ? id.toLowerCase() : NOBODYS
}
