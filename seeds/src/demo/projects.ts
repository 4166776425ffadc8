/** Invents projects: who, where, what, and when they reach which stage. Pure. */
import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import type { CapitalNature, ProjectKind, Stage } from '@jingxian/schema/vocabulary/project-words'
import type { Month } from '@jingxian/schema/vocabulary/period'
import { addDays } from '@jingxian/server/reference/working-days'
import { usccCheck } from '@jingxian/server/reference/uscc'
import { Rng } from './rng.ts'
import { GIANT } from './stories.ts'
import { ABROAD, FIRST_SYLLABLES, HOMES, opennessOf, SECOND_SYLLABLES, SUFFIXES, UNIT_SHAPES, weightOf, WORDS } from './units.ts'

export interface Investor {
  name: string
  uscc: string | null
  country: string | null
}

export interface DemoProject {
  index: number
  city: number
  county: number
  name: string
  industry: string
  kind: ProjectKind
  nature: CapitalNature
  nationalCode: string
  company: string
  companyUscc: string
  investor: Investor
  foreignInvestor: Investor | null
  /** Relative size; amounts follow from the payments. */
  size: number
  /** Signing day; null for projects that are still in talks. */
  contractDate: string | null
  plannedStart: string | null
  plannedProduction: string | null
  /** Stages with their days, oldest first; IDEA first. */
  path: { to: Stage; day: string }[]
  /** Filled when the payments are known, 万元 and 万美元. */
  paidDomestic: number
  paidForeign: number
  /** What its contract says, where a story needs it so; else it follows from the payments. 万元 */
  terms?: { domestic: number; total: number; jobs?: number }
  /** No money comes after this month. */
  lastMoney?: Month
  /** Filled when it is registered: the people that its contract promises, and its domestic capital. */
  promisedJobs: number
  promisedDomestic: number
}

export interface Counties {
  [city: number]: { id: number; shortName: string }[]
}

interface Span {
  /** First and last day on which contracts are signed. */
  from: string
  to: string
  today: string
}

export function inventProjects(rng: Rng, total: number, counties: Counties, span: Span): DemoProject[] {
  const cities = Object.keys(UNIT_SHAPES).map(Number)
  const sum = cities.reduce((all, city) => all + weightOf(city), 0)
  const projects: DemoProject[] = []
  for (const city of cities) {
    const count = Math.max(3, Math.round((total * weightOf(city)) / sum))
    for (let i = 0; i < count; i++) projects.push(invent(rng, projects.length, city, counties, span, i, count))
  }
  giant(projects)
  return [...projects, ...lookAlikes(rng, projects, counties)]
}

function invent(rng: Rng, index: number, city: number, counties: Counties, span: Span, nth: number, count: number): DemoProject {
  const shape = UNIT_SHAPES[city]!
  // The places take turns, so that each has some.
  const county = counties[city]![nth % counties[city]!.length]!
  const industry = rng.pick(shape.industries)
  // One in twelve at least is foreign, so that no unit is without.
  const nature = nth % 12 === 0 ? 'FOREIGN' : natureOf(rng, opennessOf(city))
  const contractDate = rng.chance(0.9) ? dayAt(span, nth / count, rng) : null
  const investor = domesticInvestor(rng, industry)
  const foreignInvestor = nature === 'DOMESTIC' ? null : foreignInvestorOf(rng)
  const brand = brandOf(rng)
  return {
    index,
    city,
    county: county.id,
    name: `${county.shortName}${brand}${rng.pick(WORDS[industry]!)}${rng.pick(SUFFIXES)}`,
    industry,
    kind: rng.pick(['NEW', 'NEW', 'NEW', 'CONTINUING', 'EXPANSION', 'TECH_UPGRADE'] as const),
    nature,
    nationalCode: nationalCode(rng, county.id, contractDate ?? span.today),
    company: `${county.shortName}${brand}${rng.pick(['科技', '实业', '新材料', '装备'])}有限公司`,
    companyUscc: uscc(rng, county.id),
    investor,
    foreignInvestor,
    size: rng.spread(0.9),
    contractDate,
    plannedStart: contractDate && addDays(contractDate, rng.whole(120, 260)),
    plannedProduction: contractDate && addDays(contractDate, rng.whole(480, 900)),
    path: contractDate ? signedPath(rng, contractDate, span.today) : talksPath(rng, span),
    paidDomestic: 0,
    paidForeign: 0,
    promisedJobs: 0,
    promisedDomestic: 0,
  }
}

