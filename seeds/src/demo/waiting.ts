/** What lies on people's desks on the morning of the demo: entries at every step before acceptance, and a few corrections. */
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs } from '@jingxian/server/kernel/actor'
import type { Context } from '@jingxian/server/kernel/context'
import type { House } from '@jingxian/server/app/house'
import { enterEntries, type NewEntry } from '@jingxian/server/records/ledger/entry.service'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import type { Claim } from '@jingxian/server/records/ledger/kind'
import { capitalClaim, wan } from './claims.ts'
import type { Payment } from './payments.ts'
import type { DemoProject } from './projects.ts'
import { Rng } from './rng.ts'
import { DEMO_START } from './start-time.ts'

const COUNTY = houseAs(Role.CITY_REPORTER, '示例数据 · 报送')
const CITY = houseAs(Role.CITY_LEADER, '示例数据 · 市级初审')
const REVIEWER = houseAs(Role.PROV_REVIEWER, '示例数据 · 省级核实')

const HOUR = 3_600_000

/** About sixty entries of the last weeks: a third with the city, the rest with the province, some of them held. */
export async function waitingEntries(house: House, rng: Rng, projects: readonly DemoProject[], ids: ReadonlyMap<number, string>): Promise<void> {
  const signed = projects.filter((p) => p.contractDate && ids.has(p.index) && !p.path.some(({ to }) => to === 'TERMINATED'))
  const picked = Array.from({ length: 60 }, () => rng.pick(signed))
  const at = <T>(before: number, actor: Parameters<House['as']>[0], work: (ctx: Context) => Promise<T>) => {
    house.setClock(() => new Date(DEMO_START.getTime() - before * HOUR))
    return house.as(actor, 'write', work)
  }
  const entered = await at(70, COUNTY, (ctx) => enterEntries(ctx, 'demo-waiting', picked.map((project, i) => waitingEntry(rng, project, ids, i))))
  const up = entered.filter((_, i) => i % 3 !== 0)
  await at(46, CITY, (ctx) => judgeEntries(ctx, up, { move: 'REVIEW' }))
  await at(20, REVIEWER, (ctx) => judgeEntries(ctx, up.filter((_, i) => i % 6 === 2), { move: 'HOLD', note: '佐证金额与申报不一致，请补充银行回单' }))
  await at(18, REVIEWER, (ctx) => judgeEntries(ctx, up.filter((_, i) => i % 10 === 5), { move: 'REJECT', note: '付款方与合同投资方不符，请核实后重报' }))
}

function waitingEntry(rng: Rng, project: DemoProject, ids: ReadonlyMap<number, string>, i: number): NewEntry {
  const late = i % 2 === 0
  const family = project.nature === 'FOREIGN' || (project.nature === 'MIXED' && i % 2) ? 'FOREIGN' : 'DOMESTIC'
  const amount = family === 'FOREIGN' ? rng.between(60, 1800) : rng.between(300, 26_000)
  const payment: Payment = {
    project,
    family,
    form: 'CASH',
    usage: 'FIXED_ASSET',
    amount: Math.round(amount * 100) / 100,
    currency: family === 'FOREIGN' ? 'USD' : 'CNY',
    receivedOn: late ? `2025-10-${rng.whole(20, 31)}` : `2025-11-${String(rng.whole(1, 13)).padStart(2, '0')}`,
    documented: i % 5 !== 1,
  }
  const claim = capitalClaim(rng, payment)
  // Some papers show less than was claimed: the reviewer's bread and butter.
  if (i % 7 === 3) for (const paper of claim.evidence ?? []) if (paper.amount) paper.amount = wan(payment.amount * 0.93)
  return { project: ids.get(project.index)!, kind: 'CAPITAL', claim: claim as unknown as Claim, submittedBy: '县区 · 报送' }
}
