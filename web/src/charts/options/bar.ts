import type { Look } from '../look.ts'
import { base, categoryAxis, LARGE, valueAxis } from './base.ts'

/** Bars from zero, lying or standing; `past` stands beside each bar in grey. */
export interface BarData {
  names: string[]
  values: (number | null)[]
  past?: (number | null)[]
  /** the bar that is spoken of */
  marked?: number
  lying?: boolean
  /** text at the end of each bar, already formatted */
  labels?: string[]
  /** of a wall: thick bars, and the left edge that all its charts share */
  large?: boolean
}

export function barOption(data: BarData, look: Look) {
  const category = { ...categoryAxis(look, data.names), inverse: data.lying ?? false }
  // Money withdrawn hangs below zero.
  const isBelow = data.values.some((v) => v !== null && v < 0)
  const value = { ...valueAxis(look), ...(isBelow && { min: undefined }), show: !data.labels }
  const width = look.px(data.lying ? 10 : data.large ? LARGE.bar : 18)
  const radius = look.px(2)
  const past = data.past && {
    type: 'bar' as const,
    data: data.past,
    barMaxWidth: width,
    itemStyle: { color: look.comparator, borderRadius: radius },
  }
  const edges = { left: 0, right: look.px(data.labels ? 52 : 4), top: look.px(12), bottom: 0, outerBoundsMode: 'same' as const }
  const shared = { left: look.type(LARGE.axis), right: look.type(4), top: look.px(12), bottom: look.type(18), outerBoundsMode: 'none' as const }
  return {
    ...base(look),
    grid: data.large ? shared : edges,
    xAxis: data.lying ? value : category,
    yAxis: data.lying ? category : value,
    series: [
      ...(past ? [past] : []),
      {
        type: 'bar' as const,
        barMaxWidth: width,
        data: data.values.map((v, i) => ({
          value: v,
          itemStyle: { color: i === data.marked || data.marked === undefined ? look.accent : look.accentMuted },
        })),
        itemStyle: { borderRadius: radius },
        label: {
          show: Boolean(data.labels),
          position: data.lying ? ('right' as const) : ('top' as const),
          color: look.ink,
          fontSize: look.type(12),
          formatter: ({ dataIndex }: { dataIndex: number }) => data.labels?.[dataIndex] ?? '',
        },
      },
    ],
  }
}
