import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql'
import { EntryMove } from '@jingxian/schema/vocabulary/ledger-words'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { offsetOf, paged } from '../../kernel/page.ts'
import { DecimalScalar } from '../../kernel/scalars.ts'
import { selectedIn } from '../../kernel/selection.ts'
import { ClaimFields, claimOf } from './claim.input.ts'
import { Draft } from './draft.entity.ts'
import { beginDraft, discardDraft, saveDraft } from './draft.service.ts'
import { Entry } from './entry.entity.ts'
import { enterEntries, submitDraft } from './entry.service.ts'
import { judgeEntries, type Judgement } from './judge.service.ts'
import { listEntries } from './ledger.list.ts'
import { BatchResult, DraftConnection, EntryConnection, EntryFilter, EvidenceCheckInput, NewEntryInput, newEntryOf } from './ledger.type.ts'

@Resolver()
export class LedgerResolver {
  @Query(() => Entry, { nullable: true, description: '一笔台账记录；不存在或不在权限内时为空。' })
  entry(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Entry | null> {
    return isUuid(id) ? ctx.em.findOne(Entry, { id }) : Promise.resolve(null)
  }

  @Query(() => EntryConnection, { description: '台账记录，等得最久的在前；不写状态时为此账号的待办。' })
  entries(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => EntryFilter, { nullable: true }) filter: EntryFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('newestFirst', () => Boolean, { defaultValue: false, description: '新提交的在前。' }) newestFirst: boolean,
  ): Promise<EntryConnection> {
    return listEntries(ctx, filter ?? {}, { first, after, newestFirst }, selectedIn(info))
  }

  @Query(() => Draft, { nullable: true, description: '一份草稿；只有本单位看得到。' })
  draft(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Draft | null> {
    return isUuid(id) ? ctx.em.findOne(Draft, { id }) : Promise.resolve(null)
  }

  @Query(() => DraftConnection, { description: '本单位的草稿，最近保存的在前。' })
  async drafts(
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<DraftConnection> {
    const offset = offsetOf({ first, after })
    const [nodes, total] = await ctx.em.findAndCount(Draft, {}, { orderBy: { updatedAt: 'desc', id: 'asc' }, limit: first, offset })
    return paged(nodes, total, offset)
  }

  @Mutation(() => Draft, { description: '为一个项目起草一笔记录；可以不完整，校验意见在 remarks。' })
  beginDraft(
    @Ctx() ctx: Context,
    @Arg('project', () => ID) project: string,
    @Args(() => ClaimFields) fields: ClaimFields,
    @Arg('revises', () => ID, { nullable: true, description: '要更正的记录。' }) revises: string | null,
  ): Promise<Draft> {
    return beginDraft(ctx, project, claimOf(fields), revises)
  }

  @Mutation(() => Draft, { description: '保存草稿；version 过期即冲突，并说明谁改了什么。' })
  saveDraft(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Args(() => ClaimFields) fields: ClaimFields,
  ): Promise<Draft> {
    return saveDraft(ctx, id, version, claimOf(fields))
  }

  @Mutation(() => Boolean, { description: '删除草稿。' })
  async discardDraft(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await discardDraft(ctx, id)
    return true
  }

  @Mutation(() => Entry, { description: '提交草稿，成为不可更改的台账记录。key 为幂等键：重试用同一个，得到同一笔。' })
  async submitDraft(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('key', () => String) key: string,
  ): Promise<Entry> {
    return ctx.em.findOneOrFail(Entry, { id: await submitDraft(ctx, id, version, key) })
  }

  @Mutation(() => BatchResult, { description: '批量录入，供导入与系统对接；有一笔不合规则全部不进，并说明是第几笔。' })
  async enterEntries(
    @Ctx() ctx: Context,
    @Arg('key', () => String, { description: '幂等键。' }) key: string,
    @Arg('entries', () => [NewEntryInput], { description: '至多 500 笔。' }) entries: NewEntryInput[],
  ): Promise<BatchResult> {
    if (entries.length > 500) throw refuse.limit(`一次至多 500 笔，现为 ${entries.length} 笔：请分批。`, { field: 'entries' })
    const ids = await enterEntries(ctx, key, entries.map((entry, i) => newEntryOf(entry, i)))
    return { entered: ids.length, ids }
  }

  @Mutation(() => Entry, { description: '办理一步：初审、入账、挂起、解除、退回、冲销。' })
  async judgeEntry(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('move', () => EntryMove) move: EntryMove,
    @Arg('note', () => String, { nullable: true, description: '挂起、解除、退回、冲销须写明原因。' }) note: string | null,
    @Arg('acceptedAmount', () => DecimalScalar, { nullable: true, description: '核定金额，与申报同币种同单位；不填为全额。只用于有单一金额的种类，其余照所报入账。' }) acceptedAmount: string | null,
    @Arg('verified', () => [EvidenceCheckInput], { nullable: true }) verified: EvidenceCheckInput[] | null,
  ): Promise<Entry> {
    if (move === 'SUBMIT') throw refuse.invalid('提交请用 submitDraft 或 enterEntries。', { field: 'move' })
    const [entry] = await judgeEntries(ctx, [id], { move: move as Judgement['move'], note, acceptedAmount, verified })
    return entry!
  }
}
