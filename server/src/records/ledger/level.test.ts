import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactDelta } from '../../facts/fact-delta.ts'
import { sharedDeltas } from '../../facts/shared-deltas.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { reversalOf } from './entry.facts.ts'
import { levelChange, levelGap, type Level } from './level.ts'

const MONTHS = [202411, 202412, 202501, 202502, 202503, 202504]
const LEVELS = [1, 2, 3]

function level(entry: string, month: number, value: number, more: Partial<Level> = {}): Level {
  const keys = { measure: 'JOBS_VERIFIED', city: 210100, county: 210106, cohort: 202401, industry: 'C34', country: null, project: 'p', nature: 'DOMESTIC', assurance: 1, basis: 1, shares: [] }
  return { ...keys, entry, month, value: value.toFixed(4), entries: 1, ...more }
}

/** The books, as judge.service keeps them: rows are only ever added. */
class Books {
  standing: Level[] = []
  readonly rows: FactDelta[] = []

  accept(...fresh: Level[]): void {
    this.add(levelChange(this.standing, [...this.standing, ...fresh]))
    this.standing = [...this.standing, ...fresh]
  }

  reverse(...entries: string[]): void {
    const gone = new Set(entries)
    this.add([...reversalOf(this.rows.filter(({ entry }) => gone.has(entry!))), ...levelGap(this.standing, gone)])
    this.standing = this.standing.filter(({ entry }) => !gone.has(entry!))
  }

  /** A share that is agreed splits what becomes known from then on. */
  agree(pct: string): void {
    this.standing = this.standing.map((standing) => ({ ...standing, shares: [{ unit: 210200, pct }] }))
  }

  /** As makeKnown stores them. */
  private add(deltas: FactDelta[]): void {
    this.rows.push(...[...deltas, ...sharedDeltas(deltas)].map(({ shares: _, ...delta }) => ({ basis: 1, ...delta })))
  }
}

const sum = (rows: readonly FactDelta[], of: 'value' | 'entries' = 'value') => rows.reduce((total, row) => total.plus(row[of]), new Decimal(0)).toNumber()
const whole = (books: Books) => books.rows.filter(({ basis }) => basis === 1)

/** What stands at a month, told without deltas: the last record up to it. */
function standingAt({ standing }: Books, month: number): Level | undefined {
  return standing.filter((each) => each.month <= month).toSorted((a, b) => b.month - a.month)[0]
}

function expectTold(books: Books): void {
  for (const month of MONTHS) {
    const stands = standingAt(books, month)
    for (const at of LEVELS) {
      const rows = whole(books).filter((row) => row.month <= month && row.assurance >= at)
      expect(sum(rows), `level at ${month}, assurance ${at}`).toBe(stands && stands.assurance >= at ? Number(stands.value) : 0)
    }
    expect(sum(whole(books).filter((row) => row.month === month), 'entries')).toBe(books.standing.filter((each) => each.month === month).length)
  }
}

