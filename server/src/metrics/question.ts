/** A question as the analytics door reads it from the selection, before it is checked. */
import type {
  Accumulation,
  Baseline,
  Basis,
  Dimension,
  Direction,
  Grain,
  OrderTerm,
  ShareScope,
} from '@jingxian/schema/vocabulary/cube-words'
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import type { Month, PeriodKey } from '@jingxian/schema/vocabulary/period'
import type { KeyDimension } from './dimensions.ts'

export interface Question {
  periods: { grain: Grain; from: PeriodKey; to: PeriodKey; accumulate: Accumulation }
  groupBy: readonly Dimension[]
  filter: Filter
  having: readonly Having[]
  basis: Basis
  needs: readonly Need[]
  pages: readonly Page[]
  /** Every row, not only those of a page: what subtotals and trends are read from. */
  everyRow?: boolean
}

/** Regions by their integer key, everything else by code; all parts hold at once, an absent one filters nothing. */
export interface Filter {
  in: Partial<Record<KeyDimension, readonly (number | string)[]>>
  assuranceAtLeast?: Assurance
  /** At least one of them holds. */
  or?: readonly Filter[]
  not?: Filter
}

/** Keeps rows whose value lies between; ranks stay among all. Decimals as text, in the metric's unit. */
export interface Having {
  metric: string
  gte?: string
  lte?: string
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
  /** Levels of assurance whose part of the value is asked for. */
  assured: readonly Assurance[]
}

export interface Page {
  /** Canonical text of the arguments: two selections with equal arguments are one page. */
  id: string
  first: number
  /** How many rows are skipped. */
  after: number
  /** The best `first` of each period and one row OTHERS for the rest. */
  top?: boolean
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
  /** The first month for which any unit has signed; 0 while nobody has. Before it the library is not whole. */
  libraryFrom: Month
  /** The month in which the snapshot was taken: up to there the library knows its projects. */
  asOfMonth: Month
  /** The newest rollup that is not younger than the version; 0 when there is none. */
  checkpoint: number
  breaks: readonly Break[]
  /** For screens: where figures by county stand. */
  closed?: Closed
  /** Answer from facts although a rollup could: for comparing the two. */
  factsOnly?: boolean
}

/** Figures by county stand still between closings: what a screen is told of them changes once a month. */
export interface Closed {
  /** The last version of the last closing. */
  version: number
  /** The month that it closed. */
  through: Month
  /** The last version of every closing, a month each, oldest first. */
  closings: readonly number[]
}

/** Years between which a series must not be compared: data of its own, with its reason. */
export interface Break {
  metrics: readonly string[]
  /** null: every unit. */
  city: number | null
  fromYear: number
  toYear: number
  reason: string
}
