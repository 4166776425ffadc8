/** Invents what projects bring beside money: people at work, technology, research, and what production contributes. Pure. */
import { lastDay, monthIndex, monthKey, monthOfDay, yearOf, type Month } from '@jingxian/schema/vocabulary/period'
import type { EntryKind, TechnologyKind } from '@jingxian/schema/vocabulary/ledger-words'
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import type { ContributionInput } from '@jingxian/server/records/ledger/contribution.input'
import type { JobsInput } from '@jingxian/server/records/ledger/jobs.input'
import { researchEvidence } from '@jingxian/server/records/ledger/research.rules'
import type { ResearchInput } from '@jingxian/server/records/ledger/research.input'
import type { TechnologyInput } from '@jingxian/server/records/ledger/technology.input'
import { documents, wan } from './claims.ts'
import type { DemoProject } from './projects.ts'
import { Rng } from './rng.ts'
import { SEASON, UNIT_SHAPES, weightOf } from './units.ts'

export interface DemoRecord {
  project: DemoProject
  kind: EntryKind
  claim: JobsInput | TechnologyInput | ResearchInput | ContributionInput
  /** Whether the documents behind it were all checked. */
  documented: boolean
}

/** How many of all entries are of which kind, in 26ths. */
const PARTS: Record<EntryKind, number> = { CAPITAL: 20, JOBS: 4, TECHNOLOGY: 1, RESEARCH: 0.4, CONTRIBUTION: 0.6 }

export function entriesOf(kind: EntryKind, entries: number): number {
  return Math.round((entries * PARTS[kind]) / 26)
}

interface Size {
  seed: number
  entries: number
  from: Month
  to: Month
}

/** The years of which research is known, and the month in whose first days it was reported. */
const RESEARCH_YEARS = [2022, 2023, 2024]
const researchMonth = (year: number, from: Month) => Math.max((year + 1) * 100 + 5, from)

export class Records {
  private readonly rng: Rng
  /** A register counts on: no number comes twice. */
  private registered = 0
  private readonly told = new Set<string>()
  /** The share of projects that report every month; the others do when they come to the stage and every third. */
  private readonly monthly: Record<'JOBS' | 'CONTRIBUTION', number>

  constructor(
    private readonly projects: readonly DemoProject[],
    private readonly size: Size,
  ) {
    this.rng = new Rng(size.seed + 1)
    this.monthly = { JOBS: this.monthlyShare('JOBS', 'STARTED'), CONTRIBUTION: this.monthlyShare('CONTRIBUTION', 'PRODUCING') }
  }

  /** What is reported in the first days after a month. */
  of(month: Month): DemoRecord[] {
    const records = [...this.jobs(month), ...this.technology(month), ...this.contribution(month), ...this.research(month)]
    for (const { kind, project } of records) this.told.add(`${kind} ${project.index} ${month}`)
    return records
  }

  /** Whether a project reported this kind right after that month. */
  hasTold(kind: EntryKind, project: DemoProject, month: Month): boolean {
    return this.told.has(`${kind} ${project.index} ${month}`)
  }

  private monthlyShare(kind: 'JOBS' | 'CONTRIBUTION', stage: Stage): number {
    const last = monthIndex(this.size.to)
    const all = this.projects.reduce((sum, p) => {
      const since = reached(p, stage)
      return sum + (since === null ? 0 : Math.max(0, last - Math.max(monthIndex(since), monthIndex(this.size.from)) + 1))
    }, 0)
    return Math.min(1, Math.max(0, (3 * (entriesOf(kind, this.size.entries) / Math.max(1, all)) - 1) / 2))
  }

  private reporting(kind: 'JOBS' | 'CONTRIBUTION', stage: Stage, month: Month): DemoProject[] {
    return this.projects.filter((p) => {
      const since = reached(p, stage)
      const due = since === month || (monthIndex(month) + p.index) % 3 === 0 || traits(p).eager < this.monthly[kind]
      return since !== null && since <= month && due
    })
  }

  private jobs(month: Month): DemoRecord[] {
    return this.reporting('JOBS', 'STARTED', month).map((project) => this.record(project, 'JOBS', this.jobsClaim(project, month)))
  }

