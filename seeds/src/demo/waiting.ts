/** What lies on people's desks on the morning of the demo: entries at every step before acceptance, some with something wrong. */
import { addMonths, monthKey, yearOf, type Month } from '@jingxian/schema/vocabulary/period'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs } from '@jingxian/server/kernel/actor'
import type { Context } from '@jingxian/server/kernel/context'
import type { House } from '@jingxian/server/app/house'
import { enterEntries, type NewEntry } from '@jingxian/server/records/ledger/entry.service'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import type { Claim } from '@jingxian/server/records/ledger/kind'
import { addDays } from '@jingxian/server/reference/working-days'
import { capitalClaim, wan } from './claims.ts'
import type { Payment } from './payments.ts'
import type { DemoProject } from './projects.ts'
import { reached, type Records } from './records.ts'
import { Rng } from './rng.ts'
import { DEMO_START } from './start-time.ts'

const COUNTY = houseAs(Role.CITY_REPORTER, '示例数据 · 报送')
const CITY = houseAs(Role.CITY_LEADER, '示例数据 · 市级初审')
const REVIEWER = houseAs(Role.PROV_REVIEWER, '示例数据 · 省级核实')

const HOUR = 3_600_000

/** About seventy entries of the last weeks: a third with the city, the rest with the province, some of them held. */
export async function waitingEntries(house: House, rng: Rng, projects: readonly DemoProject[], records: Records, last: Month, ids: ReadonlyMap<number, string>): Promise<void> {
  const signed = projects.filter((p) => p.contractDate && ids.has(p.index) && !p.path.some(({ to }) => to === 'TERMINATED'))
  const picked = Array.from({ length: 60 }, () => rng.pick(signed))
  const at = <T>(before: number, actor: Parameters<House['as']>[0], work: (ctx: Context) => Promise<T>) => {
    house.setClock(() => new Date(DEMO_START.getTime() - before * HOUR))
    return house.as(actor, 'write', work)
  }
  const wrong = new Planted(rng, signed, records, last).all()
  const list = [...picked.map((project, i) => waitingEntry(rng, project, ids, i)), ...wrong.map((planted) => newEntry(planted, ids))]
  const entered = await at(70, COUNTY, (ctx) => enterEntries(ctx, 'demo-waiting', list))
  // What is planted is with the province, whose reviewers should find it.
  const [usual, planted] = [entered.slice(0, picked.length), entered.slice(picked.length)]
  const up = usual.filter((_, i) => i % 3 !== 0)
  await at(46, CITY, (ctx) => judgeEntries(ctx, [...up, ...planted], { move: 'REVIEW' }))
  await at(20, REVIEWER, (ctx) => judgeEntries(ctx, up.filter((_, i) => i % 6 === 2), { move: 'HOLD', note: '佐证金额与申报不一致，请补充银行回单' }))
  await at(18, REVIEWER, (ctx) => judgeEntries(ctx, up.filter((_, i) => i % 10 === 5), { move: 'REJECT', note: '付款方与合同投资方不符，请核实后重报' }))
}

function waitingEntry(rng: Rng, project: DemoProject, ids: ReadonlyMap<number, string>, i: number): NewEntry {
  const payment = recentPayment(rng, project, i)
  const claim = capitalClaim(rng, payment)
  // Some papers show less than was claimed: the reviewer's bread and butter.
  if (i % 7 === 3) for (const paper of claim.evidence ?? []) if (paper.amount) paper.amount = wan(payment.amount * 0.93)
  return newEntry({ project, kind: 'CAPITAL', claim }, ids)
}

function recentPayment(rng: Rng, project: DemoProject, i: number): Payment {
  const late = i % 2 === 0
  const family = project.nature === 'FOREIGN' || (project.nature === 'MIXED' && i % 2) ? 'FOREIGN' : 'DOMESTIC'
  // An instalment: only what is planted is out of proportion to its project.
  const amount = family === 'FOREIGN' ? rng.between(20, 150) : project.promisedDomestic * rng.between(0.04, 0.3)
  return {
    project,
    family,
    form: 'CASH',
    usage: 'FIXED_ASSET',
    amount: Math.round(amount * 100) / 100,
    currency: family === 'FOREIGN' ? 'USD' : 'CNY',
    receivedOn: late ? `2025-10-${rng.whole(20, 31)}` : `2025-11-${String(rng.whole(1, 13)).padStart(2, '0')}`,
    documented: i % 5 !== 1,
  }
}

interface PlantedEntry {
  project: DemoProject
  kind: NewEntry['kind']
  claim: object
}

