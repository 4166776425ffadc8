import type { Look } from '../look.ts'
import { base, categoryAxis } from './base.ts'

/** A bar a year from zero, the last one in accent. With names and figures it stands alone; without, it is a small course. */
export interface YearsData {
  names?: string[]
  values: (number | null)[]
  /** the figures at the bars, already formatted */
  labels?: string[]
}

/** Bars are no wider than this, however few the years. */
const WIDEST = { small: 34, large: 72 }

export function yearsOption({ names, values, labels }: YearsData, look: Look) {
  const last = values.length - 1
  const axis = categoryAxis(look, names ?? values.map(() => ''))
  const isBelow = values.some((value) => value !== null && value < 0)
  return {
    ...base(look),
    grid: { left: 0, right: 0, top: labels ? look.type(24) : look.px(2), bottom: names ? look.type(20) : 0, outerBoundsMode: 'none' as const },
    xAxis: { ...axis, show: Boolean(names) },
    yAxis: { type: 'value' as const, show: false, min: isBelow ? undefined : 0 },
    series: [
      {
        type: 'bar' as const,
        barMaxWidth: look.px(names ? WIDEST.large : WIDEST.small),
        barCategoryGap: '25%',
        data: values.map((value, at) => ({ value, itemStyle: { color: at === last ? look.accent : look.comparator } })),
        itemStyle: { borderRadius: look.px(3) },
        label: {
          show: Boolean(labels),
          position: 'top' as const,
          color: look.ink,
          fontSize: look.type(14.5),
          fontWeight: 650,
          formatter: ({ dataIndex }: { dataIndex: number }) => labels?.[dataIndex] ?? '',
        },
      },
    ],
  }
}