/** The stalled giant takes the place of the project of its unit that was signed nearest to it. */
function giant(projects: DemoProject[]): void {
  const near = ({ contractDate }: DemoProject) => Math.abs(Date.parse(contractDate!) - Date.parse(GIANT.signed))
  const project = projects.filter(({ city, contractDate, nature }) => city === GIANT.city && contractDate && nature === 'DOMESTIC').sort((a, b) => near(a) - near(b))[0]
  if (!project) return
  const { name, signed, established, domestic, total, jobs, lastMoney } = GIANT
  Object.assign(project, { name, kind: 'NEW', contractDate: signed, plannedStart: '2023-11-30', plannedProduction: '2026-06-30', size: 8, terms: { domestic, total, jobs }, lastMoney })
  project.path = [
    { to: 'IDEA', day: '2022-10-12' },
    { to: 'LEAD', day: '2022-11-08' },
    { to: 'NEGOTIATING', day: '2022-12-20' },
    { to: 'SIGNED', day: signed },
    { to: 'ESTABLISHED', day: established },
  ]
}

/** Three records too many, one for each of rules 19, 20 and 21: the same thing registered again, as it happens. */
function lookAlikes(rng: Rng, projects: readonly DemoProject[], counties: Counties): DemoProject[] {
  const young = projects.filter(({ contractDate, nature }) => contractDate && contractDate >= '2025-06-01' && contractDate <= '2025-09-15' && nature === 'DOMESTIC')
  const of = (city: number) => young.find((project) => project.city === city)
  const [investor, code, name] = [of(210200), of(210300), of(210100)]
  const again = (project: DemoProject, nth: number, more: Partial<DemoProject>): DemoProject => {
    const contractDate = addDays(project.contractDate!, 24)
    const path = signedPath(rng, contractDate, '2025-11-10').filter(({ to }) => ['IDEA', 'LEAD', 'NEGOTIATING', 'SIGNED'].includes(to))
    const own = { index: projects.length + nth, contractDate, path, companyUscc: uscc(rng, project.county), nationalCode: nationalCode(rng, project.county, contractDate) }
    return { ...project, ...own, size: 0.2, ...more }
  }
  if (investor) investor.terms = { domestic: 48_000, total: 60_000 }
  const place = counties[210400]![0]!
  return [
    // Rule 19: the same investor, county, time and amount under another name.
    ...(investor ? [again(investor, 0, { name: `${brandOf(rng)}高端装备智造基地`, terms: { domestic: 47_200, total: 59_000 } })] : []),
    // Rule 20: one national code in two cities.
    ...(code ? [again(code, 1, { city: 210400, county: place.id, name: `${place.shortName}${brandOf(rng)}新材料项目`, investor: domesticInvestor(rng, code.industry), nationalCode: code.nationalCode })] : []),
    // Rule 21: almost the same name next door.
    ...(name ? [again(name, 2, { name: `${name.name}（二期）`, investor: domesticInvestor(rng, name.industry) })] : []),
  ]
}

function brandOf(rng: Rng): string {
  return `${rng.pick(FIRST_SYLLABLES)}${rng.pick(SECOND_SYLLABLES)}`
}

function natureOf(rng: Rng, openness: number): CapitalNature {
  if (rng.chance(openness)) return rng.chance(0.3) ? 'MIXED' : 'FOREIGN'
  return 'DOMESTIC'
}

function dayAt({ from, to }: Span, place: number, rng: Rng): string {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return addDays(from, Math.min(days, Math.floor((place + rng.between(0, 0.06)) * days)))
}

