/** What is worth seeing in the demo province, told once: docs/demo.md lists it, the generator follows it. Pure. */
import type { Month } from '@jingxian/schema/vocabulary/period'

/** A unit with so few projects that its rates rest on too few. */
export const FEW_PROJECTS: Partial<Record<number, number>> = { 219900: 0.23 }

/** Domestic money in 2025 against what the unit's shape gives: before a month, and from it on. */
interface Pace {
  from: Month
  before: number
  after: number
}

/** 鞍山 comes from behind in the autumn and passes 营口, whose year runs out; 大连 takes the lead from 沈阳. */
const PACES: Partial<Record<number, Pace>> = {
  210100: { from: 202509, before: 1.02, after: 0.8 },
  210200: { from: 202509, before: 0.98, after: 1.2 },
  210300: { from: 202508, before: 0.92, after: 1.5 },
  210800: { from: 202508, before: 1.02, after: 0.62 },
}

export function paceOf(city: number, month: Month): number {
  const pace = PACES[city]
  if (!pace || month < 202501) return 1
  return month < pace.from ? pace.before : pace.after
}

/** A project of 125 亿元 in 葫芦岛 that has its permits to seek since the summer of 2023, and stands still. */
export const GIANT = {
  city: 211400,
  name: '滨海绿色石化新材料产业园',
  signed: '2023-04-18',
  established: '2023-06-27',
  lastMoney: 202310 as Month,
  domestic: 1_180_000,
  total: 1_250_000,
  jobs: 2600,
}

/** 150,000 typed for 15,000: accepted in August, found and reversed in November, entered anew. */
export const SLIP = { city: 210500, receivedOn: '2025-07-21', typed: 150_000, meant: 15_000 }

/** Returns that did not come as they should, beside the few that chance delays. */
export const LATE_RETURNS: readonly (readonly [unit: number, month: Month])[] = [
  [210900, 202508],
  [211300, 202506],
  [211200, 202510],
]
/** Long ago: this year's sums of the whole province stay comparable. */
export const MISSING_RETURNS: readonly (readonly [unit: number, month: Month])[] = [[211200, 202309]]
