import { recorded, subjectOf } from '../access/audit.service.ts'
import { noteSaved, staleSave } from '../access/saved-change.service.ts'
import { attachEvidence } from '../evidence/evidence.service.ts'
import { lockVersions } from '../facts/facts.service.ts'
import type { Context } from '../kernel/context.ts'
import { notThere, refuse } from '../kernel/errors.ts'
import { keyOf, newId } from '../kernel/uuid.ts'
import { insertRows, updateRows } from '../kernel/bulk-rows.ts'
import { findRows } from '../kernel/plain-rows.ts'
import { refuseBlocked } from '../kernel/remark.ts'
import { isIn } from '../kernel/sql-condition.ts'
import { bookOf, countryByCode, countyByCode, industryByCode } from '../reference/book.ts'
import { matchProjects, unmatchProjects } from './duplicate.service.ts'
import { countMoves, countSaved } from './marks.service.ts'
import { Project } from './project.entity.ts'
import type { ProjectInput, StageMoveInput } from './project.input.ts'
import { takeNumbers } from './project.numbers.ts'
import { ProjectCommitment, ProjectInvestor, StageEvent } from './project-parts.entity.ts'
import { commitmentsOf, insertParts, investorsOf, replaceParts, sharesOf } from './project.parts.ts'
import { may } from './project.policy.ts'
import { columnsOf, frozenChanges, partsOfInput, partTerms, type Parts, type Place } from './project.rows.ts'
import { projectRemarks } from './project.rules.ts'
import { shareRemarks } from './share.rules.ts'
import { isSigned, isStruck } from './stage.moves.ts'
import { checkSurvivors, pastOf, stepsOf, type PartsForRules, type Past, type Step } from './stage.steps.ts'

/** A record as it enters the library, with the stages that it has already passed. */
export type NewProject = Past

/** Registers projects whole: one wrong record refuses all of them. @returns their ids, in order */
export function registerProjects(ctx: Context, list: readonly NewProject[]): Promise<string[]> {
  return recorded(ctx, 'registerProjects', (ids) => subjectOf(ids, '个项目'), async () => {
    const places = list.map((item, i) => newPlace(ctx, item.input, where(list, i)))
    const numbers = await takeNumbers(ctx, places.map(({ city }) => city))
    const projects = list.map((item, i) => newProject(item, places[i]!, numbers[i]!))
    const steps = list.flatMap((item, i) => pastOf(ctx, projects[i]!, item))
    await checkSurvivors(ctx, list.flatMap(({ history = [] }) => history))
    await insertRows(ctx.em, Project, projects)
    await insertParts(ctx, list.map((item, i) => partsOfInput(projects[i]!, item.input)))
    await finish(ctx, steps)
    if (projects.length) await matchProjects(ctx, projects.map(({ id }) => id), 'new')
    return projects.map(({ id }) => id)
  })
}

/** Saves a record. @throws Refusal CONFLICT that says who changed what when `version` is stale */
export function saveProject(ctx: Context, id: string, version: number, input: ProjectInput): Promise<Project> {
  return recorded(ctx, 'saveProject', () => id, async () => {
    await lockVersions(ctx)
    const project = await ctx.em.findOne(Project, { id: keyOf(id) })
    if (!project) throw notThere('项目')
    if (!may.edit(ctx.actor, project)) throw refuse.forbidden('你的角色不能修改项目登记：请由项目所在市县的报送或复核岗位办理。')
    const before = { ...columnsOf(project, project), ...partTerms(await partsOf(ctx, project.id)) }
    const columns = columnsOf(input, newPlace(ctx, input))
    const after = { ...columns, ...partTerms(partsOfInput(project, input)) }
    if (project.version !== version) throw await staleSave(ctx, project, version, after)
    if (isSigned(project.stage)) refuseFrozen(before, after)
    const old = { ...project }
    ctx.em.assign(project, columns)
    await replaceParts(ctx, project.id, partsOfInput(project, input))
    await noteSaved(ctx, { id: project.id, city: project.city, county: project.county, version: version + 1 }, before, after)
    await ctx.em.flush()
    if (project.version === version) await nextVersion(ctx, project)
    await countSaved(ctx, old as Project, project)
    await matchProjects(ctx, [project.id], 'matched before')
    return project
  })
}

