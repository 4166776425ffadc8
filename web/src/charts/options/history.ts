import type { Look } from '../look.ts'
import { base, categoryAxis, valueAxis } from './base.ts'

/** Bars by month with one of them marked, and on top of it, dashed, what does not count yet. */
export interface HistoryData {
  /** '' for a month that is not named on the axis */
  names: string[]
  values: number[]
  marked?: number
  claim?: { at: number; value: number; label: string }
  /** the highest bar, with its figure */
  largest?: { at: number; label: string }
}

export function historyOption(data: HistoryData, look: Look) {
  const axis = categoryAxis(look, data.names)
  const radius = look.px(2)
  return {
    ...base(look),
    grid: { left: 0, right: look.px(4), top: look.px(22), bottom: 0, outerBoundsMode: 'same' as const },
    xAxis: { ...axis, axisLabel: { ...axis.axisLabel, interval: 0, hideOverlap: true, lineHeight: look.type(15) } },
    // Withdrawals may reach below zero.
    yAxis: { ...valueAxis(look), min: ({ min }: { min: number }) => Math.min(0, min) },
    series: [
      {
        type: 'bar' as const,
        stack: 'month',
        barMaxWidth: look.px(18),
        data: data.values.map((value, at) => ({
          value,
          itemStyle: { color: at === data.marked ? look.accent : look.accentMuted, borderRadius: radius },
          label: { show: at === data.largest?.at && at !== data.claim?.at, formatter: data.largest?.label ?? '', align: alignAt(at, data) },
        })),
        label: { position: 'top' as const, color: look.ink2, fontSize: look.type(11) },
      },
      ...(data.claim ? [claimBar(data, data.claim, look)] : []),
    ],
  }
}

/** A figure over one of the outer bars stays inside the chart. */
function alignAt(at: number, { names }: HistoryData): 'left' | 'center' | 'right' {
  if (at < 1) return 'left'
  return at > names.length - 2 ? 'right' : 'center'
}

function claimBar(data: HistoryData, claim: NonNullable<HistoryData['claim']>, look: Look) {
  return {
    type: 'bar' as const,
    stack: 'month',
    barMaxWidth: look.px(18),
    itemStyle: { color: look.accentSoft, borderColor: look.accent, borderWidth: look.px(1.25), borderType: 'dashed' as const, borderRadius: look.px(2) },
    label: {
      show: true,
      position: claim.value < 0 ? ('bottom' as const) : ('top' as const),
      color: look.ink,
      fontSize: look.type(12),
      fontWeight: 600,
      formatter: claim.label,
      align: alignAt(claim.at, data),
    },
    data: data.names.map((_, at) => (at === claim.at ? claim.value : null)),
  }
}
