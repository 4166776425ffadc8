/** A rollup answers like the facts, to the last digit, whatever is asked and of whichever version. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Accumulation, Baseline, Basis, Dimension, Grain, ShareScope } from '@jingxian/schema/vocabulary/cube-words'
import { addMonths, keyOfMonth } from '@jingxian/schema/vocabulary/period'
import { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { FEATURES } from '@jingxian/server/app/features'
import { rebuildRollups } from '@jingxian/server/facts/rollup.service'
import { verifyRollups } from '@jingxian/server/facts/verify.service'
import { RollupCheckpoint } from '@jingxian/server/facts/rollup.entity'
import type { Context } from '@jingxian/server/kernel/context'
import { runFigures } from '@jingxian/server/kernel/figures'
import { HOUSE, houseAs } from '@jingxian/server/kernel/actor'
import { catalogOf } from '@jingxian/server/metrics/catalog'
import { compile } from '@jingxian/server/metrics/compile'
import { planOf } from '@jingxian/server/metrics/plan'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import type { Plan } from '@jingxian/server/metrics/planned'
import type { Asked, Question } from '@jingxian/server/metrics/question'
import { shape as shapeOf, type Table } from '@jingxian/server/metrics/shape'
import type { SqlRow } from '@jingxian/server/metrics/shape-decimal'
import { aClaim, aContributionClaim, aForeignClaim, aJobsClaim, anAccepted, anAcceptedEntry, aProject, aResearchClaim, aTechnologyClaim, JINZHOU_COUNTY, paper, TIEXI } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'

const QUESTIONS = 5_000
const test = useHouse('province')
/** All that the product has. */
const catalog = catalogOf(FEATURES.flatMap(({ metrics = [] }) => metrics))
const LIMITS = { points: 1e9, rowsPerPage: 1000 }

const RESEARCH = {
  institutions: [{ level: 'PROVINCIAL' as const, count: 2 }],
  inventionPatents: 4,
  ...{ highTechCertNo: 'GR202421000001', highTechValidFrom: '2023-11-01', highTechValidTo: '2026-10-31' },
  evidence: (['RD_LEDGER', 'SUPER_DEDUCTION_ACCOUNT', 'INSTITUTION_CERTIFICATE', 'PATENT_CERTIFICATE', 'HIGH_TECH_CERTIFICATE'] as const).map((type) => paper(type)),
}

/** Beside what the province lived through: projects whose every family is shared, with a unit and with nobody here, and what was taken back. */
async function liveOn(): Promise<void> {
  const families = ['CAPITAL', 'JOBS', 'TECHNOLOGY', 'RESEARCH', 'CONTRIBUTION'] as const
  const shared = (city: string, other: string | null) =>
    families.flatMap((family) => [{ family, region: city, role: 'LANDING' as const, pct: '65' }, { family, region: other, role: other ? ('FIRST_CONTACT' as const) : ('EXTERNAL' as const), pct: '35' }])
  const commitments = [{ kind: 'JOBS' as const, amount: '100', unit: '人', dueDate: '2025-08-31' }]
  for (const [county, city, other] of [[TIEXI, '210100', '210700'], [JINZHOU_COUNTY, '210700', null]] as const) {
    const project = await aProject(test.house, { county, nationalCode: `2025-${county}-34-01-77HD2C`, producing: true, shares: shared(city, other), commitments })
    await anAcceptedEntry(test.house, project, aClaim({ receivedOn: '2025-09-20', evidence: [paper('BANK_RECEIPT', { amount: '3000', issuedOn: '2025-09-20' }), paper('CONTRACT')] }))
    const foreign = await anAcceptedEntry(test.house, project, aForeignClaim())
    await anAcceptedEntry(test.house, project, aForeignClaim({ amount: '700' }))
    const jobs = await anAccepted(test.house, 'JOBS', project, aJobsClaim({ month: '2025-09', insured: 80 }))
    await anAccepted(test.house, 'JOBS', project, aJobsClaim())
    await anAccepted(test.house, 'TECHNOLOGY', project, aTechnologyClaim())
    await anAccepted(test.house, 'RESEARCH', project, aResearchClaim(RESEARCH))
    await anAccepted(test.house, 'CONTRIBUTION', project, aContributionClaim())
    await test.house.as(houseAs(Role.PROV_APPROVER, '测试'), 'write', (ctx) => judgeEntries(ctx, [jobs, foreign], { move: 'REVERSE', note: '名单有 5 人重复' }))
  }
}

