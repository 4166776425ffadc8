import { v7 as newId } from 'uuid'
import { recorded, subjectOf } from '../access/audit.service.ts'
import { noteSaved, staleSave } from '../access/saved-change.service.ts'
import type { EvidenceInput } from '../evidence/evidence.input.ts'
import { attachEvidence, checkDigests, type Claim } from '../evidence/evidence.service.ts'
import { dayOf } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { notThere, refuse } from '../kernel/errors.ts'
import { insertRows } from '../kernel/bulk-rows.ts'
import { refuseBlocked } from '../kernel/remark.ts'
import { countyByCode, industryByCode, regionByCode } from '../reference/book.ts'
import { countMoves, countSaved, type Moved } from './marks.service.ts'
import { Project } from './project.entity.ts'
import type { ProjectInput, StageMoveInput } from './project.input.ts'
import { takeNumbers } from './project.numbers.ts'
import { StageEvent } from './project-parts.entity.ts'
import { commitmentsOf, insertParts, investorsOf, replaceParts, sharesOf } from './project.parts.ts'
import { may } from './project.policy.ts'
import { columnsOf, commitmentTerms, frozenChanges, partsOfInput, type Place } from './project.rows.ts'
import { projectRemarks, stageRemarks } from './project.rules.ts'
import { isSigned } from './stage.moves.ts'
import { applyMove } from './stage.rules.ts'

/** A record as it enters the library, with the stages that it has already passed. */
export interface NewProject {
  input: ProjectInput
  /** Day on which it became an idea, and the documents for it. */
  since: string
  evidence: readonly EvidenceInput[]
  history?: readonly Omit<StageMoveInput, 'project'>[]
}

interface Step extends Moved {
  event: StageEvent
  claim: Claim
}

/** Registers projects whole: one wrong record refuses all of them. @returns their ids, in order */
export function registerProjects(ctx: Context, list: readonly NewProject[]): Promise<string[]> {
  return recorded(ctx, 'registerProjects', (ids) => subjectOf(ids, '个项目'), async () => {
    const places = list.map((item, i) => newPlace(ctx, item.input, where(list, i)))
    const numbers = await takeNumbers(ctx, places.map(({ city }) => city))
    const projects = list.map((item, i) => newProject(item, places[i]!, numbers[i]!))
    const steps = list.flatMap((item, i) => pastOf(ctx, projects[i]!, item))
    await insertRows(ctx.em, Project, projects)
    await insertParts(ctx, list.map((item, i) => partsOfInput(projects[i]!, item.input)))
    await finish(ctx, steps)
    return projects.map(({ id }) => id)
  })
}

/** Saves a record. @throws Refusal CONFLICT that says who changed what when `version` is stale */
export function saveProject(ctx: Context, id: string, version: number, input: ProjectInput): Promise<Project> {
  return recorded(ctx, 'saveProject', () => id, async () => {
    const project = await ctx.em.findOne(Project, { id })
    if (!project) throw notThere('项目')
    if (!may.edit(ctx.actor, project)) throw refuse.forbidden('你的角色不能修改项目登记：请由项目所在市县的报送或复核岗位办理。')
    const before = { ...columnsOf(project, project), commitments: (await commitmentsOf(ctx, id)).map(terms) }
    const columns = columnsOf(input, newPlace(ctx, input))
    const after = { ...columns, commitments: input.commitments.map(terms) }
    if (project.version !== version) throw await staleSave(ctx, project, version, after)
    if (isSigned(project.stage)) refuseFrozen(before, after)
    const old = { ...project }
    ctx.em.assign(project, columns)
    await replaceParts(ctx, id, partsOfInput(project, input))
    await noteSaved(ctx, { id, city: project.city, county: project.county, version: version + 1 }, before, after)
    await ctx.em.flush()
    await countSaved(ctx, old as Project, project)
    return project
  })
}

/** Moves projects along the stage table, whole: one refused move refuses all. */
export function moveProjects(ctx: Context, moves: readonly StageMoveInput[]): Promise<Project[]> {
  return recorded(ctx, 'moveProject', () => subjectOf(moves.map((move) => move.project), '个项目'), async () => {
    const rows = await ctx.em.find(Project, { id: { $in: moves.map((move) => move.project) } })
    await refuseLost(ctx, moves)
    const found = new Map(rows.map((project) => [project.id, project]))
    const parts = await Promise.all(moves.map((move) => partsOf(ctx, move.project)))
    const steps = moves.map((move, i) => {
      const project = found.get(move.project)
      if (!project) throw notThere('项目')
      return step(ctx, project, move, parts[i]!)
    })
    await ctx.em.flush()
    await finish(ctx, steps)
    return rows
  })
}