/** Moves projects along the stage table, whole: one refused move refuses all. */
export function moveProjects(ctx: Context, moves: readonly StageMoveInput[]): Promise<Project[]> {
  return recorded(ctx, 'moveProject', () => subjectOf(moves.map((move) => move.project), '个项目'), async () => {
    await lockVersions(ctx)
    // Not watched: hundreds may move at once, and no other save comes between while the lock is held.
    const rows = await ctx.em.find(Project, { id: { $in: moves.map((move) => keyOf(move.project)) } }, { disableIdentityMap: true })
    const found = new Map(rows.map((project) => [project.id, project]))
    const projects = moves.map((move) => found.get(keyOf(move.project)) ?? raise(notThere('项目')))
    const parts = await partsForRules(ctx, [...found.keys()])
    const steps = moves.flatMap((move, i) => stepsOf(ctx, projects[i]!, move, parts(projects[i]!.id)))
    await checkSurvivors(ctx, moves)
    for (const project of rows) project.version += 1
    await updateRows(ctx.em, Project, MOVED, rows)
    await finish(ctx, steps)
    const struck = rows.filter(({ stage }) => isStruck(stage)).map(({ id }) => id)
    if (struck.length) await unmatchProjects(ctx, struck)
    return rows
  })
}

/** What follows from moves. */
const MOVED = ['stage', 'stageSince', 'progressDueOn', 'mergedInto', 'version'] as const

async function partsForRules(ctx: Context, projects: readonly string[]): Promise<(project: string) => PartsForRules> {
  const where = isIn('project', projects)
  const investors = Map.groupBy(await findRows(ctx.em, ProjectInvestor, where), ({ project }) => project)
  const commitments = Map.groupBy(await findRows(ctx.em, ProjectCommitment, where), ({ project }) => project)
  return (project) => ({ investors: investors.get(project) ?? [], commitments: commitments.get(project) ?? [] })
}

async function finish(ctx: Context, steps: readonly Step[]): Promise<void> {
  await insertRows(ctx.em, StageEvent, steps.map(({ event }) => event))
  await attachEvidence(ctx, steps.map(({ claim }) => claim))
  await countMoves(ctx, steps)
}

function newProject({ input, since }: NewProject, place: Place, projectNo: string): Project {
  const start = { id: newId(), projectNo, stage: 'IDEA', stageSince: since, progressDueOn: null, mergedInto: null, version: 1 } as const
  return Object.assign(new Project(), columnsOf(input, place), start)
}

/** Where a record lands, and that it may. @throws Refusal with every rule that it breaks */
function newPlace(ctx: Context, input: ProjectInput, before = ''): Place {
  const county = countyByCode(ctx, input.county, 'county')
  industryByCode(ctx, input.industry, 'industry')
  for (const [i, { country }] of input.investors.entries()) countryByCode(ctx, country, `investors[${i}].country`)
  const place = { county: county.id, city: county.city! }
  if (!may.edit(ctx.actor, place)) throw refuse.forbidden(`${before}落地区不是你的单位：只能登记落在本单位的项目。`, { field: 'county' })
  const units = new Set(bookOf(ctx).units.map(({ id }) => id))
  refuseBlocked([...projectRemarks(input), ...shareRemarks(input.shares, place, units)], before)
  return place
}

async function partsOf(ctx: Context, project: string): Promise<Parts> {
  const [investors, commitments, shares] = await Promise.all([investorsOf(ctx, project), commitmentsOf(ctx, project), sharesOf(ctx, project)])
  return { investors, commitments, shares }
}

/** A save of parts alone changes no column of the project, yet it is a save that others must not overwrite unseen. */
async function nextVersion(ctx: Context, project: Project): Promise<void> {
  await ctx.em.nativeUpdate(Project, { id: project.id, version: project.version }, { version: project.version + 1 })
  await ctx.em.refresh(project)
}

function refuseFrozen(before: Record<string, unknown>, after: Record<string, unknown>): void {
  const changed = frozenChanges(before, after)
  if (!changed.length) return
  const names = changed.map(({ name }) => name).join('、')
  throw refuse.invalid(`项目已签约，${names}不能再改：请保持原值，或由复核人写明原因退回在谈后修改。`, { field: changed[0]!.field })
}

function raise(error: Error): never {
  throw error
}

function where(list: readonly unknown[], i: number): string {
  return list.length > 1 ? `第 ${i + 1} 个项目：` : ''
}
