/**
 * Lives the demo province through, month by month, by the same services that people use: projects are registered and
 * moved, entries entered, reviewed, accepted, returns signed, each at its own time, so that past snapshots are true.
 */
import { addMonths, monthIndex, monthKey, monthOfDay, type Month } from '@jingxian/schema/vocabulary/period'
import { Role } from '@jingxian/schema/vocabulary/roles'
import type { EntryKind, ZeroReason } from '@jingxian/schema/vocabulary/ledger-words'
import { HOUSE, houseAs } from '@jingxian/server/kernel/actor'
import type { Context } from '@jingxian/server/kernel/context'
import type { House } from '@jingxian/server/app/house'
import { moveProjects, registerProjects, type NewProject } from '@jingxian/server/library/project.service'
import { bookOf, type Book } from '@jingxian/server/reference/book'
import { nthWorkingDay } from '@jingxian/server/reference/working-days'
import type { Region } from '@jingxian/server/reference/region.entity'
import { codeOf } from '@jingxian/server/reference/region-code'
import type { NewEntry } from '@jingxian/server/records/ledger/entry.service'
import { takeOverEntries } from '@jingxian/server/records/ledger/history.service'
import type { Claim } from '@jingxian/server/records/ledger/kind'
import { closeReturns } from '@jingxian/server/records/returns/closing.service'
import { signReturns, type Signature } from '@jingxian/server/records/returns/return.service'
import { capitalClaim, documents, projectInput, stageMove } from './claims.ts'
import { correctSlip } from './correction.ts'
import { demoMorning } from './morning.ts'
import { inventPayments, type Payment, type Scale } from './payments.ts'
import { inventProjects, type Counties, type DemoProject } from './projects.ts'
import { entriesOf, Records, type DemoRecord } from './records.ts'
import { Rng } from './rng.ts'
import { LATE_RETURNS, MISSING_RETURNS } from './stories.ts'
import { waitingEntries } from './waiting.ts'

export interface ProvinceSize {
  seed: number
  projects: number
  /** Of all kinds together. */
  entries: number
  from: Month
  to: Month
  /** 万元 in the year 2022, whole province. */
  domestic: number
}

/** The demo of `npm start`. */
export const PROVINCE: ProvinceSize = { seed: 149, projects: 3000, entries: 120_000, from: 202211, to: 202510, domestic: 76_000_000 }

type Progress = (done: number, all: number, what: string) => void

const REPORTER = houseAs(Role.CITY_REPORTER, '示例数据 · 报送')
const CITY = houseAs(Role.CITY_LEADER, '示例数据 · 市级初审')
const REVIEWER = houseAs(Role.PROV_REVIEWER, '示例数据 · 省级核实')

const TODAY = '2025-11-14'

/** Everything that happens, before anybody hears of it. Pure: the same size gives the same province. */
export function inventProvince(size: ProvinceSize, counties: Counties) {
  const rng = new Rng(size.seed)
  const projects = inventProjects(rng, size.projects, counties, { from: '2022-06-01', to: TODAY, today: TODAY })
  const payments = inventPayments(rng, projects, { ...size, entries: entriesOf('CAPITAL', size.entries) } satisfies Scale)
  return { rng, projects, payments, records: new Records(projects, size) }
}

export async function seedProvince(house: House, size: ProvinceSize, progress: Progress): Promise<void> {
  const book = await house.as(houseAs(Role.PROV_ANALYST, '示例数据'), 'read', (ctx) => Promise.resolve(bookOf(ctx)))
  const { rng, projects, payments, records } = inventProvince(size, countiesOf(book))
  const life = new Life(house, book, rng, projects, payments, records, size.from)
  const last = addMonths(size.to, 1)
  const months = monthIndex(last) - monthIndex(size.from) + 1
  for (let m = 0; m < months; m++) {
    const month = addMonths(size.from, m)
    await life.month(month, m === 0, month === last ? new Date(`${TODAY}T18:00:00+08:00`) : undefined)
    progress(m + 1, months, monthKey(month))
  }
  if (life.slip) await correctSlip(house, rng, life.slip, life.ids)
  await waitingEntries(house, rng, projects, records, size.to, life.ids)
  await demoMorning(house, rng, projects, life.ids)
}

function countiesOf({ regions, units }: Book): Counties {
  return Object.fromEntries(
    units.map(({ id }) => {
      const own = [...regions.values()].filter((r) => r.city === id && (r.level === 'COUNTY' || r.level === 'ZONE'))
      return [id, own.map((r) => ({ id: r.id, shortName: r.shortName.replace('示范区', '') }))]
    }),
  )
}

class Life {
  /** Project index -> id in the library. */
  readonly ids = new Map<number, string>()
  /** The payment of the story and its entry. */
  slip: { payment: Payment; entry: string } | undefined
  private readonly paymentsOf: ReadonlyMap<Month, Payment[]>

  constructor(
    private readonly house: House,
    private readonly book: Book,
    private readonly rng: Rng,
    private readonly projects: readonly DemoProject[],
    payments: readonly Payment[],
    private readonly records: Records,
    private readonly from: Month,
  ) {
    this.paymentsOf = Map.groupBy(payments, ({ receivedOn }) => monthOfDay(receivedOn))
  }