/** The record that a duplicate goes into must be another one that is there. */
async function refuseLost(ctx: Context, moves: readonly StageMoveInput[]): Promise<void> {
  for (const { project, mergedInto } of moves) {
    if (!mergedInto) continue
    if (mergedInto === project || !(await ctx.em.findOne(Project, { id: mergedInto }))) {
      throw refuse.invalid('保留的项目应是库内的另一个项目。', { field: 'mergedInto', remedy: '重新选出保留的项目。' })
    }
  }
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
  for (const [i, share] of input.shares.entries()) regionByCode(ctx, share.region, `shares[${i}].region`)
  const place = { county: county.id, city: county.city! }
  if (!may.edit(ctx.actor, place)) throw refuse.forbidden(`${before}落地区不是你的单位：只能登记落在本单位的项目。`, { field: 'county' })
  refuseBlocked(projectRemarks(input), before)
  return place
}

/** The first entry into the library and every stage passed since. */
function pastOf(ctx: Context, project: Project, { input, since, evidence, history = [] }: NewProject): Step[] {
  if (!evidence.some(({ type }) => type === 'PROPOSAL')) {
    throw refuse.invalid('规则 52：入库须附项目建议书或预可研。', { rule: 52, field: 'evidence', remedy: '补齐后再登记。' })
  }
  const first = eventOf(ctx, project, { from: null, to: 'IDEA', eventDate: since, reason: null, isRegress: false }, evidence, 0)
  return [first, ...history.map((move, i) => step(ctx, project, { ...move, project: project.id }, input, i + 1))]
}

/** Changes the project and gives the event with its documents. */
function step(ctx: Context, project: Project, move: StageMoveInput, parts: PartsForRules, position = 0): Step {
  const remarks = stageRemarks({ ...columnsOf(project, project), ...parts }, move.to)
  const outcome = applyMove(project, move, { role: ctx.actor.role, today: dayOf(ctx.now()) }, remarks)
  const { from, stage, stageSince, progressDueOn, isRegress } = outcome
  Object.assign(project, { stage, stageSince, progressDueOn, mergedInto: move.mergedInto ?? project.mergedInto })
  const what = { from, to: move.to, eventDate: move.eventDate, reason: move.reason ?? null, isRegress }
  return eventOf(ctx, project, what, move.evidence, position)
}

type What = Pick<StageEvent, 'from' | 'to' | 'eventDate' | 'reason' | 'isRegress'>

function eventOf(ctx: Context, project: Project, what: What, evidence: readonly EvidenceInput[], position: number): Step {
  checkDigests(evidence)
  const { id, city, county } = project
  const row = { ...what, id: newId(), project: id, city, county, position, recordedAt: ctx.now(), actor: ctx.actor.name }
  const event = Object.assign(new StageEvent(), row)
  return { project, from: what.from, event, claim: { owner: { id: event.id, city, county }, list: evidence } }
}

type PartsForRules = Pick<ProjectInput, 'investors' | 'shares' | 'commitments'>

async function partsOf(ctx: Context, project: string): Promise<PartsForRules> {
  const [investors, commitments, shares] = await Promise.all([investorsOf(ctx, project), commitmentsOf(ctx, project), sharesOf(ctx, project)])
  return { investors, commitments, shares: shares.map((share) => ({ ...share, region: String(share.unit) })) }
}

function terms(commitment: Parameters<typeof commitmentTerms>[0] & { kind: string }) {
  return { kind: commitment.kind, ...commitmentTerms(commitment) }
}

function refuseFrozen(before: Record<string, unknown>, after: Record<string, unknown>): void {
  const changed = frozenChanges(before, after)
  if (!changed.length) return
  const names = changed.map(({ name }) => name).join('、')
  throw refuse.invalid(`项目已签约，${names}不能再改：请保持原值，或由复核人写明原因退回在谈后修改。`, { field: changed[0]!.field })
}

function where(list: readonly unknown[], i: number): string {
  return list.length > 1 ? `第 ${i + 1} 个项目：` : ''
}