/** Days between stages after the signature; each happens only if it lies before today. */
const AFTER: [Stage, number, number][] = [
  ['ESTABLISHED', 15, 80],
  ['PERMITTING', 20, 70],
  ['STARTED', 30, 130],
  ['COMPLETED', 220, 420],
  ['PRODUCING', 20, 80],
  ['FULL_CAPACITY', 120, 300],
]

function signedPath(rng: Rng, contractDate: string, today: string): DemoProject['path'] {
  const talks = rng.whole(30, 120)
  const path: DemoProject['path'] = [
    { to: 'IDEA', day: addDays(contractDate, -talks - rng.whole(60, 160)) },
    { to: 'LEAD', day: addDays(contractDate, -talks - rng.whole(20, 55)) },
    { to: 'NEGOTIATING', day: addDays(contractDate, -talks) },
    { to: 'SIGNED', day: contractDate },
  ]
  if (rng.chance(0.05)) return stopped(rng, path, today)
  let day = contractDate
  for (const [to, low, high] of AFTER) {
    if (rng.chance(0.04)) break // stays where it is, and will stall
    day = addDays(day, rng.whole(low, high))
    if (day >= today) break
    path.push({ to, day })
  }
  return path
}

function stopped(rng: Rng, path: DemoProject['path'], today: string): DemoProject['path'] {
  const day = addDays(path.at(-1)!.day, rng.whole(90, 400))
  return day < today ? [...path, { to: 'TERMINATED', day }] : path
}

function talksPath(rng: Rng, { today }: Span): DemoProject['path'] {
  const start = addDays(today, -rng.whole(40, 420))
  const steps: [Stage, number][] = [
    ['IDEA', 0],
    ['LEAD', rng.whole(5, 60)],
    ['NEGOTIATING', rng.whole(20, 90)],
    ['FRAMEWORK', rng.whole(20, 90)],
  ]
  let day = start
  const path: DemoProject['path'] = []
  for (const [to, wait] of steps.slice(0, rng.whole(1, 4))) {
    day = addDays(day, wait)
    if (day < today) path.push({ to, day })
  }
  return path
}

/** One document of each kind that the stage asks for. */
export const STAGE_DOCUMENTS: Partial<Record<Stage, readonly EvidenceType[]>> = {
  IDEA: ['PROPOSAL'],
  LEAD: ['INVESTOR_REGISTRATION'],
  NEGOTIATING: ['MINUTES', 'TEAM_NAMED'],
  FRAMEWORK: ['AGREEMENT'],
  SIGNED: ['CONTRACT'],
  ESTABLISHED: ['LICENCE', 'PROJECT_CODE'],
  PERMITTING: ['LAND_CONTRACT'],
  STARTED: ['CONSTRUCTION_PERMIT', 'SITE_PHOTO', 'CONTRACT'],
  COMPLETED: ['ACCEPTANCE_RECORD'],
  PRODUCING: ['INVOICE', 'POWER_RECORD'],
  FULL_CAPACITY: ['OUTPUT_RECORD', 'TAX_RECORD'],
  TERMINATED: ['TERMINATION_NOTICE'],
}

function domesticInvestor(rng: Rng, industry: string): Investor {
  const field = WORDS[industry]![0]!.slice(0, 4)
  return { name: `${rng.pick(HOMES)}${brandOf(rng)}${field}股份有限公司`, uscc: uscc(rng, 320500), country: 'CN' }
}

function foreignInvestorOf(rng: Rng): Investor {
  const [country, name] = rng.pick(ABROAD)
  return { name: `${name}（示例）`, uscc: null, country }
}

const USCC_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

export function uscc(rng: Rng, region: number): string {
  const body = Array.from({ length: 9 }, () => USCC_LETTERS[rng.whole(0, 30)]).join('')
  const first17 = `91${String(region).padStart(6, '0')}${body}`
  return first17 + usccCheck(first17)!
}

function nationalCode(rng: Rng, county: number, day: string): string {
  const tail = Array.from({ length: 6 }, () => '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'[rng.whole(0, 33)]).join('')
  return `${day.slice(0, 4)}-${county}-${String(rng.whole(13, 44))}-${String(rng.whole(1, 4)).padStart(2, '0')}-${tail}`
}
