/**
 * What a project counts: in the library, in its cohort, towards the rates. Derived whole from its record and its stage
 * moves; what a move or a correction changes is the difference between two such lists. Pure.
 */
import { TIER_OF, type Stage } from '@jingxian/schema/vocabulary/project-words'
import { monthOfDay, type Month } from '@jingxian/schema/vocabulary/period'
import type { FactDelta } from '../facts/fact-delta.ts'
import { STRUCTURAL } from '../facts/structural.ts'
import { Decimal } from '../metrics/decimal.ts'
import type { Project } from './project.entity.ts'
import { isSigned, OPEN_STAGES } from './stage.moves.ts'

export interface Life {
  project: Pick<
    Project,
    'id' | 'city' | 'county' | 'industry' | 'capitalNature' | 'stage' | 'totalInvestment' | 'contractForeign' | 'contractDomestic' | 'contractDate' | 'plannedStart' | 'plannedProduction'
  >
  /** Oldest first. */
  events: readonly { to: Stage; eventDate: string }[]
  jobsDue: readonly { amount: string; dueDate: string }[]
  /** CNY per USD in the month of the contract; any for projects without one. */
  usdToCny: string
}

/** A duplicate leaves its cohort; whatever else happens after the signature stays in it (domain.md b.3). */
export function isInCohort(stage: Stage): boolean {
  return isSigned(stage) || stage === 'VOIDED'
}

export function cohortOf({ contractDate }: Pick<Project, 'contractDate'>): Month {
  if (!contractDate) throw new Error('A signed project has no contract date.')
  return monthOfDay(contractDate)
}

export function marksOf(life: Life): FactDelta[] {
  const { stage, contractDate } = life.project
  return [...libraryMarks(life), ...(contractDate && isInCohort(stage) ? cohortMarks(life) : [])]
}

/** What stands in the library on each day: projects, their investment, those in talks. */
function libraryMarks(life: Life): FactDelta[] {
  const mark = marker(life, null)
  return [
    ...turns(life, (stage) => TIER_OF[stage] !== 'CLOSED').flatMap(({ month, sign }) => [
      mark('LIBRARY_PROJECT', month, sign, String(sign)),
      mark('LIBRARY_INVESTMENT', month, sign, new Decimal(life.project.totalInvestment).times(sign).toFixed(4)),
    ]),
    ...turns(life, (stage) => TIER_OF[stage] === 'NEGOTIATION').map(({ month, sign }) => mark('NEGOTIATING_PROJECT', month, sign, String(sign))),
  ]
}

function cohortMarks(life: Life): FactDelta[] {
  const { project } = life
  const cohort = cohortOf(project)
  const mark = marker(life, cohort)
  const amount = new Decimal(project.contractDomestic ?? 0).plus(new Decimal(project.contractForeign ?? 0).times(life.usdToCny))
  const due = (day: string | null) => (day ? Math.max(monthOfDay(day), cohort) : null)
  const reached = (measure: string, stage: Stage, dueMonth: Month | null) =>
    turns(life, atLeast(stage)).flatMap(({ month, sign }) => [
      mark(measure, Math.max(month, cohort), sign, String(sign)),
      ...(dueMonth === null ? [] : [mark(`${measure}_DUE`, Math.max(month, dueMonth), sign, String(sign))]),
    ])
  const [startDue, productionDue] = [due(project.plannedStart), due(project.plannedProduction)]
  return [
    mark('CONTRACT_CNY', cohort, 1, amount.toFixed(4)),
    mark('PROJECT_SIGNED', cohort, 1, '1'),
    ...turns(life, (stage) => atLeast('ESTABLISHED')(stage, false) && stage !== 'TERMINATED').map(({ month, sign }) => mark('PROJECT_PERFORMED', Math.max(month, cohort), sign, String(sign))),
    ...reached('PROJECT_STARTED', 'STARTED', startDue),
    ...reached('PROJECT_PRODUCING', 'PRODUCING', productionDue),
    ...(startDue === null ? [] : [mark('START_DUE', startDue, 1, '1'), ...onTime(life, startDue, mark)]),
    ...(productionDue === null ? [] : [mark('PRODUCTION_DUE', productionDue, 1, '1')]),
    ...jobsMarks(life, mark),
  ]
}

/** Starts on or before the day that the contract names. */
function onTime(life: Life, due: Month, mark: Marker): FactDelta[] {
  let inTime = false
  return turns(life, atLeast('STARTED')).flatMap(({ day, month, sign }) => {
    // A start that is taken back takes back what it had been.
    if (sign === 1) inTime = day <= life.project.plannedStart!
    return inTime ? [mark('PROJECT_STARTED_ON_TIME', Math.max(month, due), sign, String(sign))] : []
  })
}

