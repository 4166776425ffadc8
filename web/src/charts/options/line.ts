import type { Look } from '../look.ts'
import { base, categoryAxis, valueAxis } from './base.ts'

/** A course over time: a line, never an area, as its axis may start off zero. The first and last values are written. */
export interface LineData {
  steps: string[]
  lines: { name: string; values: (number | null)[]; past?: boolean; first?: string; last?: string }[]
  fromZero?: boolean
}

export function lineOption(data: LineData, look: Look) {
  return {
    ...base(look),
    grid: { left: 0, right: look.px(8), top: look.px(24), bottom: 0, outerBoundsMode: 'same' as const },
    xAxis: { ...categoryAxis(look, data.steps), boundaryGap: false },
    yAxis: valueAxis(look, data.fromZero ?? false),
    series: data.lines.map((line, index) => ({
      type: 'line' as const,
      name: line.name,
      symbol: 'circle',
      symbolSize: look.px(6),
      showAllSymbol: true,
      lineStyle: { width: look.px(line.past ? 1.25 : 2.25) },
      color: line.past ? look.comparator : look.categories[index],
      data: ends(line, look),
    })),
  }
}

/** Only the two ends carry a dot and a label. */
function ends(line: LineData['lines'][number], look: Look) {
  const last = line.values.length - 1
  return line.values.map((value, at) => {
    const text = at === 0 ? line.first : at === last ? line.last : undefined
    return {
      value,
      symbol: at === last || (at === 0 && text) ? 'circle' : 'none',
      label: { show: Boolean(text), position: 'top' as const, align: at === 0 ? ('left' as const) : ('right' as const), color: look.ink, fontSize: look.type(12), fontWeight: 600, formatter: text },
    }
  })
}
