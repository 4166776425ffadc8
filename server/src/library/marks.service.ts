/** Keeps the facts of projects in step with their record and stage: what a change alters is made known once, whole. */
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import { Fact } from '../facts/fact.entity.ts'
import { deltaOf, lockVersions, makeKnown } from '../facts/facts.service.ts'
import type { FactDelta } from '../facts/fact-delta.ts'
import { dayOf } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { groupedBy } from '../kernel/loader.ts'
import { findRows } from '../kernel/plain-rows.ts'
import { isIn } from '../kernel/sql-condition.ts'
import { ratesFor } from '../reference/exchange-rate.service.ts'
import { cohortOf, difference, isInCohort, marksOf, rekeyed, stageMark, type Life } from './marks.ts'
import type { Project } from './project.entity.ts'
import { promiseDeltas } from './promises.service.ts'
import { ProjectCommitment, StageEvent } from './project-parts.entity.ts'

export interface Moved {
  project: Project
  from: Stage | null
}

type Event = Pick<StageEvent, 'id' | 'to' | 'eventDate'>

/** `steps`: every move in order; of a project that moves several times at once the first tells where it stood. */
export async function countMoves(ctx: Context, steps: readonly (Moved & { event: StageEvent })[]): Promise<void> {
  if (!steps.length) return
  // Before the money of these projects is read: an acceptance that runs at the same time is then seen, or sees this.
  await lockVersions(ctx)
  const projects = [...new Map(steps.map(({ project }) => [project.id, project])).values()]
  const lives = await livesOf(ctx, projects)
  const stepsOf = Map.groupBy(steps, ({ project }) => project.id)
  const deltas: FactDelta[] = await moneyMoved(ctx, projects.map((project) => ({ project, from: stepsOf.get(project.id)![0]!.from })))
  for (const [at, project] of projects.entries()) {
    const own = stepsOf.get(project.id)!
    const fresh = new Set(own.map(({ event }) => event.id))
    const { life, events } = lives[at]!
    const from = own[0]!.from
    const before = from === null ? [] : marksOf({ ...life, project: { ...life.project, stage: from }, events: events.filter(({ id }) => !fresh.has(id)) })
    deltas.push(...difference(before, marksOf(life)), ...own.map(({ event }) => stageMark(life, event.to, event.eventDate)))
  }
  deltas.push(...(await promiseDeltas(ctx, signedIn(steps), [])))
  await makeKnown(ctx, steps.some(({ event }) => event.to === 'SIGNED') ? 'PROJECTS_SIGNED' : 'PROJECTS_MOVED', deltas)
}

/** What was never signed has promised nothing. */
function signedIn(steps: readonly Moved[]): string[] {
  return [...new Set(steps.filter(({ project, from }) => isInCohort(project.stage) || (from !== null && isInCohort(from))).map(({ project }) => project.id))]
}

/** A saved record may change what the project counts: its investment, its plan, its place. */
export async function countSaved(ctx: Context, before: Project, after: Project): Promise<void> {
  const life = (await livesOf(ctx, [after]))[0]!.life
  const old = { ...life, project: before, usdToCny: before.contractDate === after.contractDate ? life.usdToCny : await rateOf(ctx, before) }
  const promised = await promiseDeltas(ctx, isInCohort(after.stage) ? [after.id] : [], [])
  const changed = [...difference(marksOf(old), marksOf(life)), ...promised]
  const state = before.totalInvestment === after.totalInvestment && before.county === after.county ? [] : [stageMark(life, after.stage, dayOf(ctx.now()))]
  if (changed.length || state.length) await makeKnown(ctx, 'PROJECTS_MOVED', [...changed, ...state])
}

async function livesOf(ctx: Context, projects: readonly Project[]): Promise<{ life: Life; events: Event[] }[]> {
  const ids = projects.map(({ id }) => id)
  // Ids are drawn in the order of the moves (UUID v7), also within one moment of the clock.
  const rows = await findRows(ctx.em, StageEvent, isIn('project', ids), { fields: ['id', 'project', 'to', 'eventDate'], orderBy: 'id' })
  const events = groupedBy(ids, rows, ({ project }) => project)
  const jobs = await findRows(ctx.em, ProjectCommitment, [isIn('project', ids), isIn('kind', ['JOBS']), { text: 'due_date is not null and amount is not null', params: [] }])
  const due = groupedBy(ids, jobs, ({ project }) => project)
  const lives: { life: Life; events: Event[] }[] = []
  for (const [at, project] of projects.entries()) {
    const jobsDue = due[at]!.map(({ amount, dueDate }) => ({ amount: amount!, dueDate: dueDate! }))
    lives.push({ life: { project, events: events[at]!, jobsDue, usdToCny: await rateOf(ctx, project) }, events: events[at]! })
  }
  return lives
}

async function rateOf(ctx: Context, project: Project): Promise<string> {
  if (!project.contractDate || !Number(project.contractForeign ?? 0)) return '0'
  return (await ratesFor(ctx, 'USD', cohortOf(project))).usdToCny
}

/** Money that came before the signature (or outlives it) changes its cohort. `from`: the stage before. */
async function moneyMoved(ctx: Context, moved: readonly Moved[]): Promise<FactDelta[]> {
  const turned = moved.flatMap(({ project, from: before }) => {
    const [was, is] = [before !== null && isInCohort(before), isInCohort(project.stage)]
    if (before === null || was === is || !project.contractDate) return []
    const cohort = cohortOf(project)
    return [{ project: project.id, from: is ? null : cohort, to: is ? cohort : null }]
  })
  if (!turned.length) return []
  const rows = await findRows(ctx.em, Fact, [isIn('project', turned.map(({ project }) => project)), { text: 'entry is not null', params: [] }])
  const rowsOf = Map.groupBy(rows, ({ project }) => project!)
  return turned.flatMap(({ project, from, to }) => rekeyed((rowsOf.get(project) ?? []).filter(({ cohort }) => cohort === from).map(deltaOf), to))
}
