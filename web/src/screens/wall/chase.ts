/** Who chases whom at the end of the race: gaps, overtakes, climbers, the closest. Every number is the server's. Pure. */
import type { DisplayUnit } from '@jingxian/schema/vocabulary/unit'
import { t } from '../../i18n/text.ts'
import { percent, stepsOf } from '../../ui/format.ts'
import type { WallChaseQuery } from '../../generated/graphql.ts'
import { columnFormat, type WallFormat } from './figures.ts'
import { briefName, hasPassed, type Race, type Stand } from './race.ts'

type AnsweredRow = WallChaseQuery['snapshot']['board']['rows']['nodes'][number]

/** What lies between a row and the one above it: the gap of the one is the lead of the other. */
export interface Rung {
  code: string
  isLevel: boolean
  /** the difference, and what part of its own value the one behind must add */
  gap?: string
  part?: string
  isClose: boolean
}

/** A gap of less than this part of one's own value can be closed by one good month. */
const CLOSE = 0.02

export function rungsOf(rows: readonly AnsweredRow[], format: WallFormat): Rung[] {
  return rows.slice(1).map(({ key, metric: { rank } }, nth) => {
    const code = key.city?.code ?? ''
    const isLevel = rank != null && rank.position === rows[nth]?.metric.rank?.position
    if (!rank?.gapToNext || isLevel) return { code, isLevel, isClose: isLevel }
    const { difference, ratio } = rank.gapToNext
    return { code, isLevel, gap: gapText(format.gap(difference)), part: format.isRate || !ratio ? undefined : partText(ratio), isClose: !format.isRate && ratio != null && Number(ratio) <= CLOSE }
  })
}

/** Who is not level has a gap: what would be written as 0.0 is less than 0.1. */
function gapText(text: string): string {
  return /[1-9]/.test(text) ? text : `<${text.replace(/0$/, '1')}`
}

/** From one times its own value on, percents are no help to anybody. */
function partText(ratio: string): string | undefined {
  return Number(ratio) < 1 ? `${gapText(percent(ratio, Number(ratio) < 0.1 ? 1 : 0))}%` : undefined
}

export interface Overtake {
  code: string
  name: string
  rank: number
  passed: string
}

/** Characters that a line has for both names, the one that passed and those that it passed. */
const ROOM = 10

/** Who stands ahead of whom it stood behind a period ago. */
export function overtakesOf(rows: readonly AnsweredRow[]): Overtake[] {
  const ranked = rows.flatMap(({ key, metric: { rank } }) => (key.city && rank ? [{ ...key.city, rank }] : []))
  return ranked.flatMap(({ code, shortName, rank }) => {
    const name = briefName(shortName)
    const passed = ranked.filter((other) => hasPassed(rank.position, rank.previous, other.rank.position, other.rank.previous)).map((other) => briefName(other.shortName))
    return passed.length ? [{ code, name, rank: rank.position, passed: namesText(passed, ROOM - name.length) }] : []
  })
}

/** All names, or as many as there is room for and how many they are. */
function namesText(names: readonly string[], room: number): string {
  const all = names.join(t('wall.chase.comma'))
  if (all.length <= room) return all
  const some = names.map((_, nth) => t('wall.chase.andMore', { names: names.slice(0, nth + 1).join(t('wall.chase.comma')), n: names.length }))
  return [...some].reverse().find((text) => text.replace(/ /g, '').length <= room) ?? some[0] ?? all
}

export interface Climber {
  code: string
  name: string
  from: number
  to: number
  places: string
}

/** Who has won most places since the same period a year ago. */
export function climbersOfYear(rows: readonly AnsweredRow[]): Climber[] {
  return rows
    .flatMap(({ key, metric: { rank } }) => (key.city && rank?.lastYear && rank.sinceLastYear.state === 'UP' ? [{ city: key.city, rank, from: rank.lastYear, won: rank.sinceLastYear.places ?? 0 }] : []))
    .sort((a, b) => b.won - a.won)
    .map(({ city, rank, from, won }) => ({ code: city.code, name: briefName(city.shortName), from, to: rank.position, places: stepsOf(won) }))
}

export interface Pursuit {
  code: string
  name: string
  ahead: string
  /** in a unit of its own: a sentence is no column */
  gap: string
  unit: string
  part?: string
}

/** The closest behind another, by the part of its own value that it lacks; of a rate by points, as the server gives no part. */
export function pursuitsOf(rows: readonly AnsweredRow[], stored: DisplayUnit): Pursuit[] {
  const { isRate } = columnFormat(stored)
  return rows
    .flatMap(({ key, metric: { rank } }) => (key.city && rank?.gapToNext?.key.city ? [{ city: key.city, ahead: briefName(rank.gapToNext.key.city.shortName), ...rank.gapToNext }] : []))
    .sort((a, b) => (isRate ? Number(a.difference) - Number(b.difference) : Number(a.ratio ?? Infinity) - Number(b.ratio ?? Infinity)))
    .map(({ city, ahead, difference, ratio }) => {
      const { gap, gapUnitText } = columnFormat(stored, [difference])
      return { code: city.code, name: briefName(city.shortName), ahead, gap: gapText(gap(difference)), unit: gapUnitText, part: isRate || !ratio ? undefined : partText(ratio) }
    })
}

export interface Form {
  code: string
  name: string
  moves: Stand['move'][]
}

/** How many steps back a card looks. */
export const FORM_STEPS = 5

/** The latest movements as the server called them, of those whose rank moved most often first; of the leader always. */
export function formsOf({ lanes, steps }: Race): Form[] {
  const recent = lanes.map(({ code, name, stands }) => ({ code, name, last: stands[steps.length - 1], moves: stands.slice(-FORM_STEPS).map((stand) => stand?.move ?? { state: 'UNAVAILABLE' as const, hollow: false }) }))
  const restless = ({ moves }: (typeof recent)[number]) => moves.filter(({ state }) => state === 'UP' || state === 'DOWN').length
  return recent
    .filter(({ last }) => last?.isPresent)
    .sort((a, b) => Number(b.last?.rank === 1) - Number(a.last?.rank === 1) || restless(b) - restless(a) || (a.last?.slot ?? 0) - (b.last?.slot ?? 0))
    .map(({ code, name, moves }) => ({ code, name: briefName(name), moves }))
}
