/** Whose rows an account may read below the city: all, one city's, one county's. The server decides; this only chooses what to ask. */
import { ZONE } from '../../charts/mapFile.ts'
import type { Filter } from '../../generated/graphql.ts'

const PROVINCE = '210000'

export interface Side {
  sees: 'all' | 'city' | 'county'
  code: string
  name: string
}

export function sideOf({ code, name }: { code: string; name: string }): Side {
  if (code === PROVINCE) return { sees: 'all', code, name }
  return { sees: code.endsWith('00') || code === ZONE ? 'city' : 'county', code, name }
}

/** The rows behind the parts of a figure: of the city that is looked into, else of one's own side. */
export function partsFilter({ sees, code }: Side, city: string | undefined): Filter | null {
  if (city && !(sees === 'county' && cityOf(code) === city)) return { city: [city] }
  if (sees === 'all') return null
  return sees === 'city' ? { city: [code] } : { county: [code] }
}

/** Whose counties may be asked for: of every city, of one's own, of none. */
export function opensCity({ sees, code }: Side, city: string): boolean {
  return sees === 'all' || (sees === 'city' && code === city)
}

/** A county's city is in its code: 210106 -> 210100. */
export function cityOf(county: string): string {
  return `${county.slice(0, 4)}00`
}
