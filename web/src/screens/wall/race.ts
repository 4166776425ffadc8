/**
 * The race of a year, from rows that the server put in order step by step. Places, ranks and figures are the server's,
 * equal values too stand as it put them; here are only lengths of bars and the choice of what is lit. Pure.
 */
import type { Movement } from '@jingxian/schema/vocabulary/cube-words'
import type { RaceData } from '../../charts/options/race.ts'
import { absentText } from '../../ui/figures.ts'
import { pixels } from '../../ui/format.ts'
import type { WallChaseQuery } from '../../generated/graphql.ts'
import type { WallFormat } from './figures.ts'

type AnsweredRow = WallChaseQuery['snapshot']['race']['rows']['nodes'][number]

/** A unit at one step. */
export interface Stand {
  /** the place in the server's order, from 0 */
  slot: number
  rank: number | undefined
  move: { state: Movement; places?: number | null; hollow: boolean }
  text: string
  isPresent: boolean
  /** of the longest bar of the whole race, 0 to 1 */
  part: number
}
export interface Lane {
  code: string
  name: string
  /** one a step; none where the server told nothing */
  stands: (Stand | undefined)[]
}
export interface Race {
  /** keys of the periods */
  steps: string[]
  lanes: Lane[]
  isRate: boolean
  /** each step's figure holds those before it: bars have a part a step */
  isSum: boolean
  /** of years: did this step tell of the same units as the one before it? Otherwise its places pass nobody. */
  compares: boolean[]
}

/** `byYear`: the steps are years. Of months the steps are sums up to each; years and rates stand for themselves. */
export function raceOf(rows: readonly AnsweredRow[], format: WallFormat, byYear = false): Race {
  // A step of which nobody has told anything is no step.
  const steps = [...new Set(rows.flatMap(({ key, metric }) => (key.period && metric.value != null ? [key.period.key] : [])))]
  const longest = Math.max(...rows.map(({ metric }) => pixels(metric.value)), 1e-9)
  const lanes = new Map<string, Lane>()
  for (const [nth, step] of steps.entries()) {
    rows.filter(({ key }) => key.period?.key === step).forEach(({ key: { city }, metric }, slot) => {
      if (!city) return
      const lane = lanes.get(city.code) ?? { code: city.code, name: city.shortName, stands: [] }
      lane.stands[nth] = standOf(metric, slot, longest, format)
      lanes.set(city.code, lane)
    })
  }
  const all = [...lanes.values()]
  const compares = steps.map((_, nth) => !byYear || tellTheSame(all, nth, Math.max(nth - 1, 0)))
  for (const { stands } of all) stands.forEach((stand, nth) => stand && !compares[nth] && (stand.move.state = 'UNAVAILABLE'))
  return { steps, lanes: all, isRate: format.isRate, isSum: !format.isRate && !byYear, compares }
}

/** Do two steps tell of the same units? */
function tellTheSame(lanes: readonly Lane[], one: number, other: number): boolean {
  return lanes.every(({ stands }) => Boolean(stands[one]?.isPresent) === Boolean(stands[other]?.isPresent))
}

function standOf({ rank, ...cell }: AnsweredRow['metric'], slot: number, longest: number, format: WallFormat): Stand {
  const { value } = cell
  return {
    slot,
    rank: rank?.position,
    move: { state: rank?.movement.state ?? 'UNAVAILABLE', places: rank?.movement.places, hollow: rank?.movement.certain === false },
    text: value == null ? absentText(cell) : format.value(value),
    isPresent: value != null,
    part: Math.max(pixels(value), 0) / longest,
  }
}

export interface RaceRow extends Stand {
  code: string
  name: string
  /** where earlier steps ended, in parts of the longest bar */
  marks: number[]
  /** where this step begins; the rest up to `part` is bright */
  from: number
  /** stands ahead of one that it stood behind a step ago */
  passes: boolean
}

/** Too short a bar has no room for marks of its months. */
const MARKED_FROM = 0.4

/** The rows of one step, in the server's order. */
export function rowsAt({ lanes, isRate, isSum, compares }: Race, step: number): RaceRow[] {
  const present = lanes.flatMap(({ code, name, stands }) => {
    const stand = stands[step]
    return stand ? [{ ...stand, code, name, before: stands[step - 1], earlier: stands.slice(0, step) }] : []
  })
  return present
    .map(({ before, earlier, ...row }) => {
      const ends = earlier.map((stand) => stand?.part ?? 0)
      return {
        ...row,
        marks: !isSum || row.part < MARKED_FROM ? [] : ends.filter((end) => end > 0 && end < row.part),
        // What is no sum of its steps belongs to this step as a whole.
        from: !isSum ? 0 : Math.min(ends[ends.length - 1] ?? 0, row.part),
        passes: !isRate && Boolean(compares[step]) && present.some((other) => hasPassed(row.rank, before?.rank, other.rank, other.before?.rank)),
      }
    })
    .sort((a, b) => a.slot - b.slot)
}

/** Two ranks each, now and before: level is not passed. */
export function hasPassed(now?: number | null, before?: number | null, other?: number | null, otherBefore?: number | null): boolean {
  return now != null && before != null && other != null && otherBefore != null && now < other && before > otherBefore
}

/** How many of those who climbed are lit beside the leader and the one that fell most. */
const RISERS = 2

/** The lines of the course: the leader, the best climbers and the worst fall of the race are lit; of a rate, whose ranks prove little, and of years with other units only the leader. */
export function courseOfRace({ lanes, steps, isRate, compares }: Race, step: number, nameOfStep: (key: string) => string): RaceData {
  const last = steps.length - 1
  const moves = !isRate && compares.every(Boolean)
  const course = lanes.map(({ code, stands }) => ({ code, climb: (stands[0]?.slot ?? 0) - (stands[last]?.slot ?? 0), leads: stands[last]?.rank === 1, ran: moves && Boolean(stands[0]?.rank && stands[last]?.rank) }))
  const others = course.filter(({ leads, ran }) => !leads && ran).sort((a, b) => b.climb - a.climb)
  const risers = others.filter(({ climb }) => climb > 0).slice(0, RISERS)
  const faller = others.slice(-1).filter(({ climb }) => climb < 0)
  const roleOf = (code: string) => {
    if (course.some((lane) => lane.code === code && lane.leads)) return 'leader'
    if (risers.some((lane) => lane.code === code)) return 'riser'
    return faller.some((lane) => lane.code === code) ? 'faller' : 'other'
  }
  return {
    steps: steps.map(nameOfStep),
    upTo: step + 1,
    lines: lanes.map(({ code, name, stands }) => ({
      id: code,
      name: briefName(name),
      role: roleOf(code),
      slots: steps.map((_, nth) => (stands[nth]?.isPresent ? (stands[nth]?.slot ?? null) : null)),
    })),
  }
}

/** 沈抚 where there is no room for 沈抚示范区. */
export const briefName = (name: string): string => name.replace(/示范区$/, '')
