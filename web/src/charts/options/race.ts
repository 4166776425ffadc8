import type { Look } from '../look.ts'
import { base, categoryAxis } from './base.ts'

/**
 * The course of ranks beside the rows of a race: each line ends at the height of its row, so the rows that stand to the
 * right of it need no names here. Only three stories are lit; all else is grey.
 */
export interface RaceData {
  steps: string[]
  /** how many steps are drawn */
  upTo: number
  lines: {
    id: string
    name: string
    role: 'leader' | 'riser' | 'faller' | 'other'
    /** the place in the order of each step, from 0 */
    slots: (number | null)[]
  }[]
}

type Line = RaceData['lines'][number]

const LAYER = { leader: 5, riser: 4, faller: 3, other: 2 }
/** The names of steps stand above the rows; the same height as the head of the rows. */
export const RACE_HEAD = 40
/** Room for the longest name before the first step. */
const NAMES = 104

export function raceOption({ steps, upTo, lines }: RaceData, look: Look) {
  const every = Math.ceil(steps.length / 6)
  const axis = categoryAxis(look, steps)
  return {
    ...base(look),
    grid: { left: look.px(NAMES), right: look.px(26), top: look.px(RACE_HEAD), bottom: 0, outerBoundsMode: 'none' as const },
    xAxis: {
      ...axis,
      position: 'top' as const,
      boundaryGap: false,
      axisLabel: {
        ...axis.axisLabel,
        margin: look.px(11),
        // The step that is shown is always named; its neighbours leave it room.
        interval: (at: number) => at === upTo - 1 || ((steps.length - 1 - at) % every === 0 && Math.abs(at - (upTo - 1)) > every / 2),
        color: (name: string) => (name === steps[upTo - 1] ? look.ink : look.ink3),
      },
    },
    yAxis: { type: 'value' as const, inverse: true, min: -0.5, max: Math.max(lines.length, 1) - 0.5, show: false },
    series: lines.map((line) => courseLine(line, upTo, look)),
  }
}

function courseLine(line: Line, upTo: number, look: Look) {
  const isLit = line.role !== 'other'
  const color = { leader: look.ink, riser: look.accent, faller: look.categories[1] ?? look.ink2, other: look.ink4 }[line.role]
  return {
    type: 'line' as const,
    id: line.id,
    silent: true,
    smooth: 0.4,
    smoothMonotone: 'x' as const,
    z: LAYER[line.role],
    symbol: 'circle',
    showAllSymbol: true,
    color,
    lineStyle: { width: look.px(isLit ? 4 : 1.6), opacity: isLit ? 1 : 0.75 },
    data: line.slots.map((slot, at) => {
      if (slot === null || at >= upTo) return null
      const isEnd = at === 0 || at === upTo - 1
      return {
        value: slot,
        symbolSize: isEnd ? look.px(isLit ? 14 : 9) : 0.01,
        label: {
          show: at === 0,
          position: 'left' as const,
          distance: look.px(10),
          formatter: line.name,
          fontSize: look.type(11),
          color: isLit ? color : look.ink3,
          fontWeight: isLit ? 600 : 400,
        },
      }
    }),
  }
}