/** Built as if each had been the newest once, newest first. */
let checkpoints: number[]
let newest: number
let asked: Asked

beforeAll(async () => {
  await liveOn()
  const { data } = await test.as('analyst')('{ snapshot { id } }')
  newest = Number(data.snapshot.id)
  asked = { version: newest, libraryFrom: 202409, dataThrough: 202510, asOfMonth: 202511, checkpoint: 0, breaks: [] }
  checkpoints = [newest, newest - 8, Math.floor(newest / 2)]
  await test.house.as(HOUSE, 'write', async (ctx) => {
    for (const version of checkpoints) await ctx.em.insert(RollupCheckpoint, { version, builtAt: ctx.now(), cityRows: 0, detailRows: 0 })
    expect(await rebuildRollups(ctx)).toEqual(checkpoints)
  })
}, 120_000)

const OF_CITIES = ['CITY', 'ASSESSMENT_GROUP'] as const
const ROLLED = [...OF_CITIES, 'COUNTY', 'INDUSTRY_SECTION', 'INDUSTRY', 'SOURCE_REGION', 'SOURCE_COUNTRY', 'CAPITAL_NATURE'] as const
const value = { CITY: [210100, 210200, 210700, 219900], COUNTY: [210106, 210102, 210702], INDUSTRY: ['C36', 'C26', 'I65'], INDUSTRY_SECTION: ['C', 'I'], CAPITAL_NATURE: ['FOREIGN', 'DOMESTIC'] } as const
type Leaf = { in: Record<string, (string | number)[]> }
const leafOf = (dimensions: readonly (keyof typeof value)[]): fc.Arbitrary<Leaf> =>
  fc.oneof(...dimensions.map((d) => fc.subarray([...value[d]] as (string | number)[], { minLength: 1 }).map((some) => ({ in: { [d]: some } }))))
const filterOf = (leaf: fc.Arbitrary<Leaf>) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant({ in: {} }) },
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: fc.tuple(leaf, leaf).map((or) => ({ in: {}, or })) },
    { weight: 1, arbitrary: leaf.map((not) => ({ in: {}, not })) },
  )
/** Shares are agreed between units: basis ASSESSMENT is asked of cities. */
const shape = fc.oneof(
  { weight: 3, arbitrary: fc.record({ basis: fc.constantFrom(...listOf(Basis)), keys: fc.subarray([...OF_CITIES]), filter: filterOf(leafOf(['CITY'])) }) },
  { weight: 2, arbitrary: fc.record({ basis: fc.constant<Basis>('TERRITORIAL'), keys: fc.subarray([...ROLLED], { maxLength: 2 }), filter: filterOf(leafOf(Object.keys(value) as (keyof typeof value)[])) }) },
)
const need = fc.record({
  metric: fc.constantFrom(...catalog.metrics.map(({ key }) => key)),
  baselines: fc.subarray(listOf(Baseline)),
  rankedWithin: fc.constantFrom<Dimension[][]>([], [['PERIOD']]),
  rankBaselines: fc.constantFrom<Baseline[]>([], ['PREVIOUS_PERIOD']),
  shares: fc.subarray(listOf(ShareScope)),
  assured: fc.subarray(listOf(Assurance)),
})

