/** One thing that counts, before it is known: keys, value, and how many entries it adds. */
import type { Delta } from './city-sums.ts'

export interface Share {
  /** The other unit; 0 for outside the province. */
  unit: number
  /** % */
  pct: string
}

export interface FactDelta extends Delta {
  county: number
  industry: string | null
  country: string | null
  nature: string | null
  project: string | null
  entry: string | null
  /** 2 for what a share moves between units; whole amounts otherwise. */
  basis?: number
  /** Of measure STAGE only. */
  stage?: string | null
  /** Not stored: the agreed shares that split it. */
  shares?: readonly Share[]
}
