import type { Look } from '../look.ts'
import { base } from './base.ts'

/** A small course without axes: 24 months, this year in accent, a dot at its end. */
export interface SparkData {
  values: (number | null)[]
  /** how many of the last points are this year's */
  recent: number
}

export function sparkOption({ values, recent }: SparkData, look: Look) {
  const from = values.length - recent
  const line = (data: (number | null)[], color: string, width: number) => ({
    type: 'line' as const,
    data: data.map((value, at) => ({ value, symbol: at === values.length - 1 ? 'circle' : 'none' })),
    symbolSize: look.px(6),
    showAllSymbol: true,
    color,
    lineStyle: { width: look.px(width) },
  })
  const at = (keep: (at: number) => boolean) => values.map((value, nth) => (keep(nth) ? value : null))
  return {
    ...base(look),
    grid: { left: look.px(3), right: look.px(5), top: look.px(4), bottom: look.px(4), outerBoundsMode: 'none' as const },
    xAxis: { type: 'category' as const, show: false, boundaryGap: false },
    yAxis: { type: 'value' as const, show: false, scale: true },
    series: [
      line(at((nth) => nth < from), look.comparator, 1.25),
      line(at((nth) => nth >= from - 1), look.accent, 1.75),
    ],
  }
}
