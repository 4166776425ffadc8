/** A cube planned, and a cube answered: what the fields below it look up. */
import type { Basis, Dimension } from '@jingxian/schema/vocabulary/cube-words'
import type { Plan } from '../../metrics/planned.ts'
import type { Filter, Having, Question } from '../../metrics/question.ts'
import type { Scope } from '../../metrics/scope.ts'
import type { Table } from '../../metrics/shape.ts'

export interface CubeArgs {
  periods: Question['periods']
  groupBy: readonly Dimension[]
  filter: Filter
  having: readonly Having[]
  basis: Basis
}

/** A cube and the further ones that parts of it ask for: drills, subtotals, the course behind its cells. */
interface Parts<T> {
  drills: Map<string, T>
  subtotals: Map<string, T>
  trend: T | null
  totalTrend: T | null
}

export interface CubePlan extends Parts<CubePlan> {
  plan: Plan
  args: CubeArgs
  scope: Scope
  /** No metric is asked for: rows are those of the usual one, and facts are all that came in. */
  ofAnything: boolean
  /** Fingerprint of question and snapshot. */
  hash: string
}

export interface CubeAnswer extends Omit<CubePlan, keyof Parts<never>>, Parts<CubeAnswer> {
  table: Table
}
