/** P2 and P5 (and P3): questions of figures, asked inside the house as a province's analyst. */
import { Client } from 'pg'
import type { Baseline, Dimension } from '@jingxian/schema/vocabulary/cube-words'
import { houseAs } from '@jingxian/server/kernel/actor'
import type { Context } from '@jingxian/server/kernel/context'
import { runFigures } from '@jingxian/server/kernel/figures'
import { innerRoleIn } from '@jingxian/server/kernel/roles-in'
import { Decimal } from '@jingxian/server/metrics/decimal'
import { planOf } from '@jingxian/server/metrics/plan'
import type { Asked, Question } from '@jingxian/server/metrics/question'
import type { Table } from '@jingxian/server/metrics/shape'
import { catalogue } from '@jingxian/server/outlets/analytics/catalogue'
import { snapshotAt } from '@jingxian/server/outlets/analytics/snapshot.service'
import { interleaved, median } from './measure.ts'
import type { Province } from './province.ts'
import { ms, times, type Row } from './table.ts'

const LIMITS = { points: 1e9, rowsPerPage: 1000 }
const ANALYST = { ...houseAs('PROV_ANALYST', 'bench'), inner: undefined }
const BASELINES: Baseline[] = ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR']
const METRICS = ['CAPITAL_USED', 'DOMESTIC_CAPITAL_USED', 'FOREIGN_CAPITAL_USED', 'PROJECTS_SIGNED', 'CAPITAL_ARRIVAL_RATE', 'START_RATE']

/** 15 units x 6 metrics x 2 baselines, with ranks, gaps and movements. */
const LEADERBOARD = {
  periods: { grain: 'MONTH', accumulate: 'YEAR_TO_DATE', from: '2025-10', to: '2025-10' },
  groupBy: ['CITY'],
  filter: { in: {} },
  having: [],
  basis: 'TERRITORIAL',
  needs: METRICS.map((metric) => ({ metric, baselines: BASELINES, rankedWithin: [['PERIOD']] as Dimension[][], rankBaselines: ['PREVIOUS_PERIOD'] as Baseline[], shares: [], assured: [] })),
  pages: [{ id: 'all', first: 15, after: 0, within: [], orderBy: [{ metric: 'CAPITAL_USED', direction: 'DESC', by: 'VALUE' }] }],
} satisfies Question

export async function p2({ house, size }: Province): Promise<Row[]> {
  return house.as(ANALYST, 'read', async (ctx) => {
    const asked = await askedOf(ctx)
    const run = (factsOnly: boolean) => runFigures(ctx, planOf(LEADERBOARD, { ...asked, factsOnly }, catalogue(), { sees: 'ALL' }, LIMITS))
    const equal = seen(await run(true)) === seen(await run(false))
    const { facts, rollup } = await interleaved(5, { facts: () => run(true), rollup: () => run(false) })
    const [slow, quick] = [median(facts), median(rollup)]
    return [
      { promise: 'P2', what: `leaderboard from facts, ${size.entries} entries`, figure: ms(slow), aim: '' },
      { promise: 'P2', what: 'leaderboard from the rollup', figure: ms(quick), aim: '' },
      { promise: 'P2', what: 'rollup / facts; both answers', figure: `1/${(slow / quick).toFixed(0)}; ${equal ? 'equal to the last digit' : 'NOT EQUAL'}`, aim: '<= 1/20; equal' },
    ]
  })
}

/** Industry x county x month over all entries, the rollup off; the first thousand groups by amount, and how many there are. */
const ADHOC = {
  ...LEADERBOARD,
  periods: { grain: 'MONTH', accumulate: 'PERIOD', from: '2015-11', to: '2025-10' },
  groupBy: ['PERIOD', 'COUNTY', 'INDUSTRY'],
  needs: [{ metric: 'CAPITAL_USED', baselines: [], rankedWithin: [], rankBaselines: [], shares: [], assured: [] }],
  pages: [{ id: 'all', first: 1000, after: 0, within: [], orderBy: [{ metric: 'CAPITAL_USED', direction: 'DESC', by: 'VALUE' }] }],
} satisfies Question

const BY_HAND = (version: number) => `
  select month, county, industry, value, count(*) over () as groups from (
    select month, county, industry, sum(value) as value from fact
    where version <= ${version} and basis = 1 and measure in ('DOMESTIC_CNY', 'FOREIGN_CNY') and month between 201511 and 202510
    group by month, county, industry) g
  order by value desc, month, county, industry limit 1000`

interface HandRow {
  month: number
  county: number
  industry: string
  value: string
  groups: string
}

/** The same thousand groups in the same order. We also count the groups that are empty, and tell the grand total. */
function isSame({ rows }: Table, byHand: HandRow[]): boolean {
  const ours = rows.toSorted((a, b) => a.places[0]!.at - b.places[0]!.at)
  const told = ({ frame, keys, cells }: Table['rows'][number]) => [frame.key.replace('-', ''), keys.COUNTY, keys.INDUSTRY, new Decimal(cells.get('CAPITAL_USED')!.value!).toFixed(4)].join()
  return ours.map(told).join('\n') === byHand.map(({ month, county, industry, value }) => [month, county, industry, new Decimal(value).toFixed(4)].join()).join('\n')
}

export async function p5({ house, size }: Province): Promise<Row[]> {
  const client = new Client({ connectionString: house.appUrl })
  await client.connect()
  await client.query(`set role "${innerRoleIn(house.orm.config.get('dbName')!, 'staff_role')}"`)
  try {
    return await house.as(ANALYST, 'read', async (ctx) => {
      const asked = await askedOf(ctx)
      const ours = () => runFigures(ctx, planOf(ADHOC, { ...asked, factsOnly: true }, catalogue(), { sees: 'ALL' }, LIMITS))
      const theirs = () => client.query<HandRow>(BY_HAND(asked.version))
      const equal = isSame(await ours(), (await theirs()).rows)
      const { planner, hand } = await interleaved(5, { planner: ours, hand: theirs })
      const [mine, other] = [median(planner), median(hand)]
      return [
        { promise: 'P5', what: `industry x county x month over ${size.entries} entries, planner`, figure: ms(mine), aim: '' },
        { promise: 'P5', what: 'the same by hand', figure: ms(other), aim: '' },
        { promise: 'P5', what: 'planner / by hand; both answers', figure: `${times(mine / other)}; ${equal ? 'equal to the last digit' : 'NOT EQUAL'}`, aim: '<= 1.2 x' },
      ]
    })
  } finally {
    await client.end()
  }
}

async function askedOf(ctx: Context): Promise<Asked> {
  return snapshotAt(ctx, {})
}

/** What people would see: keys, values, comparisons, ranks. */
function seen({ rows, total }: Table): string {
  return JSON.stringify([...rows, total].map((row) => [row.level, row.frame.key, Object.entries(row.keys).sort(), [...row.cells].map(([key, cell]) => [key, { ...cell, def: undefined, comparisons: [...cell.comparisons], ranks: [...cell.ranks].map(([id, rank]) => [id, { ...rank, previous: [...rank.previous] }]) }])]))
}
