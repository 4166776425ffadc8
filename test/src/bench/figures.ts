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
import { post } from './load.ts'
import { interleaved, median, type Spent, type Way } from './measure.ts'
import { startPeer } from './peers.ts'
import { cpuOf, type Running } from './programs.ts'
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
    const meter = await meterOf(ctx)
    const { facts, rollup } = await interleaved(5, { facts: () => run(true), rollup: () => run(false) }, { facts: meter, rollup: meter })
    const part = (of: 'wall' | 'cpu') => (facts[of].length ? `1/${(median(facts[of]) / median(rollup[of])).toFixed(0)}` : 'unknown')
    return [
      { promise: 'P2', what: `leaderboard from facts, ${size.entries} entries`, figure: told(facts), aim: '' },
      { promise: 'P2', what: 'leaderboard from the rollup', figure: told(rollup), aim: '' },
      { promise: 'P2', what: 'rollup / facts; both answers', figure: `${part('wall')}, ${part('cpu')} the processor; ${sameness(equal)}`, aim: '<= 1/20; equal' },
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

/** The same by pg-aggregates. It knows no `in` and no order of groups: it is asked once per measure and hands over all of them. */
const GROUPED = `{ ${['DOMESTIC_CNY', 'FOREIGN_CNY'].map((measure) => `${measure}: allFacts(condition: { basis: 1, measure: "${measure}" }) { groupedAggregates(groupBy: [MONTH, COUNTY, INDUSTRY]) { keys sum { value } } }`).join(' ')} }`

type Grouped = Record<string, { groupedAggregates: { keys: [month: string, county: string, industry: string]; sum: { value: string } }[] }>

/** Asked over HTTP; what it answers is looked at once, outside the time. */
function askPeer({ origin }: Running): Promise<string> {
  return post(undefined, `${origin}/graphql`, {}, JSON.stringify({ query: GROUPED }))
}

/** The thousand groups with the most, put together of both measures. */
function topOf(answer: string): string[] {
  const { data, errors } = JSON.parse(answer) as { data?: Grouped; errors?: unknown }
  if (!data) throw new Error(`pg-aggregates does not answer: ${JSON.stringify(errors)}`)
  const sums = new Map<string, Decimal>()
  for (const { keys, sum } of Object.values(data).flatMap((each) => each.groupedAggregates)) sums.set(keys.join(), (sums.get(keys.join()) ?? new Decimal(0)).plus(sum.value))
  const ordered = [...sums].sort(([a, x], [b, y]) => y.comparedTo(x) || (a < b ? -1 : 1))
  return ordered.slice(0, 1000).map(([key, value]) => `${key},${value.toFixed(4)}`)
}

/** The thousand groups in their order. We also count the groups that are empty, and tell the grand total. */
function oursOf({ rows }: Table): string[] {
  const ordered = rows.toSorted((a, b) => a.places[0]!.at - b.places[0]!.at)
  return ordered.map(({ frame, keys, cells }) => [frame.key.replace('-', ''), keys.COUNTY, keys.INDUSTRY, new Decimal(cells.get('CAPITAL_USED')!.value!).toFixed(4)].join())
}

const handOf = (rows: HandRow[]) => rows.map(({ month, county, industry, value }) => [month, county, industry, new Decimal(value).toFixed(4)].join())

export async function p5(province: Province, peers: boolean): Promise<Row[]> {
  const { house } = province
  const client = new Client({ connectionString: house.appUrl })
  await client.connect()
  await client.query(`set role "${innerRoleIn(house.orm.config.get('dbName')!, 'staff_role')}"`)
  const peer = peers ? await startPeer(province) : undefined
  try {
    return await house.as(ANALYST, 'read', async (ctx) => {
      await ctx.em.execute('set local idle_in_transaction_session_timeout = 0', [], 'run') // while the others are asked
      const asked = await askedOf(ctx)
      const planner = () => runFigures(ctx, planOf(ADHOC, { ...asked, factsOnly: true }, catalogue(), { sees: 'ALL' }, LIMITS))
      const hand = () => client.query<HandRow>(BY_HAND(asked.version))
      const ways: Record<string, Way> = { planner, hand, ...(peer && { peer: () => askPeer(peer) }) }
      const mine = oursOf(await planner()).join('\n')
      const same = [handOf((await hand()).rows), ...(peer ? [topOf(await askPeer(peer))] : [])].map((other) => other.join('\n') === mine)
      const spent = await interleaved(3, ways, { planner: await meterOf(ctx), hand: await meterOf(client), peer: peer?.cpu })
      return p5Rows(province.size.entries, spent as unknown as P5Spent, same)
    })
  } finally {
    await client.end()
    await peer?.stop()
  }
}

type P5Spent = Record<'planner' | 'hand', Spent> & { peer?: Spent }

function p5Rows(entries: number, { planner, hand, peer }: P5Spent, [asHand, asPeer]: boolean[]): Row[] {
  const ratio = (other: Spent) => times(median(planner.wall) / median(other.wall))
  const cpu = hand.cpu.length ? `, ${times(median(planner.cpu) / median(hand.cpu))} the processor` : ''
  const rows: Row[] = [
    { promise: 'P5', what: `industry x county x month over ${entries} entries, planner`, figure: told(planner), aim: '' },
    { promise: 'P5', what: 'the same by hand', figure: told(hand), aim: '' },
    { promise: 'P5', what: 'planner / by hand; both answers', figure: `${ratio(hand)}${cpu}; ${sameness(asHand!)}`, aim: '<= 1.2 x' },
  ]
  if (!peer) return rows
  return [
    ...rows,
    { promise: 'P5', what: 'all groups by pg-aggregates, over HTTP', figure: ms(median(peer.wall)), aim: '' },
    { promise: 'P5', what: 'planner / pg-aggregates; both answers', figure: `${ratio(peer)}; ${sameness(asPeer!)}`, aim: '<= 1 x' },
  ]
}

const sameness = (equal: boolean) => (equal ? 'equal to the last digit' : 'NOT EQUAL')
const told = ({ wall, cpu }: Spent) => `${ms(median(wall))}${cpu.length ? `, ${ms(median(cpu))} processor of PostgreSQL` : ''}`

/** Of the process of PostgreSQL that answers this connection. */
async function meterOf(connection: Context | Client): Promise<() => number | undefined> {
  const text = 'select pg_backend_pid() as pid'
  const rows = connection instanceof Client ? (await connection.query<{ pid: number }>(text)).rows : await connection.em.execute<{ pid: number }[]>(text)
  return () => cpuOf(rows[0]!)
}

async function askedOf(ctx: Context): Promise<Asked> {
  return snapshotAt(ctx, {})
}

/** What people would see: keys, values, comparisons, ranks. */
function seen({ rows, total }: Table): string {
  return JSON.stringify([...rows, total].map((row) => [row.level, row.frame.key, Object.entries(row.keys).sort(), [...row.cells].map(([key, cell]) => [key, { ...cell, def: undefined, comparisons: [...cell.comparisons], ranks: [...cell.ranks].map(([id, rank]) => [id, { ...rank, previous: [...rank.previous] }]) }])]))
}
