import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import { Project } from '../../library/project.entity.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'
import type { CapitalInput } from './capital.input.ts'
import { Capital } from './capital.type.ts'
import { capitalOut, draftWorth, rateRemark } from './capital.worth.ts'
import { ContributionRecord } from './contribution.type.ts'
import { Draft } from './draft.entity.ts'
import { DraftEvidence } from './draft-evidence.type.ts'
import type { JobsInput } from './jobs.input.ts'
import { JobRecord, jobsOut } from './jobs.type.ts'
import type { Claim } from './kind.ts'
import { KINDS, remarksOf } from './kinds.ts'
import { projectOf } from './ledger.list.ts'
import { RemarkType } from './ledger.type.ts'
import { ResearchRecord } from './research.type.ts'
import { slotRemarks } from './slot.service.ts'
import type { TechnologyInput } from './technology.input.ts'
import { TechnologyRecord, technologyOut } from './technology.type.ts'

@Resolver(() => Draft)
export class DraftResolver {
  @FieldResolver(() => Project)
  project(@Root() draft: Draft, @Ctx() ctx: Context): Promise<Project> {
    return projectOf(ctx, draft.project)
  }

  @FieldResolver(() => Capital, { nullable: true })
  async capital(@Root() { kind, claim }: Draft, @Ctx() ctx: Context): Promise<Capital | null> {
    return kind === 'CAPITAL' ? capitalOut(ctx, claim as CapitalInput, await draftWorth(ctx, claim as CapitalInput)) : null
  }

  @FieldResolver(() => JobRecord, { nullable: true })
  jobs(@Root() { kind, claim }: Draft): JobRecord | null {
    return kind === 'JOBS' ? jobsOut(claim as JobsInput) : null
  }

  @FieldResolver(() => TechnologyRecord, { nullable: true })
  technology(@Root() { kind, claim }: Draft, @Ctx() ctx: Context): TechnologyRecord | null {
    return kind === 'TECHNOLOGY' ? technologyOut(ctx, claim as TechnologyInput) : null
  }

  @FieldResolver(() => ResearchRecord, { nullable: true })
  research(@Root() { kind, claim }: Draft): ResearchRecord | null {
    return kind === 'RESEARCH' ? (claim as unknown as ResearchRecord) : null
  }

  @FieldResolver(() => ContributionRecord, { nullable: true })
  contribution(@Root() { kind, claim }: Draft): ContributionRecord | null {
    return kind === 'CONTRIBUTION' ? (claim as unknown as ContributionRecord) : null
  }

  @FieldResolver(() => [DraftEvidence])
  evidence(@Root() draft: Draft): DraftEvidence[] {
    return ((draft.claim as Claim).evidence ?? []).map((e) => ({ ...e }))
  }

  @FieldResolver(() => [[EvidenceType]], { description: '最低佐证：每组任有一种即可；决定它的字段（资金类别与形式、引进方式）未填时为空。' })
  minimumEvidence(@Root() { kind, claim }: Draft): readonly (readonly EvidenceType[])[] {
    return KINDS[kind].minimumEvidence(claim)
  }

  @FieldResolver(() => [RemarkType], { description: '实时校验；有 BLOCK 就不能提交。' })
  async remarks(@Root() draft: Draft, @Ctx() ctx: Context): Promise<RemarkType[]> {
    const project = await projectOf(ctx, draft.project)
    const remarks = remarksOf(draft.kind, draft.claim as Claim, project, dayOf(ctx.now()))
    const rates = draft.kind === 'CAPITAL' ? await rateRemark(ctx, draft.claim as CapitalInput) : []
    return [...remarks, ...rates, ...(await slotRemarks(ctx, draft, project, remarks))]
  }
}
