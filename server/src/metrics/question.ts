/** A question as the analytics door reads it from the selection, before it is checked. */
import type {
  Accumulation,
  Baseline,
  Dimension,
  Direction,
  Grain,
  OrderTerm,
  ShareScope,
} from '@jingxian/schema/vocabulary/cube-words'
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import type { Month, PeriodKey } from '@jingxian/schema/vocabulary/period'

export interface Question {
  periods: { grain: Grain; from: PeriodKey; to: PeriodKey; accumulate: Accumulation }
  groupBy: readonly Dimension[]
  filter: Filter
  needs: readonly Need[]
  pages: readonly Page[]
}

/** Regions by their integer key, industries by code; an absent key filters nothing. */
export interface Filter {
  city?: readonly number[]
  county?: readonly number[]
  industry?: readonly string[]
  assuranceAtLeast?: Assurance
}

/** What is asked of one metric. */
export interface Need {
  metric: string
  baselines: readonly Baseline[]
  /** One list of dimensions per rank asked for: the rank is taken among rows that agree in them. */
  rankedWithin: readonly (readonly Dimension[])[]
  /** Baselines whose rank is asked for beside the current one. */
  rankBaselines: readonly Baseline[]
  shares: readonly ShareScope[]
}

export interface Page {
  /** Canonical text of the arguments: two selections with equal arguments are one page. */
  id: string
  first: number
  /** How many rows are skipped. */
  after: number
  /** Pages of a drill: the dimensions of the parent row; each parent has a page of its own. */
  within: readonly Dimension[]
  orderBy: readonly OrderBy[]
}

export interface OrderBy {
  metric?: string
  dimension?: Dimension
  by: OrderTerm
  baseline?: Baseline
  direction: Direction
}

/** What the snapshot says of itself; windows end where its data end. */
export interface Asked {
  version: number
  dataThrough: Month
}
