import { describe, expect, it } from 'vitest'
import { columnFormat } from './figures.ts'
import { courseOfRace, hasPassed, raceOf, rowsAt } from './race.ts'

type Rows = Parameters<typeof raceOf>[0]
type Told = [code: string, value: string | null, rank: number | null]

/** Months with their rows in the server's order. */
const rowsOf = (months: Record<string, Told[]>, certain = true) =>
  Object.entries(months).flatMap(([period, told]) =>
    told.map(([code, value, position]) => ({
      key: { period: { key: period }, city: { code, shortName: code } },
      metric: { state: value ? 'REPORTED' : 'NOT_REPORTED', value, rank: position && { position, movement: { state: 'SAME', places: 0, certain } } },
    })),
  ) as unknown as Rows

const YEAR = {
  '2025-01': [['a', '200000', 1], ['b', '100000', 2], ['c', '50000', 3]],
  '2025-02': [['a', '300000', 1], ['b', '250000', 2], ['c', '250000', 2]],
  '2025-03': [['c', '800000', 1], ['a', '400000', 2], ['b', '260000', 3]],
} satisfies Record<string, Told[]>
const race = raceOf(rowsOf(YEAR), columnFormat('WAN_YUAN', ['800000']))

describe('the race of a year', () => {
  it('has the rows of each step in the order of the server, level ones too', () => {
    expect([0, 1, 2].map((step) => rowsAt(race, step).map(({ code }) => code).join(''))).toEqual(['abc', 'abc', 'cab'])
  })
  it('moves no row while nobody overtakes', () => {
    expect(rowsAt(race, 1).map(({ slot }) => slot)).toEqual(rowsAt(race, 0).map(({ slot }) => slot))
    expect(rowsAt(race, 1).some(({ passes }) => passes)).toBe(false)
  })
  it('lights who stands ahead of one it stood behind, and nobody else', () => {
    expect(rowsAt(race, 2).map(({ code, passes }) => [code, passes])).toEqual([['c', true], ['a', false], ['b', false]])
  })
  it('has one scale from zero for all steps, so that bars only grow', () => {
    expect(rowsAt(race, 0).map(({ part }) => part)).toEqual([0.25, 0.125, 0.0625])
    expect(rowsAt(race, 2).map(({ part }) => part)).toEqual([1, 0.5, 0.325])
  })
  it('begins the bright part where the step before ended, and marks the earlier ones', () => {
    expect(rowsAt(race, 2)[1]).toMatchObject({ code: 'a', from: 0.375, marks: [0.25, 0.375] })
  })
  it('of years, which are no sums, has bars without parts, but true overtakes', () => {
    const years = raceOf(rowsOf(YEAR), columnFormat('WAN_YUAN', ['800000']), true)
    expect(rowsAt(years, 2).map(({ from, marks, passes }) => [from, marks.length, passes])).toEqual([[0, 0, true], [0, 0, false], [0, 0, false]])
  })
  it('of years that tell of different units has places, but nobody moves or passes', () => {
    const years = raceOf(rowsOf({ '2021': [['a', '9', 1], ['b', null, null]], '2022': [['b', '9', 1], ['a', '8', 2]], '2023': [['a', '9', 1], ['b', '8', 2]] }), columnFormat('WAN_YUAN', ['9']), true)
    expect(rowsAt(years, 1).map(({ move, passes }) => [move.state, passes])).toEqual([['UNAVAILABLE', false], ['UNAVAILABLE', false]])
    expect(rowsAt(years, 2)[0]).toMatchObject({ code: 'a', passes: true })
    expect(courseOfRace(years, 2, (key) => key).lines.map(({ role }) => role)).toEqual(['leader', 'other'])
  })
  it('of a rate has bars without months, and nobody passes', () => {
    const rate = raceOf(rowsOf(YEAR, false), columnFormat('PERCENT'))
    expect(rowsAt(rate, 2).every(({ from, marks, passes, move }) => from === 0 && !marks.length && !passes && move.hollow)).toBe(true)
  })
  it('keeps who told nothing at the end of the order, without a rank and never as zero', () => {
    const untold = raceOf(rowsOf({ '2025-01': [['a', '1', 1], ['b', null, null]] }), columnFormat('WAN_YUAN'))
    expect(rowsAt(untold, 0)[1]).toMatchObject({ code: 'b', rank: undefined, text: '未报', part: 0 })
  })
  it('leaves out steps of which nobody told anything', () => {
    expect(raceOf(rowsOf({ '2023': [['a', null, null]], '2024': [['a', '1', 1]] }), columnFormat('WAN_YUAN')).steps).toEqual(['2024'])
  })
  it('takes a withdrawal back without a bright part that hangs behind', () => {
    const withdrawn = raceOf(rowsOf({ '2025-01': [['a', '100', 1]], '2025-02': [['a', '60', 1]] }), columnFormat('WAN_YUAN'))
    expect(rowsAt(withdrawn, 1)[0]).toMatchObject({ part: 0.6, from: 0.6, marks: [] })
  })
})

describe('an overtake', () => {
  it('is true only from strictly behind to strictly ahead', () => {
    expect(hasPassed(1, 3, 2, 1)).toBe(true)
    expect(hasPassed(1, 2, 1, 1)).toBe(false)
    expect(hasPassed(1, 1, 2, 1)).toBe(false)
    expect(hasPassed(1, null, 2, 1)).toBe(false)
  })
})

describe('the course of ranks', () => {
  const course = courseOfRace(race, 1, (key) => key.slice(5))
  it('is drawn up to the step and lights the leader, the best climb and the worst fall', () => {
    expect(course).toMatchObject({ steps: ['01', '02', '03'], upTo: 2 })
    expect(course.lines.map(({ id, role }) => [id, role])).toEqual([['a', 'other'], ['b', 'faller'], ['c', 'leader']])
  })
  it('gives every unit a height of its own where ranks are level', () => {
    expect(course.lines.map(({ slots }) => slots[1])).toEqual([0, 1, 2])
  })
})
