/** Who signs: a county's reporter for the county, the city's leader for the city. */
import type { Actor } from '../../kernel/actor.ts'
import type { Region } from '../../reference/region.entity.ts'

const CITY_SIGNERS: readonly string[] = ['CITY_LEADER']

export const may = {
  sign(actor: Actor, unit: Region): boolean {
    if (unit.id === actor.unit) return actor.role === 'COUNTY_REPORTER' || CITY_SIGNERS.includes(actor.role)
    return false
  },
}
