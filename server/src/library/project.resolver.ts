import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { EvidenceInput } from '../evidence/evidence.input.ts'
import { dayOf } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { refuse } from '../kernel/errors.ts'
import { isUuid } from '../kernel/uuid.ts'
import { DayScalar } from '../kernel/scalars.ts'
import { fieldsRead } from '../kernel/plain-rows.ts'
import { selectedIn } from '../kernel/selection.ts'
import { bookOf } from '../reference/book.ts'
import { Industry } from '../reference/industry.entity.ts'
import { Place, placeOf } from '../reference/place.type.ts'
import { addDays, daysBetween } from '../reference/working-days.ts'
import { duplicatesOf } from './duplicate.service.ts'
import { DuplicateType } from './duplicate.type.ts'
import { Project } from './project.entity.ts'
import { ProjectFilter, ProjectInput, StageMoveInput } from './project.input.ts'
import { listProjects, type ListedProject } from './project.list.ts'
import { ProjectCommitment, ProjectInvestor, ProjectShare, StageEvent } from './project-parts.entity.ts'
import { commitmentsOf, investorsOf, sharesOf, stageEventsOf } from './project.parts.ts'
import { may } from './project.policy.ts'
import { FROZEN_FIELDS } from './project.rows.ts'
import { moveProjects, registerProjects, saveProject } from './project.service.ts'
import { ProjectConnection, SharedProject, StageMove } from './project.type.ts'
import { evidenceFor, isRegress, isSigned, stageMovesFor, STAGES } from './stage.moves.ts'

fieldsRead(Project, {
  tier: ['stage'],
  isMajor: ['totalInvestment'],
  isStrategic: ['totalInvestment'],
  stalledSince: ['progressDueOn'],
  daysInStage: ['stageSince'],
  investors: ['id'],
  commitments: ['id'],
  shares: ['id'],
  stageEvents: ['id'],
  lastStageEvent: ['id'],
  duplicates: ['id'],
})

