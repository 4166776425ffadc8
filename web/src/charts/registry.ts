import type { EChartsCoreOption } from 'echarts/core'
import type { Look } from './look.ts'
import { barOption, type BarData } from './options/bar.ts'
import { bumpOption, type BumpData } from './options/bump.ts'
import { historyOption, type HistoryData } from './options/history.ts'
import { lineOption, type LineData } from './options/line.ts'
import { mapOption, type MapData } from './options/map.ts'
import { raceOption, type RaceData } from './options/race.ts'
import { sparkOption, type SparkData } from './options/spark.ts'
import { territoryOption, type TerritoryData } from './options/territory.ts'
import { trendOption, type TrendData } from './options/trend.ts'
import { yearsOption, type YearsData } from './options/years.ts'

/** What each kind of chart is drawn from. */
export interface ChartData {
  bar: BarData
  bump: BumpData
  history: HistoryData
  line: LineData
  map: MapData
  race: RaceData
  spark: SparkData
  territory: TerritoryData
  trend: TrendData
  years: YearsData
}
export type ChartKind = keyof ChartData

/** A kind without its function does not compile. */
export const registry: { [K in ChartKind]: (data: ChartData[K], look: Look) => EChartsCoreOption } = {
  bar: barOption,
  bump: bumpOption,
  history: historyOption,
  line: lineOption,
  map: mapOption,
  race: raceOption,
  spark: sparkOption,
  territory: territoryOption,
  trend: trendOption,
  years: yearsOption,
}
