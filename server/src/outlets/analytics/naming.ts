import type { NeighbourData } from '../../metrics/shape-rank.ts'
import type { Period, RowKey } from './key.type.ts'
import type { TrendPoint } from './trend.type.ts'

/** What a cell needs to name its keys and windows, and to find its course. */
export interface Naming {
  keyOf(neighbour: NeighbourData): RowKey
  periodOf(window: { key: string; from: number; to: number }): Period
  trendOf(metric: string, last: number): TrendPoint[]
}
