/**
 * Periods -> windows of months. A frame is one row of the calendar with the window it covers now and the windows
 * it is compared with. Pure: no clock; where the data end is said by the snapshot.
 */
import type { Accumulation, Baseline, Grain } from '@jingxian/schema/vocabulary/cube-words'
import {
  addMonths,
  keyOfMonth,
  keysBetween,
  monthsPer,
  shiftWindow,
  windowOf,
  type Month,
  type PeriodKey,
  type Window,
  firstOfYear,
} from '@jingxian/schema/vocabulary/period'

/** c: current, p: previous period, y: same period last year. */
export type FrameRole = 'c' | 'p' | 'y'
export const ROLE_OF: Record<Baseline, FrameRole> = { PREVIOUS_PERIOD: 'p', SAME_PERIOD_LAST_YEAR: 'y' }

export interface FrameWindow extends Window {
  /** Period key of the window's end, at the question's grain. */
  key: PeriodKey
}

export interface Frame {
  index: number
  key: PeriodKey
  grain: Grain
  accumulate: Accumulation
  /** False while months of the period are still to come, or the month itself is still running. */
  complete: boolean
  windows: Record<FrameRole, FrameWindow>
}

/** The first month whose signings a rate of cohorts looks at. */
export function firstCohort(window: 'COHORT_YEAR' | 'COHORT_36M', to: Month): Month {
  return window === 'COHORT_YEAR' ? firstOfYear(to) : addMonths(to, -35)
}

interface Periods {
  grain: Grain
  from: PeriodKey
  to: PeriodKey
  accumulate: Accumulation
}

/** One frame per period, oldest first. */
export function framesOf(periods: Periods, dataThrough: Month): Frame[] {
  return keysBetween(periods.from, periods.to, periods.grain).map((key, index) =>
    frame(index, key, key, periods, dataThrough),
  )
}

/** One frame over the whole range: what a row shows when PERIOD is not among its dimensions. */
export function wholeFrame(periods: Periods, dataThrough: Month, index = 0): Frame {
  return frame(index, periods.from, periods.to, periods, dataThrough)
}

function frame(index: number, first: PeriodKey, last: PeriodKey, periods: Periods, dataThrough: Month): Frame {
  const { grain, accumulate } = periods
  const [start, end] = [windowOf(first), windowOf(last)]
  const back = -(keysBetween(first, last, grain).length * monthsPer(grain))
  const current = spanned(start, cut(end, grain, dataThrough), accumulate)
  return {
    index,
    key: last,
    grain,
    accumulate,
    complete: end.to <= dataThrough,
    windows: {
      c: keyed(current, grain),
      p: keyed(spanned(shiftWindow(start, back), shiftWindow(end, back), accumulate), grain),
      y: keyed(shiftWindow(current, -12), grain),
    },
  }
}

/** A quarter, half or year that still runs ends where the data end, so that its base can be cut alike. */
function cut(full: Window, grain: Grain, dataThrough: Month): Window {
  const runs = grain !== 'MONTH' && full.from <= dataThrough && full.to > dataThrough
  return runs ? { from: full.from, to: dataThrough } : full
}

/** From where the first period starts to accumulate to where the last one ends. */
function spanned(first: Window, last: Window, accumulate: Accumulation): Window {
  const from = {
    PERIOD: first.from,
    YEAR_TO_DATE: firstOfYear(first.to),
    ROLLING_12_MONTHS: addMonths(Math.min(first.to, last.to), -11),
  }
  return { from: from[accumulate], to: last.to }
}

function keyed(window: Window, grain: Grain): FrameWindow {
  return { ...window, key: keyOfMonth(window.to, grain) }
}