  /** One month: what happened in it becomes known in the first days of the next. */
  async month(month: Month, first: boolean, at?: Date): Promise<void> {
    const known = (nth: number, hour: number) => at ?? timeOf(nthWorkingDay(addMonths(month, 1), nth, this.book.specialDays), hour)
    const isNow = (day: string) => monthOfDay(day) === month || (first && monthOfDay(day) < month)
    await this.at(known(1, 9), REPORTER, (ctx) => this.register(ctx, isNow, month))
    await this.at(known(1, 10), REPORTER, (ctx) => this.move(ctx, isNow))
    if (at) return
    const payments = this.paymentsOf.get(month) ?? []
    const list = [...payments.map((p) => ({ ...this.payment(p), matched: p.documented })), ...this.records.of(month).map((r) => ({ ...this.record(r), matched: r.documented }))]
    const hands = { submit: { actor: REPORTER, at: known(1, 11) }, review: { actor: CITY, at: known(1, 16) }, accept: { actor: REVIEWER, at: known(2, 11) } }
    const ids = await this.at(hands.accept.at, REVIEWER, (ctx) => takeOverEntries(ctx, list, hands))
    const wrong = payments.findIndex(({ proven }) => proven !== undefined)
    if (wrong >= 0) this.slip = { payment: payments[wrong]!, entry: ids[wrong]! }
    await this.returns(month, payments, known)
  }

  /** Counties sign first, then their cities; a few come late, and some never. */
  private async returns(month: Month, payments: readonly Payment[], known: (nth: number, hour: number) => Date): Promise<void> {
    const all = this.signatures(month, payments)
    const sign = async (when: 'COUNTY' | 'CITY' | 'LATE', day: number) => {
      const due = all.filter(({ comes }) => comes === when).map(({ signature }) => signature)
      if (due.length) await this.at(known(day, 16), CITY, (ctx) => signReturns(ctx, due))
    }
    await sign('COUNTY', 2)
    await sign('CITY', 4)
    await this.at(known(4, 19), HOUSE, closeReturns)
    await sign('LATE', 6)
  }

  private at<T>(time: Date, actor: Parameters<House['as']>[0], work: (ctx: Context) => Promise<T>): Promise<T> {
    this.house.setClock(() => time)
    return this.house.as(actor, 'write', work)
  }

  private async register(ctx: Context, isNow: (day: string) => boolean, month: Month): Promise<void> {
    const fresh = this.projects.filter((p) => p.path.length && isNow(p.path[0]!.day))
    if (!fresh.length) return
    const list = fresh.map((project) => this.newProject(project, month))
    const ids = await registerProjects(ctx, list)
    fresh.forEach((project, i) => this.ids.set(project.index, ids[i]!))
  }

  /** Registered with the stages it has passed by then; the later ones follow as moves. */
  private newProject(project: DemoProject, month: Month): NewProject {
    const [first, ...later] = project.path
    const passed = later.filter(({ day }) => monthOfDay(day) < month)
    const history = passed.map(({ to, day }) => stageMove(this.rng, '', to, day))
    return { input: projectInput(this.rng, project), since: first!.day, evidence: documents(this.rng, ['PROPOSAL'], first!.day, null), history }
  }

  private async move(ctx: Context, isNow: (day: string) => boolean): Promise<void> {
    const steps = this.projects.flatMap((p) => p.path.slice(1).map((step) => ({ ...step, id: this.ids.get(p.index)! })))
    const due = steps.filter(({ day }) => isNow(day) && monthOfDay(day) >= this.from).sort((a, b) => (a.day < b.day ? -1 : 1))
    if (due.length) await moveProjects(ctx, due.map(({ id, to, day }) => stageMove(this.rng, id, to, day)))
  }

  private payment(payment: Payment): NewEntry {
    return this.entry(payment.project, 'CAPITAL', capitalClaim(this.rng, payment))
  }

  private record({ project, kind, claim }: DemoRecord): NewEntry {
    return this.entry(project, kind, claim)
  }

  private entry(project: DemoProject, kind: EntryKind, claim: object): NewEntry {
    const region = this.book.regions.get(project.county)!
    return { project: this.ids.get(project.index)!, kind, claim: claim as Claim, submittedBy: `${region.name} · 报送` }
  }

  /** Every county and every city signs, but a few; where nothing came in, it says why. */
  private signatures(month: Month, entries: readonly Payment[]): { signature: Signature; comes: 'COUNTY' | 'CITY' | 'LATE' | 'NEVER' }[] {
    const regions = [...this.book.regions.values()].filter((r) => r.level !== 'PROVINCE')
    const seen = new Map<number, Set<string>>()
    for (const { project, family } of entries) {
      for (const unit of [project.county, project.city]) seen.set(unit, (seen.get(unit) ?? new Set()).add(family))
    }
    return regions.map((region) => {
      const zeros = (['FOREIGN', 'DOMESTIC'] as const)
        .filter((family) => !seen.get(region.id)?.has(family))
        .map((family) => ({ family, reason: reasonOf(this.rng, month), note: null }))
      const office = region.level === 'COUNTY' ? '报送' : '负责人'
      const signature = { unit: codeOf(region.id), month: monthKey(month), zeros, signedBy: `${region.name} · ${office}` }
      return { signature, comes: this.comes(region, month) }
    })
  }

  private comes({ id, level }: Region, month: Month): 'COUNTY' | 'CITY' | 'LATE' | 'NEVER' {
    const chance = this.rng.next()
    const told = (list: typeof LATE_RETURNS) => list.some(([unit, when]) => unit === id && when === month)
    if (told(MISSING_RETURNS) || (level === 'COUNTY' && chance < 0.006)) return 'NEVER'
    if (told(LATE_RETURNS) || (level === 'COUNTY' && chance < 0.036)) return 'LATE'
    return level === 'COUNTY' ? 'COUNTY' : 'CITY'
  }
}

function reasonOf(rng: Rng, month: Month): ZeroReason {
  const winter = [12, 1, 2, 3].includes(month % 100)
  return winter && rng.chance(0.4) ? 'SEASONAL_STOP' : rng.pick(['NO_PROJECT_DUE', 'CONTRACT_NOT_DUE', 'FUNDS_IN_TRANSIT'] as const)
}

function timeOf(day: string, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)
}

