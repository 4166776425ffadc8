/** Invents projects: who, where, what, and when they reach which stage. Pure. */
import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import type { CapitalNature, ProjectKind, Stage } from '@jingxian/schema/vocabulary/project-words'
import { addDays } from '@jingxian/server/reference/working-days'
import { usccCheck } from '@jingxian/server/reference/uscc'
import { Rng } from './rng.ts'
import { ABROAD, HOMES, NAMES, SUFFIXES, UNIT_SHAPES, WORDS } from './units.ts'

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
  /** Filled when it is registered: the people that its contract promises. */
  promisedJobs: number
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
  const units = Object.entries(UNIT_SHAPES)
  const weights = units.map(([, shape]) => Math.sqrt(shape.domestic))
  const sum = weights.reduce((a, b) => a + b, 0)
  const projects: DemoProject[] = []
  units.forEach(([city], u) => {
    const count = Math.round((total * weights[u]!) / sum)
    for (let i = 0; i < count; i++) projects.push(invent(rng, projects.length, Number(city), counties, span, i / count))
  })
  return projects
}

function invent(rng: Rng, index: number, city: number, counties: Counties, span: Span, place: number): DemoProject {
  const shape = UNIT_SHAPES[city]!
  const county = rng.pick(counties[city]!)
  const industry = rng.pick(shape.industries)
  const nature = natureOf(rng, shape.foreign / (shape.foreign + shape.domestic))
  const contractDate = rng.chance(0.9) ? dayAt(span, place, rng) : null
  const investor = domesticInvestor(rng, industry)
  const foreignInvestor = nature === 'DOMESTIC' ? null : foreignInvestorOf(rng)
  const company = `${county.shortName}${rng.pick(NAMES)}${rng.pick(['科技', '实业', '新材料', '装备'])}有限公司`
  return {
    index,
    city,
    county: county.id,
    name: `${county.shortName}${rng.pick(WORDS[industry]!)}${rng.pick(SUFFIXES)}`,
    industry,
    kind: rng.pick(['NEW', 'NEW', 'NEW', 'CONTINUING', 'EXPANSION', 'TECH_UPGRADE'] as const),
    nature,
    nationalCode: nationalCode(rng, county.id, contractDate ?? span.today),
    company,
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
  }
}

function natureOf(rng: Rng, foreignShare: number): CapitalNature {
  if (rng.chance(Math.min(0.35, foreignShare * 0.5 + 0.06))) return rng.chance(0.3) ? 'MIXED' : 'FOREIGN'
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
  return { name: `${rng.pick(HOMES)}${rng.pick(NAMES)}${field}股份有限公司`, uscc: uscc(rng, 320500), country: 'CN' }
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
