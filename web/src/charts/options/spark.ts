import type { Look } from '../look.ts'
import { base } from './base.ts'

/** A small course without axes: 24 months, this year in accent, a dot at its end. */
export interface SparkData {
  values: (number | null)[]
  /** how many of the last points are this year's */
  recent: number
  /** the same stretch a year ago; then all of `values` is this year's */
  past?: (number | null)[]
}

export function sparkOption({ values, recent, past }: SparkData, look: Look) {
  const from = values.length - recent
  const line = (data: (number | null)[], color: string, width: number) => ({
    type: 'line' as const,
    data: data.map((value, at) => ({ value, symbol: at === data.length - 1 && color === look.accent ? 'circle' : 'none' })),
    symbolSize: look.type(6),
    showAllSymbol: true,
    color,
    lineStyle: { width: look.type(width) },
  })
  const at = (keep: (at: number) => boolean) => values.map((value, nth) => (keep(nth) ? value : null))
  return {
    ...base(look),
    grid: { left: look.px(3), right: look.type(4), top: look.px(4), bottom: look.px(4), outerBoundsMode: 'none' as const },
    xAxis: { type: 'category' as const, show: false, boundaryGap: false },
    yAxis: { type: 'value' as const, show: false, scale: true },
    series: [
      past ? line(past.slice(0, Math.max(values.length, past.length)), look.comparator, 1.25) : line(at((nth) => nth < from), look.comparator, 1.25),
      line(past ? values : at((nth) => nth >= from - 1), look.accent, 1.75),
    ],
  }
}
