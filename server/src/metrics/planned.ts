/** A question that was checked: what the compiler writes SQL from and the shaper reads rows by. */
import type { Basis } from '@jingxian/schema/vocabulary/cube-words'
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import type { Cost } from './cost.ts'
import type { KeyDimension } from './dimensions.ts'
import type { Frame, FrameRole } from './frames.ts'
import type { IndexPart, MetricDef, MetricWindow } from './metric.ts'
import type { Asked, Filter, Having, Need, Page } from './question.ts'
import type { Source } from './scope.ts'

/** One sum over facts: which measures, in which window, of which assurance. Metrics share sums. */
export interface SumColumn {
  name: string
  measures: readonly string[]
  window: MetricWindow
  assured?: Assurance
}

export interface PlannedPart extends Pick<IndexPart, 'weight' | 'worst'> {
  numerator: SumColumn
  denominator: SumColumn
}

export interface PlannedMetric extends Need {
  def: MetricDef
  name: string
  numerator: SumColumn
  denominator?: SumColumn
  count?: SumColumn
  index?: readonly PlannedPart[]
  /** The part of the numerator at each level of assurance that is asked for. */
  parts: ReadonlyMap<Assurance, SumColumn>
  /** Asked in a way in which it has no value: an annual metric for anything but calendar years, one of units by something else. */
  unanswerable: false | 'ANNUAL' | 'UNITS'
}

export interface Plan extends Asked {
  source: Source
  basis: Basis
  /** Frames that become rows, and the one of the grand total (the last; it may be the only row frame too). */
  frames: readonly Frame[]
  total: Frame
  roles: readonly FrameRole[]
  periodGrouped: boolean
  /** Dimensions other than PERIOD, in the order asked. */
  keys: readonly KeyDimension[]
  /** The grain at which "has it reported" is known. */
  unit: 'CITY' | 'COUNTY'
  metrics: readonly PlannedMetric[]
  sums: readonly SumColumn[]
  filter: Filter
  /** Tier, stage or scale is asked for: the state of each project at each frame's end is joined. */
  stateful: boolean
  having: readonly Having[]
  /** Cities to show after ranking among all: a bureau that asks for itself still stands among its peers. */
  shownCities?: readonly number[]
  pages: readonly Page[]
  everyRow: boolean
  cost: Cost
}

export interface Limits {
  points: number
  rowsPerPage: number
}

export function isCohort({ window }: SumColumn): boolean {
  return window === 'COHORT_YEAR' || window === 'COHORT_36M'
}