function newEntry({ project, kind, claim }: PlantedEntry, ids: ReadonlyMap<number, string>): NewEntry {
  return { project: ids.get(project.index)!, kind, claim: claim as Claim, submittedBy: '县区 · 报送' }
}

/** One entry for each rule that warns and does not block: what a reviewer should find. A project that fits may be lacking. */
class Planted {
  private readonly used = new Set<number>()

  constructor(
    private readonly rng: Rng,
    private readonly signed: readonly DemoProject[],
    private readonly records: Records,
    private readonly last: Month,
  ) {}

  all(): PlantedEntry[] {
    const { rng, records, last } = this
    const year = yearOf(last) - 1
    const month = monthKey(last)
    const working = (kind: 'JOBS' | 'CONTRIBUTION', stage: 'STARTED' | 'PRODUCING') => (p: DemoProject) => (reached(p, stage) ?? Infinity) < addMonths(last, -6) && !records.hasTold(kind, p, last)
    const employer = working('JOBS', 'STARTED')
    const producer = working('CONTRIBUTION', 'PRODUCING')
    const domestic = (p: DemoProject) => p.nature === 'DOMESTIC' && p.promisedDomestic > 20_000 && (reached(p, 'SIGNED') ?? Infinity) < 202509
    const payment = (project: DemoProject) => ({ ...recentPayment(rng, project, 1), documented: true })
    return [
      // 3: 亿元 typed where 万元 is asked.
      ...this.one(domestic, 'CAPITAL', (p) => capitalClaim(rng, { ...payment(p), amount: p.promisedDomestic / 10_000 })),
      // 13: the contract is lacking. 14: the receipts show less. 16: a receipt of another season.
      ...this.one(domestic, 'CAPITAL', (p) => capitalClaim(rng, { ...payment(p), documented: false })),
      ...this.one(domestic, 'CAPITAL', (p) => capitalClaim(rng, { ...payment(p), amount: 12_600, proven: 8_400 })),
      ...this.one(domestic, 'CAPITAL', (p) => aged(capitalClaim(rng, payment(p)))),
      // 34: more at work than insured, and nobody insured at all.
      ...this.one(employer, 'JOBS', (p) => ({ ...records.jobsClaim(p, last), reported: 186, insured: 112, baselineInsured: 0, baselineReason: null, localHires: 90, graduates: 20 })),
      ...this.one(employer, 'JOBS', (p) => ({ ...records.jobsClaim(p, last), reported: 64, insured: 0, baselineInsured: 0, baselineReason: null, localHires: 30, graduates: 6, zeroReason: '新招人员尚未参保' })),
      // 33: output without power. 35: output above what was invoiced.
      ...this.one(producer, 'CONTRIBUTION', (p) => ({ ...records.contributionClaim(p, last), electricity: '0', zeroReason: '由园区统一供电' })),
      ...this.one(producer, 'CONTRIBUTION', (p) => ({ ...records.contributionClaim(p, last), month, output: '5200' })),
      // 37: no number of the register, no ledger of research. And more research than revenue.
      ...this.one(employer, 'TECHNOLOGY', (p) => ({ ...records.contract(p, last).claim, kind: 'DEVELOPMENT', registrationNo: null })),
      ...this.one((p) => this.small(p, year), 'RESEARCH', (p) => this.withoutLedger(p, year)),
      ...this.one((p) => this.small(p, year), 'RESEARCH', (p) => ({ ...records.researchClaim(p, year), rdExpenditure: '860', revenue: '420' })),
    ]
  }

  /** Signed in good time, and too small for the yearly survey of research. */
  private small(project: DemoProject, year: number): boolean {
    return project.size < 0.4 && (reached(project, 'SIGNED') ?? Infinity) <= year * 100 + 6 && !this.records.hasTold('RESEARCH', project, addMonths(year * 100 + 12, 5))
  }

  private withoutLedger(project: DemoProject, year: number): object {
    const claim = this.records.researchClaim(project, year)
    return { ...claim, evidence: (claim.evidence ?? []).filter(({ type }) => type !== 'RD_LEDGER') }
  }

  private one(fits: (project: DemoProject) => boolean, kind: PlantedEntry['kind'], claimOf: (project: DemoProject) => object): PlantedEntry[] {
    const fitting = this.signed.filter((project) => !this.used.has(project.index) && fits(project))
    if (!fitting.length) return []
    const project = this.rng.pick(fitting)
    this.used.add(project.index)
    return [{ project, kind, claim: claimOf(project) }]
  }
}

function aged(claim: ReturnType<typeof capitalClaim>): object {
  return { ...claim, evidence: (claim.evidence ?? []).map((paper) => (paper.type === 'CONTRACT' ? paper : { ...paper, issuedOn: addDays(claim.receivedOn!, -96) })) }
}
