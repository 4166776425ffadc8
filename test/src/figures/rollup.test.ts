/** A rollup answers like the facts, to the last digit, whatever is asked and of whichever version. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Accumulation, Baseline, Dimension, Grain, ShareScope } from '@jingxian/schema/vocabulary/cube-words'
import { addMonths, keyOfMonth } from '@jingxian/schema/vocabulary/period'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { CAPITAL_METRICS, QUALITY_METRICS } from '@jingxian/server/records/ledger/capital.source'
import { PROJECT_METRICS } from '@jingxian/server/library/project.source'
import { PROMISE_METRICS } from '@jingxian/server/library/promise.source'
import { PUBLISHED_METRICS } from '@jingxian/server/reference/published.source'
import { rebuildRollups, rollUp, verifyRollups } from '@jingxian/server/facts/rollup.service'
import type { Context } from '@jingxian/server/kernel/context'
import { runFigures } from '@jingxian/server/kernel/figures'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { catalogOf } from '@jingxian/server/metrics/catalog'
import { planOf } from '@jingxian/server/metrics/plan'
import type { Asked, Question } from '@jingxian/server/metrics/question'
import type { Table } from '@jingxian/server/metrics/shape'
import { useHouse } from '../support/house.ts'

const QUESTIONS = 5_000
const test = useHouse('province')
const catalog = catalogOf([...CAPITAL_METRICS, ...QUALITY_METRICS, ...PROJECT_METRICS, ...PROMISE_METRICS, ...PUBLISHED_METRICS])
const LIMITS = { points: 1e9, rowsPerPage: 1000 }

let newest: number
let asked: Asked

beforeAll(async () => {
  const { data } = await test.as('analyst')('{ snapshot { id } }')
  newest = Number(data.snapshot.id)
  asked = { version: newest, dataThrough: 202510, asOfMonth: 202511, checkpoint: 0, breaks: [] }
})

/** Builds a checkpoint of an older version, as it was built when that version was the newest. */
async function checkpointAt(version: number): Promise<void> {
  await test.house.as(HOUSE, 'write', async ({ em }) => {
    await em.execute(`insert into rollup_city (checkpoint, measure, city, month, cohort, basis, assurance, value, entries)
      select ${version}, measure, city, month, cohort, basis, assurance, sum(value), sum(entries) from city_fact where version <= ${version} group by 2, 3, 4, 5, 6, 7`, [], 'run')
    await em.execute(`insert into rollup_city_month (checkpoint, measure, city, month, basis, assurance, value, entries)
      select ${version}, measure, city, month, basis, assurance, sum(value), sum(entries) from city_fact where version <= ${version} group by 2, 3, 4, 5, 6`, [], 'run')
    await em.execute(`insert into rollup_detail (checkpoint, measure, city, county, month, industry, country, nature, assurance, value, entries)
      select ${version}, measure, city, county, month, industry, country, nature, assurance, sum(value), sum(entries) from fact
      where version <= ${version} and basis = 1 and measure <> 'STAGE' group by 2, 3, 4, 5, 6, 7, 8, 9`, [], 'run')
  })
}

const ROLLED = ['CITY', 'COUNTY', 'ASSESSMENT_GROUP', 'INDUSTRY_SECTION', 'INDUSTRY', 'SOURCE_REGION', 'SOURCE_COUNTRY', 'CAPITAL_NATURE'] as const
const value = { CITY: [210100, 210200, 210700, 219900], COUNTY: [210106, 210102, 210702], INDUSTRY: ['C36', 'C26', 'I65'], INDUSTRY_SECTION: ['C', 'I'], CAPITAL_NATURE: ['FOREIGN', 'DOMESTIC'] } as const
const leaf = fc.oneof(...Object.entries(value).map(([d, all]) => fc.subarray([...all] as (string | number)[], { minLength: 1 }).map((some) => ({ in: { [d]: some } }))))
const filter = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ in: {} }) },
  { weight: 3, arbitrary: leaf },
  { weight: 1, arbitrary: fc.tuple(leaf, leaf).map((or) => ({ in: {}, or })) },
  { weight: 1, arbitrary: leaf.map((not) => ({ in: {}, not })) },
)
const need = fc.record({
  metric: fc.constantFrom(...catalog.metrics.map(({ key }) => key)),
  baselines: fc.subarray(listOf(Baseline)),
  rankedWithin: fc.constantFrom<Dimension[][]>([], [['PERIOD']]),
  rankBaselines: fc.constantFrom<Baseline[]>([], ['PREVIOUS_PERIOD']),
  shares: fc.subarray(listOf(ShareScope)),
  assured: fc.constantFrom<('DOCUMENTED' | 'REPORTED')[]>([], ['DOCUMENTED']),
})

