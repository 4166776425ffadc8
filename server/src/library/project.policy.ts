/** Who may do what with a project. Rows are already kept by the database; these are sentences about acts. */
import type { Actor } from '../kernel/actor.ts'

const EDITORS: readonly string[] = ['COUNTY_REPORTER', 'CITY_REPORTER', 'CITY_REVIEWER', 'CITY_LEADER']
const REPORTERS: readonly string[] = ['COUNTY_REPORTER', 'CITY_REPORTER']

interface Placed {
  city: number
  county: number
}

/** A county edits what lands in it, a city what lands in its counties. */
function isOwn(actor: Actor, { city, county }: Placed): boolean {
  if (actor.inner === 'job_role') return true
  return actor.role === 'COUNTY_REPORTER' ? actor.unit === county : actor.unit === city
}

export const may = {
  edit: (actor: Actor, project: Placed): boolean => EDITORS.includes(actor.role) && isOwn(actor, project),
  enter: (actor: Actor, project: Placed): boolean => REPORTERS.includes(actor.role) && isOwn(actor, project),
}
