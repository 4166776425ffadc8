/** The last hour before the demo opens: a few entries accepted one by one, the last of which lets a city pass another. */
import { Decimal } from '@jingxian/server/metrics/decimal'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { HOUSE, houseAs } from '@jingxian/server/kernel/actor'
import type { Context } from '@jingxian/server/kernel/context'
import type { House } from '@jingxian/server/app/house'
import { enterEntries } from '@jingxian/server/records/ledger/entry.service'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import type { Claim } from '@jingxian/server/records/ledger/kind'
import { capitalClaim } from './claims.ts'
import type { Payment } from './payments.ts'
import type { DemoProject } from './projects.ts'
import { Rng } from './rng.ts'
import { DEMO_START } from './start-time.ts'
import { SLIP } from './stories.ts'

const MINUTE = 60_000
/** 万元: an overtake by more than this would not look like one payment. */
const LARGEST = 130_000
/** These have stories of their own, which a chase would cross. */
const STORIED = [210100, 210200, 210300, 210800, 211100, SLIP.city]

interface Standing {
  city: number
  value: Decimal
}

export async function demoMorning(house: House, rng: Rng, projects: readonly DemoProject[], ids: ReadonlyMap<number, string>): Promise<void> {
  const signed = projects.filter((p) => p.nature !== 'FOREIGN' && p.contractDate && p.contractDate < '2025-10-01' && ids.has(p.index) && p.path.at(-1)!.to !== 'TERMINATED')
  const of = (city: number) => rng.pick(signed.filter((p) => p.city === city))
  for (const [before, city, amount] of [[52, 211100, 4200], [37, 210200, 9650.5], [19, 210700, 1860]] as const) {
    await accepted(house, rng, of(city), amount, ids, before)
  }
  const chase = closest(await standings(house))
  if (chase) await accepted(house, rng, of(chase.city), chase.amount, ids, 6)
}

/** The highest city that one payment could carry past the one before it. */
function closest(list: Standing[]): { city: number; amount: number } | undefined {
  const gaps = list.slice(1).map(({ city, value }, i) => ({ city, amount: Math.ceil(list[i]!.value.minus(value).toNumber() * 1.04 + 100) }))
  const free = (city: number) => !STORIED.includes(city)
  return gaps.find(({ city, amount }, i) => amount <= LARGEST && free(city) && free(list[i]!.city))
}

async function standings(house: House): Promise<Standing[]> {
  const rows = await house.as(HOUSE, 'read', ({ em }) =>
    em.execute<{ city: number; value: string }[]>(
      `select city, sum(value) as value from city_fact where basis = 1 and measure in ('DOMESTIC_CNY', 'FOREIGN_CNY') and month between 202501 and 202510 group by city order by 2 desc`,
    ),
  )
  return rows.map(({ city, value }) => ({ city, value: new Decimal(value) }))
}

async function accepted(house: House, rng: Rng, project: DemoProject, amount: number, ids: ReadonlyMap<number, string>, before: number): Promise<void> {
  const at = <T>(minutes: number, role: Role, work: (ctx: Context) => Promise<T>) => {
    house.setClock(() => new Date(DEMO_START.getTime() - minutes * MINUTE))
    return house.as(houseAs(role, '示例数据'), 'write', work)
  }
  const payment: Payment = { project, family: 'DOMESTIC', form: 'CASH', usage: 'FIXED_ASSET', amount, currency: 'CNY', receivedOn: '2025-10-30', documented: true }
  const claim = capitalClaim(rng, payment) as unknown as Claim
  const entry = { project: ids.get(project.index)!, kind: 'CAPITAL' as const, claim, submittedBy: '县区 · 报送' }
  const entered = await at(before + 3, Role.CITY_REPORTER, (ctx) => enterEntries(ctx, `demo-morning-${before}`, [entry]))
  await at(before + 2, Role.CITY_LEADER, (ctx) => judgeEntries(ctx, entered, { move: 'REVIEW' }))
  await at(before, Role.PROV_REVIEWER, (ctx) => judgeEntries(ctx, entered, { move: 'ACCEPT', allMatched: true }))
}