  jobsClaim(project: DemoProject, month: Month): JobsInput {
    const { takenOver, overReports } = traits(project)
    const baselineInsured = takenOver
    const reported = peopleAt(project, month) + baselineInsured
    const insured = Math.round(reported * (overReports ? this.rng.between(0.55, 0.7) : this.rng.between(0.9, 1)))
    return {
      month: monthKey(month),
      reported,
      insured,
      baselineInsured,
      baselineReason: baselineInsured ? '承接原企业在册职工' : null,
      localHires: Math.round(reported * this.rng.between(0.4, 0.8)),
      graduates: Math.round(reported * this.rng.between(0.05, 0.25)),
      avgWage: wan(this.rng.between(4200, 9800)),
      source: '社保经办机构名单',
      zeroReason: null,
      note: null,
      evidence: documents(this.rng, this.rng.chance(0.3) ? ['SOCIAL_INSURANCE_LIST', 'PAYROLL'] : ['SOCIAL_INSURANCE_LIST'], lastDay(month), null),
    }
  }

  /** Divided among the units as their money is, so that the large ones bring more. */
  private technology(month: Month): DemoRecord[] {
    const months = monthIndex(this.size.to) - monthIndex(this.size.from) + 1
    const perMonth = (entriesOf('TECHNOLOGY', this.size.entries) / months) * SEASON[(month % 100) - 1]!
    const cities = Object.keys(UNIT_SHAPES).map(Number)
    const all = cities.reduce((sum, city) => sum + weightOf(city), 0)
    return cities.flatMap((city) => {
      const own = this.projects.filter((p) => p.city === city && (reached(p, 'STARTED') ?? Infinity) <= month)
      const count = Math.floor((perMonth * weightOf(city)) / all + this.rng.next())
      return own.length ? Array.from({ length: count }, () => this.contract(this.rng.pick(own), month)) : []
    })
  }

  contract(project: DemoProject, month: Month): DemoRecord {
    const day = `${monthKey(month)}-${String(this.rng.whole(1, Number(lastDay(month).slice(8)))).padStart(2, '0')}`
    const kind = this.technologyKind()
    const contractAmount = Math.max(5, 260 * this.rng.spread(1.1))
    const numbered = this.rng.chance(0.94)
    const origin = project.foreignInvestor?.country ?? 'CN'
    return this.record(project, 'TECHNOLOGY', {
      kind,
      contractNo: `JS${yearOf(month)}-${project.index}-${this.rng.whole(100, 999)}`,
      registrationNo: numbered ? `${yearOf(month)}${project.city}${String(++this.registered).padStart(8, '0')}` : null,
      registeredOn: day,
      contractAmount: wan(contractAmount),
      technologyAmount: wan(contractAmount * this.rng.between(0.55, 1)),
      originCountry: origin,
      level: this.rng.pick(['INTL_ADVANCED', 'DOMESTIC_LEADING', 'DOMESTIC_ADVANCED', 'PROVINCE_LEADING'] as const),
      zeroReason: null,
      note: null,
      evidence: documents(this.rng, ['TECHNOLOGY_CONTRACT_REGISTRATION', 'CONTRACT'], day, null),
    })
  }

  private technologyKind(): TechnologyKind {
    if (this.rng.chance(0.1)) return this.rng.pick(['LICENCE', 'EQUIPMENT_EMBODIED', 'TALENT_TEAM', 'STANDARD'] as const)
    return this.rng.pick(['DEVELOPMENT', 'DEVELOPMENT', 'SERVICE', 'SERVICE', 'TRANSFER', 'CONSULTING'] as const)
  }

  private contribution(month: Month): DemoRecord[] {
    return this.reporting('CONTRIBUTION', 'PRODUCING', month).map((project) => this.record(project, 'CONTRIBUTION', this.contributionClaim(project, month)))
  }

  contributionClaim(project: DemoProject, month: Month): ContributionInput {
    const output = Math.max(20, outputAt(project, month) * this.rng.between(0.85, 1.15))
    const sales = wan(output * this.rng.between(0.92, 1.08))
    const day = lastDay(month)
    return {
      month: monthKey(month),
      taxPaid: wan(output * this.rng.between(0.02, 0.06)),
      output: wan(output),
      exports: project.foreignInvestor ? wan(output * this.rng.between(0.01, 0.05)) : '0',
      electricity: wan(output * this.rng.between(250, 900)),
      landMu: wan(20 + 80 * project.size),
      zeroReason: null,
      note: null,
      evidence: [...documents(this.rng, ['TAX_RECORD'], day, null), ...documents(this.rng, ['VAT_RETURN'], day, sales)],
    }
  }

