/** The course of the chosen metric as charts. Only picks and names. */
import type { BarData } from '../../charts/options/bar.ts'
import type { LineData } from '../../charts/options/line.ts'
import type { ProvinceTrendQuery } from '../../generated/graphql.ts'
import type { FigureFormat } from '../../ui/figures.ts'
import { nameOf, shortName } from '../../ui/periods.ts'

type Steps = ProvinceTrendQuery['snapshot']['months']['rows']['nodes']
const keyOf = ({ key }: Steps[number]) => key.period?.key ?? ''

/** The last twelve months beside the same months a year before; years stand alone. */
export function monthBars(steps: Steps, { plotted }: FigureFormat): BarData {
  const values = steps.map((step) => plotted(step.metric.value))
  const months = keyOf(steps[0]!).length > 4
  const half = months ? Math.floor(steps.length / 2) : 0
  return {
    names: steps.slice(half).map((step) => shortName(keyOf(step))),
    values: values.slice(half),
    past: months ? values.slice(0, half) : undefined,
  }
}

/** The course with its two ends written. */
export function courseLine(steps: Steps, name: string, format: FigureFormat): LineData {
  const values = steps.map((step) => format.plotted(step.metric.value))
  const text = (at: number) => {
    const value = steps[at]?.metric.value
    return value == null ? undefined : format.value(value)
  }
  return {
    steps: steps.map((step) => nameOf(keyOf(step))),
    lines: [{ name, values, first: text(0), last: text(steps.length - 1) }],
  }
}
