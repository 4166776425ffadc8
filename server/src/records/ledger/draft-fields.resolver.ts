import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import { Project } from '../../library/project.entity.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'
import type { CapitalInput } from './capital.input.ts'
import { Capital } from './capital.type.ts'
import { capitalOut, draftWorth, rateRemark } from './capital.worth.ts'
import { Draft } from './draft.entity.ts'
import { DraftEvidence } from './draft-evidence.type.ts'
import type { Claim } from './kind.ts'
import { KINDS } from './kinds.ts'
import { projectOf } from './ledger.list.ts'
import { RemarkType } from './ledger.type.ts'

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

  @FieldResolver(() => [DraftEvidence])
  evidence(@Root() draft: Draft): DraftEvidence[] {
    return ((draft.claim as Claim).evidence ?? []).map((e) => ({ ...e }))
  }

  @FieldResolver(() => [[EvidenceType]], { description: '最低佐证：每组任有一种即可；类别与形式未填时为空。' })
  minimumEvidence(@Root() { kind, claim }: Draft): readonly (readonly EvidenceType[])[] {
    const { family, form } = claim as CapitalInput
    return family && form ? KINDS[kind].minimumEvidence(claim) : []
  }

  @FieldResolver(() => [RemarkType], { description: '实时校验；有 BLOCK 就不能提交。' })
  async remarks(@Root() draft: Draft, @Ctx() ctx: Context): Promise<RemarkType[]> {
    const remarks = KINDS[draft.kind].remarks(draft.claim as Claim, await projectOf(ctx, draft.project), dayOf(ctx.now()))
    return [...remarks, ...(await rateRemark(ctx, draft.claim as CapitalInput))]
  }
}