describe('levels as deltas', () => {
  it('adds the change against the record before, and lets a record between change what the later one adds', () => {
    const books = new Books()
    books.accept(level('jan', 202501, 100))
    books.accept(level('mar', 202503, 130))
    expect(whole(books).map(({ month, value }) => [month, value])).toEqual([[202501, '100.0000'], [202503, '30.0000']])
    books.accept(level('feb', 202502, 120))
    const of = (month: number) => sum(whole(books).filter((row) => row.month === month))
    expect([of(202501), of(202502), of(202503)]).toEqual([100, 20, 10])
    books.reverse('feb')
    expect([of(202501), of(202502), of(202503)]).toEqual([100, 0, 30])
    books.reverse('jan')
    expect([of(202501), of(202502), of(202503)]).toEqual([0, 0, 130])
  })

  it('keeps a row for a level that did not change: reported, not silent', () => {
    const books = new Books()
    books.accept(level('jan', 202501, 100))
    books.accept(level('feb', 202502, 100))
    expect(whole(books).filter(({ month }) => month === 202502)).toMatchObject([{ value: '0.0000', entries: 1 }])
  })

  it('moves a level from the unit’s word to documented when the next record is', () => {
    const books = new Books()
    books.accept(level('jan', 202501, 100))
    books.accept(level('feb', 202502, 100, { assurance: 2 }))
    const at = (assurance: number) => sum(whole(books).filter((row) => row.assurance >= assurance))
    expect([at(1), at(2)]).toEqual([100, 100])
  })

  it('knows projects and measures apart', () => {
    const other = level('x', 202502, 50, { project: 'q' })
    expect(levelChange([level('jan', 202501, 100)], [level('jan', 202501, 100), other])).toMatchObject([{ value: '50.0000', project: 'q' }])
  })

  const record = fc.record({
    month: fc.constantFrom(...MONTHS),
    value: fc.integer({ min: 0, max: 900 }),
    assurance: fc.constantFrom(1, 2),
    nature: fc.constantFrom('DOMESTIC', 'MIXED'),
    // What happens: a record comes (where its month is free), one goes, or both at once.
    act: fc.constantFrom('accept', 'accept', 'accept', 'reverse', 'agree'),
    which: fc.nat(),
  })

  it('tells the levels that stand after any acceptances and reversals, at each month and assurance', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (acts) => {
        const books = new Books()
        for (const [i, { act, month, value, assurance, nature, which }] of acts.entries()) {
          if (act === 'agree') books.agree(String(which % 100))
          else if (act === 'accept' && !books.standing.some((each) => each.month === month)) books.accept(level(`e${i}`, month, value, { assurance, nature, shares: books.standing[0]?.shares ?? [] }))
          else if (act === 'reverse' && books.standing.length) books.reverse(books.standing[which % books.standing.length]!.entry!)
          expectTold(books)
          expect(sum(books.rows.filter(({ basis }) => basis === 2)), 'shares move, they neither add nor take').toBeCloseTo(0, 6)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same sums for any order of the same records', () => {
    const records = fc.uniqueArray(record, { selector: ({ month }) => month, minLength: 1 })
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (list, random) => {
        const levels = list.map(({ month, value, assurance, nature }) => level(`e${month}`, month, value, { assurance, nature }))
        const mixed = levels.map((each) => ({ each, at: random.next().value as number })).sort((a, b) => a.at - b.at).map(({ each }) => each)
        const [inOrder, atOnce] = [new Books(), new Books()]
        for (const each of mixed) inOrder.accept(each)
        atOnce.accept(...levels)
        expect(tally(whole(inOrder))).toEqual(tally(whole(atOnce)))
      }),
    )
  })

  it('leaves nothing under any key when all have gone, whatever was agreed in between', () => {
    fc.assert(
      fc.property(fc.uniqueArray(record, { selector: ({ month }) => month }), fc.nat({ max: 100 }), (list, pct) => {
        const books = new Books()
        for (const [i, { month, value, assurance, nature }] of list.entries()) {
          books.accept(level(`e${month}`, month, value, { assurance, nature, shares: books.standing[0]?.shares ?? [] }))
          if (i % 2) books.agree(String(pct))
        }
        for (const { entry } of [...books.standing].sort((a, b) => a.value.localeCompare(b.value))) books.reverse(entry!)
        expect(tally(books.rows)).toEqual({})
      }),
    )
  })
})

/** Sums by key; keys without anything are not there. */
function tally(rows: readonly FactDelta[]): Record<string, string> {
  const sums = new Map<string, [Decimal, number]>()
  for (const { value, entries, entry: _, ...keys } of rows) {
    const id = JSON.stringify(Object.entries(keys).toSorted())
    const [amount, count] = sums.get(id) ?? [new Decimal(0), 0]
    sums.set(id, [amount.plus(value), count + entries])
  }
  return Object.fromEntries([...sums].filter(([, [amount, count]]) => !amount.isZero() || count).map(([id, [amount, count]]) => [id, `${amount.toFixed(4)} ${count}`]))
}
