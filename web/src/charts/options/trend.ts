import type { Look } from '../look.ts'
import { base, categoryAxis, LARGE, valueAxis } from './base.ts'

/** The one large line of a wall. Both ends are written, so its axis may start off zero, and only where it does not is it an area. An empty step has no name. */
export interface TrendData {
  steps: string[]
  values: (number | null)[]
  /** the same stretch a year ago, in grey */
  past?: (number | null)[]
  first: string
  last: string
}

export function trendOption(data: TrendData, look: Look) {
  const fromZero = startsAtZero(data)
  const axis = categoryAxis(look, data.steps)
  return {
    ...base(look),
    grid: { left: look.type(LARGE.axis), right: look.type(15), top: look.type(22), bottom: look.type(20), outerBoundsMode: 'none' as const },
    xAxis: {
      ...axis,
      boundaryGap: false,
      axisLine: { show: true, lineStyle: { color: look.line, width: 1 } },
      axisLabel: { ...axis.axisLabel, interval: 0, margin: look.px(12) },
    },
    yAxis: { ...(fromZero ? valueAxis(look, true) : { ...valueAxis(look, false), boundaryGap: [`${ROOM_BELOW * 100}%`, '6%'] }), splitNumber: 3 },
    series: [
      ...(data.past ? [{ type: 'line' as const, data: data.past, symbol: 'none', color: look.comparator, lineStyle: { width: look.px(2.25) } }] : []),
      {
        type: 'line' as const,
        symbol: 'circle',
        symbolSize: look.px(11),
        showAllSymbol: true,
        color: look.accent,
        lineStyle: { width: look.px(3.5), join: 'round' as const },
        areaStyle: fromZero ? { opacity: 0.08 } : undefined,
        data: ends(data, look, fromZero),
      },
    ],
  }
}

/** Room below the first point, so that its figure stands clear of the line; what cannot be negative starts at zero then. */
const ROOM_BELOW = 0.4
function startsAtZero({ values, past = [] }: TrendData): boolean {
  const known = [...values, ...past].filter((value): value is number => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return low >= 0 && low - (high - low) * ROOM_BELOW < 0
}

/** Nearer to zero than this part of the whole, a figure below its point would lie on the axis. */
const LEAST_ROOM = 0.3

function ends({ values, past, first, last }: TrendData, look: Look, fromZero: boolean) {
  // The first figure stands clear of its own line and of the one of the year before.
  const hasRoom = !fromZero || (values[0] ?? 0) > Math.max(...values.map((value) => value ?? 0)) * LEAST_ROOM
  const isBelow = hasRoom && ((values[2] ?? 0) > (values[0] ?? 0) || (past?.[0] ?? 0) > (values[0] ?? 0))
  return values.map((value, at) => {
    const text = at === 0 ? first : at === values.length - 1 ? last : ''
    return {
      value,
      symbol: text ? 'circle' : 'none',
      itemStyle: at === 0 ? { color: look.comparator } : undefined,
      label: {
        show: Boolean(text),
        position: at === 0 && isBelow ? ('bottom' as const) : ('top' as const),
        distance: look.px(10),
        align: at === 0 ? ('left' as const) : ('right' as const),
        offset: [look.px(at === 0 ? 2 : 8), 0],
        color: look.ink,
        fontSize: look.type(14.5),
        fontWeight: 650,
        formatter: text,
      },
    }
  })
}
