import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql'
import { EntryMove } from '@jingxian/schema/vocabulary/ledger-words'
import { monthKey } from '@jingxian/schema/vocabulary/period'
import { Evidence } from '../../evidence/evidence.entity.ts'
import { evidenceOf } from '../../evidence/evidence.service.ts'
import { Project } from '../../library/project.entity.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'
import { fieldsRead } from '../../kernel/plain-rows.ts'
import { DecimalScalar, PeriodScalar } from '../../kernel/scalars.ts'
import { bookOf } from '../../reference/book.ts'
import { Place, placeOf } from '../../reference/place.type.ts'
import { workingDaysAfter } from '../../reference/working-days.ts'
import type { CapitalContent } from './capital.kind.ts'
import { provenOf, shortfallOf } from './capital.rules.ts'
import { Capital } from './capital.type.ts'
import { capitalOut, worthOf } from './capital.worth.ts'
import { ContributionRecord } from './contribution.type.ts'
import { Entry } from './entry.entity.ts'
import { EntryStep } from './entry-step.entity.ts'
import type { JobsInput } from './jobs.input.ts'
import { JobRecord, jobsOut } from './jobs.type.ts'
import type { Claim } from './kind.ts'
import { isPending } from './entry.workflow.ts'
import { KINDS, remarksOf } from './kinds.ts'
import { projectOf, revisedBy, stepsOf } from './ledger.list.ts'
import { movesFor } from './ledger.policy.ts'
import { RemarkType } from './ledger.type.ts'
import { ResearchRecord } from './research.type.ts'
import type { TechnologyInput } from './technology.input.ts'
import { TechnologyRecord, technologyOut } from './technology.type.ts'

fieldsRead(Entry, {
  entryNo: ['id'],
  capital: ['kind', 'content'],
  jobs: ['kind', 'content'],
  technology: ['kind', 'content'],
  research: ['kind', 'content'],
  contribution: ['kind', 'content'],
  evidence: ['id'],
  proven: ['id'],
  shortfall: ['id', 'kind', 'content'],
  waitedDays: ['status', 'submittedAt'],
  steps: ['id'],
  revisedBy: ['id'],
})

@Resolver(() => Entry)
export class EntryResolver {
  @FieldResolver(() => Project)
  project(@Root() entry: Entry, @Ctx() ctx: Context): Promise<Project> {
    return projectOf(ctx, entry.project)
  }

  @FieldResolver(() => Place)
  city(@Root() entry: Entry, @Ctx() ctx: Context): Place {
    return placeOf(ctx, entry.city)
  }

  @FieldResolver(() => Place)
  county(@Root() entry: Entry, @Ctx() ctx: Context): Place {
    return placeOf(ctx, entry.county)
  }

  @FieldResolver(() => PeriodScalar, { description: '所属月份。' })
  month(@Root() entry: Entry): string {
    return monthKey(entry.month)
  }

  @FieldResolver(() => Capital, { nullable: true, description: '到位资金的内容；其他种类为空。' })
  capital(@Root() { kind, content }: Entry, @Ctx() ctx: Context): Capital | null {
    if (kind !== 'CAPITAL') return null
    const frozen = content as CapitalContent
    return capitalOut(ctx, frozen, worthOf(frozen, frozen))
  }

  @FieldResolver(() => JobRecord, { nullable: true, description: '就业的内容；其他种类为空。' })
  jobs(@Root() { kind, content }: Entry): JobRecord | null {
    return kind === 'JOBS' ? jobsOut(content as JobsInput) : null
  }

  @FieldResolver(() => TechnologyRecord, { nullable: true, description: '引进技术的内容；其他种类为空。' })
  technology(@Root() { kind, content }: Entry, @Ctx() ctx: Context): TechnologyRecord | null {
    return kind === 'TECHNOLOGY' ? technologyOut(ctx, content as TechnologyInput) : null
  }

  @FieldResolver(() => ResearchRecord, { nullable: true, description: '研发的内容；其他种类为空。' })
  research(@Root() { kind, content }: Entry): ResearchRecord | null {
    return kind === 'RESEARCH' ? (content as unknown as ResearchRecord) : null
  }

  @FieldResolver(() => ContributionRecord, { nullable: true, description: '投产贡献的内容；其他种类为空。' })
  contribution(@Root() { kind, content }: Entry): ContributionRecord | null {
    return kind === 'CONTRIBUTION' ? (content as unknown as ContributionRecord) : null
  }

  @FieldResolver(() => [Evidence])
  evidence(@Root() entry: Entry, @Ctx() ctx: Context): Promise<Evidence[]> {
    return evidenceOf(ctx, entry.id)
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: '佐证金额合计（合同除外），与申报同币种同单位；没有带金额的佐证为空。' })
  async proven(@Root() entry: Entry, @Ctx() ctx: Context): Promise<string | null> {
    return provenOf(await evidenceOf(ctx, entry.id))
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: '佐证合计低于申报的差额，与申报同币种同单位；不低于、没有带金额的佐证或该种类没有单一金额时为空。' })
  async shortfall(@Root() entry: Entry, @Ctx() ctx: Context): Promise<string | null> {
    const claimed = KINDS[entry.kind].claimed(entry.content)
    return claimed === null ? null : shortfallOf(claimed, provenOf(await evidenceOf(ctx, entry.id)))
  }

  @FieldResolver(() => Int, { nullable: true, description: '提交以来已过的工作日；当天为 0，已办结的为空。' })
  waitedDays(@Root() { status, submittedAt }: Entry, @Ctx() ctx: Context): number | null {
    return isPending(status) ? workingDaysAfter(dayOf(submittedAt), dayOf(ctx.now()), bookOf(ctx).specialDays) : null
  }

  @FieldResolver(() => [EntryStep], { description: '办理记录，从早到晚。' })
  steps(@Root() entry: Entry, @Ctx() ctx: Context): Promise<EntryStep[]> {
    return stepsOf(ctx, entry.id)
  }

  @FieldResolver(() => [RemarkType], { description: '规则提出的疑点，不作结论。' })
  async remarks(@Root() entry: Entry, @Ctx() ctx: Context): Promise<RemarkType[]> {
    const claim = { ...entry.content, evidence: await evidenceOf(ctx, entry.id) } as Claim
    return remarksOf(entry.kind, claim, await projectOf(ctx, entry.project), dayOf(entry.submittedAt))
  }

  @FieldResolver(() => [EntryMove], { description: '服务器现在会接受此账号的哪些动作。' })
  async moves(@Root() entry: Entry, @Ctx() ctx: Context): Promise<EntryMove[]> {
    return movesFor(ctx.actor, entry, await projectOf(ctx, entry.project))
  }

  @FieldResolver(() => ID, { nullable: true, description: '更正它的记录。' })
  revisedBy(@Root() entry: Entry, @Ctx() ctx: Context): Promise<string | null> {
    return revisedBy(ctx, entry.id)
  }

  @FieldResolver(() => ID, { nullable: true, description: '使它入账的数据版本。' })
  knownFrom(@Root() entry: Entry): string | null {
    return entry.knownFrom === null ? null : String(entry.knownFrom)
  }

  @FieldResolver(() => ID, { nullable: true, description: '使它冲销的数据版本。' })
  knownTo(@Root() entry: Entry): string | null {
    return entry.knownTo === null ? null : String(entry.knownTo)
  }
}
