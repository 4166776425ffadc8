import type { Look } from '../look.ts'

/** What every option begins with. Motion only where something happened: switched off by default. */
export function base(look: Look) {
  return {
    animation: false,
    textStyle: { fontFamily: look.sans, fontSize: look.type(12), color: look.ink3 },
    aria: { enabled: false },
  }
}

/** Charts that stand below each other on a wall share one left edge; the room that their axis takes. */
export const LARGE = { axis: 54, bar: 28 }

/** A value axis with faint lines and no frame. */
export function valueAxis(look: Look, fromZero = true) {
  return {
    type: 'value' as const,
    min: fromZero ? 0 : undefined,
    scale: !fromZero,
    splitNumber: 4,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: look.line, width: 1 } },
    axisLabel: { color: look.ink3, fontSize: look.type(11) },
  }
}

export function categoryAxis(look: Look, names: readonly string[]) {
  return {
    type: 'category' as const,
    data: [...names],
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: look.ink3, fontSize: look.type(11) },
  }
}