@Resolver(() => Project)
export class ProjectResolver {
  @Query(() => Project, { nullable: true, description: '一个项目；不存在或不在权限内时为空。' })
  project(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Project | null> {
    return isUuid(id) ? ctx.em.findOne(Project, { id }) : Promise.resolve(null)
  }

  @Query(() => ProjectConnection, { description: '权限内的项目，新登记的在前。' })
  projects(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ProjectFilter, { nullable: true }) filter: ProjectFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ProjectConnection> {
    return listProjects(ctx, filter ?? {}, { first, after }, selectedIn(info), info)
  }

  @Query(() => [SharedProject], { description: '他市项目里属于本单位的分成。' })
  async sharedProjects(@Ctx() ctx: Context): Promise<SharedProject[]> {
    const rows = await ctx.em.find(ProjectShare, { unit: ctx.actor.unit, city: { $ne: ctx.actor.unit } }, { orderBy: { projectNo: 'asc' } })
    return rows.map(({ projectNo, city, family, role, pct }) => ({ projectNo, landing: placeOf(ctx, city), family, role, pct }))
  }

  @Mutation(() => Project, { description: '登记新项目，须附项目建议书或预可研。' })
  async registerProject(
    @Ctx() ctx: Context,
    @Arg('input', () => ProjectInput) input: ProjectInput,
    @Arg('since', () => DayScalar, { description: '谋划日期。' }) since: string,
    @Arg('evidence', () => [EvidenceInput]) evidence: EvidenceInput[],
  ): Promise<Project> {
    const [id] = await registerProjects(ctx, [{ input, since, evidence }])
    return ctx.em.findOneOrFail(Project, { id })
  }

  @Mutation(() => Project, { description: '保存项目登记；version 过期即冲突，并说明谁改了什么。' })
  saveProject(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('input', () => ProjectInput) input: ProjectInput,
  ): Promise<Project> {
    return saveProject(ctx, id, version, input)
  }

  @Mutation(() => Project, { description: '办理阶段变动，须附该阶段的最低佐证。' })
  async moveProject(@Ctx() ctx: Context, @Arg('input', () => StageMoveInput) input: StageMoveInput): Promise<Project> {
    const [project] = await moveProjects(ctx, [input])
    return project!
  }

  @FieldResolver(() => Place, { description: '落地市。' })
  city(@Root() project: Project, @Ctx() ctx: Context): Place {
    return placeOf(ctx, project.city)
  }

  @FieldResolver(() => Place, { description: '落地县区，决定由谁计数。' })
  county(@Root() project: Project, @Ctx() ctx: Context): Place {
    return placeOf(ctx, project.county)
  }

  @FieldResolver(() => Industry)
  industry(@Root() project: Project, @Ctx() ctx: Context): Industry {
    const found = bookOf(ctx).industries.get(project.industry)
    if (!found) throw refuse.unavailable(`行业表缺少 ${project.industry}：请重新导入行业表。`)
    return found
  }

  @FieldResolver(() => DayScalar, { nullable: true, description: '停滞起始日；未停滞为空。停滞不改变阶段。' })
  stalledSince(@Root() project: Project, @Ctx() ctx: Context): string | null {
    const due = project.progressDueOn
    return due && due < dayOf(ctx.now()) ? addDays(due, 1) : null
  }

  @FieldResolver(() => Int, { description: '进入本阶段以来的天数。' })
  daysInStage(@Root() project: Project, @Ctx() ctx: Context): number {
    return daysBetween(project.stageSince, dayOf(ctx.now()))
  }

  @FieldResolver(() => Project, { nullable: true, description: '合并后保留的项目；不在权限内时为空。' })
  mergedInto(@Root() { mergedInto }: Project, @Ctx() ctx: Context): Promise<Project | null> {
    return mergedInto ? ctx.em.findOne(Project, { id: mergedInto }) : Promise.resolve(null)
  }

  @FieldResolver(() => [ProjectInvestor])
  investors(@Root() { id, joined }: ListedProject, @Ctx() ctx: Context): ProjectInvestor[] | Promise<ProjectInvestor[]> {
    return joined?.investors ?? investorsOf(ctx, id)
  }

  @FieldResolver(() => [ProjectCommitment])
  commitments(@Root() project: Project, @Ctx() ctx: Context): Promise<ProjectCommitment[]> {
    return commitmentsOf(ctx, project.id)
  }

  @FieldResolver(() => [ProjectShare], { description: '归属分成；空表示落地区 100%。' })
  shares(@Root() project: Project, @Ctx() ctx: Context): Promise<ProjectShare[]> {
    return sharesOf(ctx, project.id)
  }

  @FieldResolver(() => [StageEvent], { description: '阶段变动，从早到晚。' })
  stageEvents(@Root() project: Project, @Ctx() ctx: Context): Promise<StageEvent[]> {
    return stageEventsOf(ctx, project.id)
  }

  @FieldResolver(() => StageEvent, { nullable: true, description: '最近一次阶段变动。' })
  lastStageEvent(@Root() { id, joined }: ListedProject, @Ctx() ctx: Context): StageEvent | null | Promise<StageEvent | null> {
    return joined?.lastStageEvent ?? stageEventsOf(ctx, id).then((events) => events.at(-1) ?? null)
  }

  @FieldResolver(() => [DuplicateType], { description: '疑似重复的项目，登记和保存时在全省范围内查找。' })
  duplicates(@Root() project: Project, @Ctx() ctx: Context): Promise<DuplicateType[]> {
    return duplicatesOf(ctx, project.id)
  }

  @FieldResolver(() => [StageMove], { description: '此账号现在可办理的阶段变动。' })
  moves(@Root() project: Project, @Ctx() ctx: Context): StageMove[] {
    return stageMovesFor(project.stage, ctx.actor.role).map((move) => ({
      to: move.to,
      name: STAGES[move.to].name,
      evidence: evidenceFor(project.stage, move),
      needsReason: move.needsReason ?? false,
      isRegress: isRegress(project.stage, move.to),
      skips: move.skips ?? [],
    }))
  }

  @FieldResolver(() => Boolean, { description: '此账号可否修改登记。' })
  canEdit(@Root() project: Project, @Ctx() ctx: Context): boolean {
    return may.edit(ctx.actor, project)
  }

  @FieldResolver(() => [String], { description: '不能再改的登记字段：签约后，合同条款和已入账所依据的字段。' })
  frozenFields(@Root() project: Project): readonly string[] {
    return isSigned(project.stage) ? FROZEN_FIELDS : []
  }

  @FieldResolver(() => Boolean, { description: '此账号可否为它录入金额。' })
  canEnter(@Root() project: Project, @Ctx() ctx: Context): boolean {
    return may.enter(ctx.actor, project)
  }
}
