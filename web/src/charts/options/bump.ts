import type { Look } from '../look.ts'
import { base, categoryAxis } from './base.ts'

/**
 * Ranks over time. A tie keeps its shared rank in the text, but every unit has a slot of its own,
 * so that no two names lie on each other.
 */
export interface BumpData {
  steps: string[]
  lines: {
    id: string
    name: string
    role: 'own' | 'rival' | 'other'
    points: ({ slot: number; rank: number } | null)[]
  }[]
}

type Line = BumpData['lines'][number]

const WIDTH = { own: 3, rival: 2.25, other: 1.25 }
const LAYER = { own: 4, rival: 3, other: 2 }

export function bumpOption(data: BumpData, look: Look) {
  const slots = data.lines.length
  const side = look.type(34 + 12 * Math.max(2, ...data.lines.map((line) => line.name.length)))
  return {
    ...base(look),
    grid: { left: side, right: side, top: look.px(8), bottom: look.type(24), outerBoundsMode: 'none' as const },
    xAxis: courseAxis(data.steps, look),
    yAxis: { type: 'value' as const, inverse: true, min: 0.5, max: slots + 0.5, show: false },
    series: [...data.lines.map((line) => bumpLine(line, look)), absentNames(data, look)],
  }
}

/** The last period is always named; of the others as many as there is room for. */
function courseAxis(steps: string[], look: Look) {
  const axis = categoryAxis(look, steps)
  const every = Math.ceil(steps.length / 6)
  const interval = (at: number) => (steps.length - 1 - at) % every === 0
  return { ...axis, boundaryGap: false, axisLabel: { ...axis.axisLabel, interval } }
}

function bumpLine(line: Line, look: Look) {
  const color = line.role === 'own' ? look.accent : line.role === 'rival' ? look.ink2 : look.ink4
  return {
    type: 'line' as const,
    id: line.id,
    name: line.name,
    smooth: 0.35,
    smoothMonotone: 'x' as const,
    z: LAYER[line.role],
    symbol: 'circle',
    showAllSymbol: true,
    symbolSize: look.type(line.role === 'other' ? 4 : 6),
    color,
    lineStyle: { width: look.type(WIDTH[line.role]), opacity: line.role === 'other' ? 0.6 : 1 },
    emphasis: { focus: 'series' as const, lineStyle: { width: look.type(2.5), opacity: 1 } },
    blur: { lineStyle: { opacity: 0.25 }, label: { opacity: 0.35 }, itemStyle: { opacity: 0.25 } },
    data: namedEnds(line, color, look),
  }
}

/** 大连 2 at the left edge, 2 大连 at the right; there is no legend. */
function namedEnds(line: Line, color: string, look: Look) {
  const last = line.points.length - 1
  const text = { color: line.role === 'other' ? look.ink2 : color, fontWeight: line.role === 'other' ? 400 : 650 }
  return line.points.map((point, at) => {
    if (!point) return null
    const end = at === last ? 'right' : at === 0 ? 'left' : undefined
    return {
      value: point.slot,
      label: {
        show: end !== undefined,
        position: end,
        distance: look.px(7),
        fontSize: look.type(12),
        formatter: end === 'right' ? `${point.rank} ${line.name}` : `${line.name} ${point.rank}`,
        ...text,
      },
    }
  })
}

/** Who has no rank in the last period keeps a name there, below the ranked ones: 未报 is not vanished. */
function absentNames({ lines, steps }: BumpData, look: Look) {
  const absent = lines.filter((line) => !line.points[line.points.length - 1])
  return {
    type: 'scatter' as const,
    id: 'absent',
    silent: true,
    symbolSize: 0.01,
    itemStyle: { opacity: 1 },
    label: { show: true, position: 'right' as const, distance: look.px(7), fontSize: look.type(12), color: look.ink3 },
    data: absent.map((line, nth) => ({
      value: [steps.length - 1, lines.length - absent.length + nth + 1],
      label: { formatter: `— ${line.name}` },
    })),
  }
}