  /** Once a year: of each unit the signed projects that report eagerly, never none; chosen by size, each year would have larger ones. */
  private research(month: Month): DemoRecord[] {
    const { from, entries } = this.size
    const perYear = entriesOf('RESEARCH', entries) / RESEARCH_YEARS.length
    return RESEARCH_YEARS.filter((year) => researchMonth(year, from) === month).flatMap((year) => {
      const signed = this.projects.filter((p) => (reached(p, 'SIGNED') ?? Infinity) <= year * 100 + 12)
      const share = Math.min(1, perYear / Math.max(1, signed.length))
      const byUnit = Map.groupBy(signed, ({ city }) => city)
      const told = [...byUnit.values()].flatMap((own) => own.toSorted((a, b) => traits(b).eager - traits(a).eager).slice(0, Math.max(1, Math.round(own.length * share))))
      return told.map((project) => this.record(project, 'RESEARCH', this.researchClaim(project, year)))
    })
  }

  researchClaim(project: DemoProject, year: number): ResearchInput {
    const { intensity, certifiedIn } = traits(project)
    // The company earned before its project does: most of what it will, every year a little more.
    const [full, now] = [FULL_OUTPUT * project.size, outputAt(project, year * 100 + 12)]
    const revenue = Math.max(150, (0.6 * full + 0.4 * now) * 12 * 1.06 ** (year - 2022) * this.rng.between(0.8, 1.1))
    const certified = certifiedIn <= year
    const claim: ResearchInput = {
      year,
      rdExpenditure: wan(revenue * intensity * this.rng.between(0.85, 1.15)),
      revenue: wan(revenue),
      rdPersonnelFte: wan(Math.max(1, peopleAt(project, year * 100 + 12) * this.rng.between(0.06, 0.16))),
      institutions: this.rng.chance(0.3) ? [{ level: this.rng.pick(['PROVINCIAL', 'CITY', 'CITY'] as const), count: 1 }] : [],
      inventionPatents: this.rng.chance(0.45) ? this.rng.whole(1, 6) : 0,
      highTechCertNo: certified ? `GR${certifiedIn}21${String(100_000 + project.index)}` : null,
      highTechValidFrom: certified ? `${certifiedIn}-11-27` : null,
      highTechValidTo: certified ? `${certifiedIn + 3}-11-26` : null,
      zeroReason: null,
      note: null,
    }
    const types = researchEvidence(claim).map((group) => group[0]!)
    return { ...claim, evidence: documents(this.rng, types, `${year + 1}-05-20`, null) }
  }

  private record(project: DemoProject, kind: EntryKind, claim: DemoRecord['claim']): DemoRecord {
    return { project, kind, claim, documented: this.rng.chance(0.75) }
  }
}

/** The month in which a project came to a stage; null if it did not. */
export function reached({ path }: DemoProject, stage: Stage): Month | null {
  const step = path.find(({ to }) => to === stage)
  return step ? monthOfDay(step.day) : null
}

interface Traits {
  /** Reports every month rather than every third. */
  eager: number
  /** Of the jobs that the contract promised, when production is full. */
  fulfils: number
  takenOver: number
  overReports: boolean
  intensity: number
  /** Year of its high-tech certificate; far away for most. */
  certifiedIn: number
}

/** What is a project's own for life: the same whenever it is asked. */
function traits({ index, kind }: DemoProject): Traits {
  const rng = new Rng(900_001 + index * 7919)
  const [eager, fulfils] = [rng.next(), rng.between(0.45, 1.15)]
  const takesOver = (kind === 'EXPANSION' || kind === 'TECH_UPGRADE') && rng.chance(0.35)
  return {
    eager,
    fulfils,
    takenOver: takesOver ? rng.whole(20, 90) : 0,
    overReports: rng.chance(0.04),
    intensity: rng.between(0.015, 0.075),
    certifiedIn: rng.chance(0.3) ? rng.whole(2022, 2025) : 9999,
  }
}

/** A few build and prepare; with production the promised ones come over ten months. */
function peopleAt(project: DemoProject, month: Month): number {
  const [started, producing] = [reached(project, 'STARTED') ?? month, reached(project, 'PRODUCING')]
  const full = Math.max(8, project.promisedJobs * traits(project).fulfils)
  const building = Math.min(0.22, 0.06 + 0.015 * (monthIndex(month) - monthIndex(started)))
  const ramp = producing === null || producing > month ? 0 : Math.min(1, (monthIndex(month) - monthIndex(producing) + 1) / 10)
  const winter = [12, 1, 2].includes(month % 100) ? 0.94 : 1
  return Math.max(3, Math.round(full * (building + (1 - building) * ramp) * winter))
}

/** 万元 a month and unit of size. */
const FULL_OUTPUT = 520

/** 万元 a month: little before production, then with the people. */
function outputAt(project: DemoProject, month: Month): number {
  const producing = reached(project, 'PRODUCING')
  const age = producing === null ? -1 : monthIndex(month) - monthIndex(producing)
  return age < 0 ? 15 * project.size : FULL_OUTPUT * project.size * Math.min(1, (age + 3) / 12)
}
