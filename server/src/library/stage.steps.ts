/** Stage moves as they are stored: the changed project, one event for each stage entered, the documents behind it. */
import type { EvidenceInput } from '../evidence/evidence.input.ts'
import { checkDigests, type Claim } from '../evidence/evidence.service.ts'
import { dayOf } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { notThere, refuse } from '../kernel/errors.ts'
import { keyOf, newId } from '../kernel/uuid.ts'
import type { Moved } from './marks.service.ts'
import { Project } from './project.entity.ts'
import type { ProjectInput, StageMoveInput } from './project.input.ts'
import { StageEvent } from './project-parts.entity.ts'
import { columnsOf } from './project.rows.ts'
import { stageRemarks } from './project.rules.ts'
import { OPEN_STAGES, STAGES } from './stage.moves.ts'
import { applyMove } from './stage.rules.ts'

export interface Step extends Moved {
  event: StageEvent
  claim: Claim
}

export type PartsForRules = Pick<ProjectInput, 'investors' | 'commitments'>

/** The first entry into the library and every stage passed since. */
export interface Past {
  input: ProjectInput
  since: string
  evidence: readonly EvidenceInput[]
  history?: readonly Omit<StageMoveInput, 'project'>[]
}

export function pastOf(ctx: Context, project: Project, { input, since, evidence, history = [] }: Past): Step[] {
  if (!evidence.some(({ type }) => type === 'PROPOSAL')) {
    throw refuse.invalid('规则 52：入库须附项目建议书或预可研。', { rule: 52, field: 'evidence', remedy: '补齐后再登记。' })
  }
  const today = dayOf(ctx.now())
  if (since > today) {
    throw refuse.invalid(`规则 4：谋划日期 ${since} 在今天（${today}）之后。核对谋划日期。`, { rule: 4, field: 'since', remedy: '核对谋划日期。' })
  }
  const steps = [eventOf(ctx, project, { from: null, to: 'IDEA', eventDate: since, reason: null, isRegress: false }, evidence, 0)]
  for (const move of history) steps.push(...stepsOf(ctx, project, { ...move, project: project.id }, input, steps.length))
  return steps
}

/** Changes the project and gives the events with their documents; `position` is the place of the first among those of one moment. */
export function stepsOf(ctx: Context, project: Project, move: StageMoveInput, parts: PartsForRules, position = 0): Step[] {
  const remarks = stageRemarks({ ...columnsOf(project, project), ...parts }, move.to)
  const { hops, isRegress, ...standing } = applyMove(project, move, { role: ctx.actor.role, today: dayOf(ctx.now()) }, remarks)
  Object.assign(project, standing, move.mergedInto ? { mergedInto: keyOf(move.mergedInto) } : {})
  return hops.map(({ from, stage: to, eventDate, evidence }, i) => eventOf(ctx, project, { from, to, eventDate, reason: move.reason ?? null, isRegress }, evidence, position + i))
}

type What = Pick<StageEvent, 'from' | 'to' | 'eventDate' | 'reason' | 'isRegress'>

function eventOf(ctx: Context, project: Project, what: What, evidence: readonly EvidenceInput[], position: number): Step {
  checkDigests(evidence)
  const { id, city, county } = project
  const row = { ...what, id: newId(), project: id, city, county, position, recordedAt: ctx.now(), actor: ctx.actor.name }
  const event = Object.assign(new StageEvent(), row)
  return { project, from: what.from, event, claim: { owner: { id: event.id, city, county }, list: evidence } }
}

/** What duplicates go into must be there and stay open; asked when all moves of a batch are made. @throws Refusal NOT_FOUND | INVALID */
export async function checkSurvivors(ctx: Context, moves: readonly Pick<StageMoveInput, 'mergedInto'>[]): Promise<void> {
  const ids = moves.flatMap(({ mergedInto }) => (mergedInto ? [keyOf(mergedInto)] : []))
  if (!ids.length) return
  const found = new Map((await ctx.em.find(Project, { id: { $in: ids } })).map((project) => [project.id, project]))
  for (const id of ids) {
    const survivor = found.get(id)
    if (!survivor) throw notThere('项目', { field: 'mergedInto' })
    if (OPEN_STAGES.includes(survivor.stage)) continue
    const { projectNo, stage } = survivor
    throw refuse.invalid(`要保留的项目 ${projectNo} 现为「${STAGES[stage].name}」，不能并入：请选一个存续的项目。`, { field: 'mergedInto', remedy: '选择存续的项目。' })
  }
}
