/** A cube planned, and a cube answered: what the fields below it look up. */
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import type { Plan } from '../../metrics/plan.ts'
import type { Filter, Question } from '../../metrics/question.ts'
import type { Table } from '../../metrics/shape.ts'

export interface CubeArgs {
  periods: Question['periods']
  groupBy: readonly Dimension[]
  filter: Filter
}

export interface CubePlan {
  plan: Plan
  args: CubeArgs
  /** Fingerprint of question and snapshot. */
  hash: string
  drills: Map<string, CubePlan>
}

export interface CubeAnswer extends Omit<CubePlan, 'drills'> {
  table: Table
  drills: Map<string, CubeAnswer>
}