/** What the contract promised and when; what falls due after the contract ended is no longer due. */
function jobsMarks({ events, jobsDue }: Life, mark: Marker): FactDelta[] {
  const ended = events.find(({ to }) => to === 'TERMINATED')?.eventDate
  return jobsDue.filter(({ dueDate }) => !ended || dueDate <= ended).map(({ amount, dueDate }) => mark('JOBS_DUE', monthOfDay(dueDate), 1, new Decimal(amount).toFixed(4)))
}

/** A stage reached, or one beyond it. A project that ended keeps what it had reached. */
export function atLeast(stage: Stage): (now: Stage, before: boolean) => boolean {
  const needed = OPEN_STAGES.indexOf(stage)
  return (now, before) => (now === 'TERMINATED' ? before : OPEN_STAGES.indexOf(now) >= needed)
}

interface Turn {
  day: string
  month: Month
  sign: 1 | -1
}

/** The months in which a claim about the stage becomes true or stops being so. What was false never was. */
export function turns({ project, events }: Pick<Life, 'project' | 'events'>, holds: (stage: Stage, before: boolean) => boolean): Turn[] {
  if (project.stage === 'VOIDED' && holds('PRODUCING', false)) return []
  const list: Turn[] = []
  let before = false
  for (const { to, eventDate } of events) {
    const now = holds(to, before)
    if (now !== before) list.push({ day: eventDate, month: monthOfDay(eventDate), sign: now ? 1 : -1 })
    before = now
  }
  return list
}

type Marker = (measure: string, month: Month, entries: number, value: string) => FactDelta

export function marker({ project: { id, city, county, industry, capitalNature } }: Pick<Life, 'project'>, cohort: Month | null): Marker {
  const keys = { city, county, industry, country: null, nature: capitalNature, project: id, entry: null, cohort, assurance: STRUCTURAL }
  return (measure, month, entries, value) => ({ ...keys, measure, month, value, entries })
}

/** A move as the state of projects is read from it: the stage entered and the investment then. */
export function stageMark(life: Life, to: Stage, eventDate: string): FactDelta {
  const mark = marker(life, null)('STAGE', monthOfDay(eventDate), 0, new Decimal(life.project.totalInvestment).toFixed(4))
  return { ...mark, stage: to }
}

/** What must be added to the first list to have the second. */
export function difference(before: readonly FactDelta[], after: readonly FactDelta[]): FactDelta[] {
  const keys = new Map<string, { goes: FactDelta[]; comes: FactDelta[] }>()
  const sort = (list: readonly FactDelta[], side: 'goes' | 'comes') => {
    for (const delta of list) {
      const key = keyTextOf(delta)
      const both = keys.get(key) ?? { goes: [], comes: [] }
      keys.set(key, both)
      both[side].push(delta)
    }
  }
  sort(before, 'goes')
  sort(after, 'comes')
  return [...keys.values()].flatMap(({ goes, comes }) => (areSame(goes, comes) ? [] : summed(goes, comes)))
}

/** Most of what stood stays as it was. */
function areSame([one, ...ones]: readonly FactDelta[], [other, ...others]: readonly FactDelta[]): boolean {
  return !ones.length && !others.length && one?.value === other?.value && one?.entries === other?.entries
}

function summed(goes: readonly FactDelta[], comes: readonly FactDelta[]): FactDelta[] {
  const value = goes.reduce((sum, delta) => sum.minus(delta.value), comes.reduce((sum, delta) => sum.plus(delta.value), new Decimal(0)))
  const entries = comes.reduce((sum, delta) => sum + delta.entries, 0) - goes.reduce((sum, delta) => sum + delta.entries, 0)
  return value.isZero() && !entries ? [] : [{ ...(goes[0] ?? comes[0]!), value: value.toFixed(4), entries }]
}

/** Everything that a delta says beside how much. */
function keyTextOf({ measure, city, county, month, cohort, industry, country, nature, project, entry, basis, stage, assurance, shares }: FactDelta): string {
  return `${measure} ${city} ${county} ${month} ${cohort} ${industry} ${country} ${nature} ${project} ${entry} ${basis} ${stage} ${assurance} ${shares ? JSON.stringify(shares) : ''}`
}

/** The same amounts under another cohort: out under the old one, in under the new one. */
export function rekeyed(rows: readonly FactDelta[], to: Month | null): FactDelta[] {
  return rows.flatMap((row) => [
    { ...row, value: new Decimal(row.value).neg().toFixed(4), entries: 0 },
    { ...row, cohort: to, entries: 0 },
  ])
}