/** Annual series have nothing but years to tell, and are published late: years are asked of them mostly, and further back. */
const question: fc.Arbitrary<Question> = fc
  .record({
    drawn: fc.constantFrom(...listOf(Grain)),
    loose: fc.nat({ max: 3 }).map((n) => n === 0),
    back: fc.integer({ min: 0, max: 13 }),
    length: fc.integer({ min: 0, max: 2 }),
    accumulate: fc.constantFrom(...listOf(Accumulation)),
    period: fc.boolean(),
    shape,
    level: fc.constantFrom<Assurance>('REPORTED', 'REPORTED', 'REPORTED', 'DOCUMENTED', 'DOCUMENTED', 'AUDITED'),
    needs: fc.uniqueArray(need, { minLength: 1, maxLength: 3, selector: ({ metric }) => metric }),
  })
  .map(({ drawn, loose, back, length, accumulate, period, shape: { basis, keys, filter }, level, needs }) => {
    const grain = loose || !needs.some(({ metric }) => catalog.find(metric).annual) ? drawn : 'YEAR'
    const [last, months] = grain === 'YEAR' ? [addMonths(202510, -5 * back), 12] : [addMonths(202510, -back), 3]
    return {
      periods: { grain, accumulate, from: keyOfMonth(addMonths(last, -months * length), grain), to: keyOfMonth(last, grain) },
      groupBy: period ? ['PERIOD', ...keys] : keys,
      filter: { ...filter, assuranceAtLeast: level },
      having: [],
      basis,
      needs,
      pages: [],
      everyRow: true,
    }
  }) as fc.Arbitrary<Question>

/** What people would see of a table: keys, values, sums, comparisons, ranks, shares. */
function seen({ rows, total }: Table): string[] {
  const told = [...rows, total].map((row) => JSON.stringify([row.level, row.frame.key, Object.entries(row.keys).sort(), [...row.cells].map(([key, cell]) => [key, { ...cell, def: undefined, comparisons: [...cell.comparisons], ranks: [...cell.ranks].map(([id, rank]) => [id, { ...rank, previous: [...rank.previous] }]), shares: [...cell.shares], assured: [...cell.assured] }])]))
  return told.sort()
}

function planned(asking: Question, more: Partial<Asked>): Plan {
  return planOf(asking, { ...asked, ...more }, catalog, { sees: 'ALL' }, LIMITS)
}

/**
 * From the facts alone. The planner's way to them knows no shares, so that of basis ASSESSMENT the statement for cities is
 * taken, of the facts where it says their sums.
 */
async function fromFacts(ctx: Context, asking: Question, version: number): Promise<Table> {
  if (asking.basis === 'TERRITORIAL') return runFigures(ctx, planned(asking, { version, factsOnly: true }))
  const plan = planned(asking, { version })
  const { text, params } = compile(plan)
  expect(text).toContain('from city_fact')
  return shapeOf(plan, await ctx.em.execute<SqlRow[]>(text.replaceAll('from city_fact', 'from fact'), params))
}

/** Metrics that have a figure, and not nothing, in some row. */
function figures({ rows, total }: Table): string[] {
  return [...rows, total].flatMap(({ cells }) => [...cells].filter(([, { value: figure }]) => figure !== null && Number(figure) !== 0).map(([key]) => key))
}