const question: fc.Arbitrary<Question> = fc
  .record({
    grain: fc.constantFrom(...listOf(Grain)),
    back: fc.integer({ min: 0, max: 13 }),
    length: fc.integer({ min: 0, max: 2 }),
    accumulate: fc.constantFrom(...listOf(Accumulation)),
    keys: fc.subarray([...ROLLED], { maxLength: 2 }),
    period: fc.boolean(),
    filter,
    level: fc.constantFrom('REPORTED', 'DOCUMENTED'),
    needs: fc.uniqueArray(need, { minLength: 1, maxLength: 3, selector: ({ metric }) => metric }),
  })
  .map(({ grain, back, length, accumulate, keys, period, filter: chosen, level, needs }) => ({
    periods: { grain, accumulate, from: keyOfMonth(addMonths(202510, -back - 3 * length), grain), to: keyOfMonth(addMonths(202510, -back), grain) },
    groupBy: period ? ['PERIOD', ...keys] : keys,
    filter: { ...chosen, assuranceAtLeast: level },
    having: [],
    basis: 'TERRITORIAL',
    needs,
    pages: [],
    everyRow: true,
  })) as fc.Arbitrary<Question>

/** What people would see of a table: keys, values, sums, comparisons, ranks, shares. */
function seen({ rows, total }: Table): string[] {
  const told = [...rows, total].map((row) => JSON.stringify([row.level, row.frame.key, Object.entries(row.keys).sort(), [...row.cells].map(([key, cell]) => [key, { ...cell, def: undefined, comparisons: [...cell.comparisons], ranks: [...cell.ranks].map(([id, rank]) => [id, { ...rank, previous: [...rank.previous] }]), shares: [...cell.shares], assured: [...cell.assured] }])]))
  // A key whose sums are all nothing may be there or not: facts that cancelled still name it.
  return told.sort()
}

async function bothWays(ctx: Context, asking: Question, version: number, checkpoint: number): Promise<[string[], string[]]> {
  const plan = (factsOnly: boolean) => planOf(asking, { ...asked, version, checkpoint: factsOnly ? 0 : checkpoint, factsOnly }, catalog, { sees: 'ALL' }, LIMITS)
  return [seen(await runFigures(ctx, plan(true))), seen(await runFigures(ctx, plan(false)))]
}

describe('rollup and facts', () => {
  it(`give the same answer to ${QUESTIONS} random questions, past snapshots included`, async () => {
    const old = newest - 20
    await checkpointAt(old)
    await test.house.as(HOUSE, 'write', rollUp)
    const checkpoints = [newest, old, 0]
    const samples = fc.sample(fc.tuple(question, fc.integer({ min: 0, max: newest - 1 })), { numRuns: QUESTIONS, seed: 149 })
    await test.house.as(HOUSE, 'read', async (ctx) => {
      for (const [asking, back] of samples) {
        const version = back % 3 ? newest : newest - back
        const [facts, rolled] = await bothWays(ctx, asking, version, checkpoints.find((c) => c <= version)!)
        if (JSON.stringify(facts) !== JSON.stringify(rolled)) expect(rolled, JSON.stringify({ asking, version })).toEqual(facts)
      }
    })
  }, 900_000)

  it('are compared by a command that names what differs, and built anew', async () => {
    await test.house.as(HOUSE, 'write', rebuildRollups)
    expect(await test.house.as(HOUSE, 'read', verifyRollups)).toEqual({ checkpoint: newest, differing: [] })
    await test.house.as(HOUSE, 'write', ({ em }) => em.execute(`insert into rollup_city (checkpoint, measure, city, month, basis, assurance, value, entries) values (${newest}, 'DOMESTIC_CNY', 210100, 202510, 1, 3, 1, 0)`, [], 'run'))
    const { differing } = await test.house.as(HOUSE, 'read', verifyRollups)
    expect(differing).toEqual(['rollup_city DOMESTIC_CNY|210100|202510||1|3'])
    await test.house.as(HOUSE, 'write', ({ em }) => em.execute(`insert into rollup_city_month (checkpoint, measure, city, month, basis, assurance, value, entries) values (${newest}, 'DOMESTIC_CNY', 210100, 202510, 1, 3, 1, 0)`, [], 'run'))
    expect((await test.house.as(HOUSE, 'read', verifyRollups)).differing).toEqual([...differing, 'rollup_city_month DOMESTIC_CNY|210100|202510|1|3'])
  })

  it('a bureau is served from them too, and told so', async () => {
    const told = async (row: string) => (await test.as('dalian')(`{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}) { rows { nodes { ${row} } } meta { servedFrom rollup } } } }`)).data.snapshot.cube.meta
    expect(await told('capitalUsed { value }')).toEqual({ servedFrom: 'ROLLUP', rollup: `rollup_city_month@${newest}` })
    expect(await told('capitalUsed { value } startRate { value }')).toEqual({ servedFrom: 'ROLLUP', rollup: `rollup_city_month@${newest}+rollup_city@${newest}` })
  })
})