describe('rollup and facts', () => {
  it(`give the same answer to ${QUESTIONS} random questions, past snapshots included`, async () => {
    /** Metrics of which a rollup gave a figure, by basis. */
    const told = new Set<string>()
    const past = fc.oneof(fc.constant(0), fc.constantFrom(1, 8, 9), fc.integer({ min: 0, max: newest - 1 }))
    const samples = fc.sample(fc.tuple(question, past), { numRuns: QUESTIONS, seed: 149 })
    await test.house.as(HOUSE, 'read', async (ctx) => {
      for (const [asking, back] of samples) {
        const version = newest - back
        const plan = planned(asking, { version, checkpoint: checkpoints.find((c) => c <= version) ?? 0 })
        const [facts, rolled] = [await fromFacts(ctx, asking, version), await runFigures(ctx, plan)]
        if (JSON.stringify(seen(facts)) !== JSON.stringify(seen(rolled))) expect(seen(rolled), JSON.stringify({ asking, version })).toEqual(seen(facts))
        if (plan.checkpoint && plan.source !== 'FACTS') for (const key of figures(rolled)) told.add(`${key} ${asking.basis}`)
      }
    })
    expect(catalog.metrics.flatMap(({ key }) => listOf(Basis).map((basis) => `${key} ${basis}`)).filter((each) => !told.has(each))).toEqual([])
  }, 900_000)

  it('are compared, the sums by city with the facts too, and built anew', async () => {
    const right = { checkpoints, citySums: { count: 0, named: [] }, rollups: { count: 0, named: [] } }
    const verified = () => test.house.as(HOUSE, 'read', verifyRollups)
    const run = (statement: string) => test.house.as(HOUSE, 'write', ({ em }) => em.execute(statement, [], 'run'))
    expect(await verified()).toEqual(right)

    // One sum too much in the newest, one in the middle, two gone from the oldest (one came to nothing), one of no checkpoint.
    const [first, middle, last] = checkpoints as [number, number, number]
    await run(`insert into rollup_city (checkpoint, measure, city, month, basis, assurance, value, entries) values (${first}, 'DOMESTIC_CNY', 210100, 202510, 1, 3, 1, 0)`)
    await run(`insert into rollup_city_month (checkpoint, measure, city, month, basis, assurance, value, entries) values (${middle}, 'DOMESTIC_CNY', 210100, 202510, 1, 3, 0, -2), (7, 'X', 210100, 202510, 1, 3, 1, 1)`)
    await run(`delete from rollup_detail where id = (select id from rollup_detail where checkpoint = ${last} and value = 0 and entries = 0 order by measure limit 1)`)
    await run(`delete from rollup_detail where id = (select id from rollup_detail where checkpoint = ${last} and measure = 'PUB_GDP' and city = 210100 order by month limit 1)`)
    const { rollups, citySums } = await verified()
    expect(citySums.count).toBe(0)
    expect(rollups).toEqual({
      count: 5,
      named: [
        `rollup_city: checkpoint ${first}, measure DOMESTIC_CNY, city 210100, month 202510, basis 1, assurance 3: is too much, value +1.0000, entries +0`,
        `rollup_city_month: checkpoint 7, measure X, city 210100, month 202510, basis 1, assurance 3: is too much, value +1.0000, entries +1`,
        `rollup_city_month: checkpoint ${middle}, measure DOMESTIC_CNY, city 210100, month 202510, basis 1, assurance 3: is too much, value +0.0000, entries -2`,
        expect.stringMatching(new RegExp(`^rollup_detail: checkpoint ${last}, measure (?!PUB).*: is missing, value \\+0\\.0000, entries \\+0$`)),
        expect.stringMatching(new RegExp(`^rollup_detail: checkpoint ${last}, measure PUB_GDP, city 210100, county 210100, month \\d{4}12, assurance 3: is missing, value -\\d+\\.0000, entries -1$`)),
      ],
    })
    expect(await test.house.as(HOUSE, 'write', rebuildRollups)).toEqual(checkpoints)
    expect(await verified()).toEqual(right)
  })

  it('a sum by city that is right in all and wrong at some version is named, and stays when rollups are built anew', async () => {
    const sum = (version: number, value: number) => `(${version}, 'FOREIGN_USD', 210200, 202509, 202503, 1, 2, ${value}, ${Math.sign(value)})`
    await test.house.as(HOUSE, 'write', ({ em }) => em.execute(`insert into city_fact (version, measure, city, month, cohort, basis, assurance, value, entries) values ${sum(3, 5)}, ${sum(newest, -5)}`, [], 'run'))
    const found = {
      count: 2,
      named: [3, newest].map((version, n) => `city_fact: version ${version}, measure FOREIGN_USD, city 210200, month 202509, cohort 202503, basis 1, assurance 2: is too much, value ${n ? '-' : '+'}5.0000, entries ${n ? '-' : '+'}1`),
    }
    expect((await test.house.as(HOUSE, 'read', verifyRollups)).citySums).toEqual(found)
    await test.house.as(HOUSE, 'write', rebuildRollups)
    const after = await test.house.as(HOUSE, 'read', verifyRollups)
    expect([after.citySums, after.rollups.count]).toEqual([found, 0])
  })

  it('a bureau is served from them too, and told so', async () => {
    const told = async (row: string) => (await test.as('dalian')(`{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}) { rows { nodes { ${row} } } meta { servedFrom rollup } } } }`)).data.snapshot.cube.meta
    expect(await told('capitalUsed { value }')).toEqual({ servedFrom: 'ROLLUP', rollup: `rollup_city_month@${newest}` })
    expect(await told('capitalUsed { value } startRate { value }')).toEqual({ servedFrom: 'ROLLUP', rollup: `rollup_city_month@${newest}+rollup_city@${newest}` })
  })
})
