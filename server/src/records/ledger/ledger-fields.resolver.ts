/** Fields of entries, drafts and (as the later room adds the way back) of projects. */
import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql'
import { EntryMove } from '@jingxian/schema/vocabulary/ledger-words'
import { monthKey, monthOfDay } from '@jingxian/schema/vocabulary/period'
import { Evidence } from '../../evidence/evidence.entity.ts'
import { evidenceOf } from '../../evidence/evidence.service.ts'
import { Project } from '../../library/project.entity.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse, Refusal } from '../../kernel/errors.ts'
import { offsetOf, paged } from '../../kernel/page.ts'
import { DecimalScalar, PeriodScalar } from '../../kernel/scalars.ts'
import { bookOf } from '../../reference/book.ts'
import { ratesFor } from '../../reference/exchange-rate.service.ts'
import { Place, placeOf } from '../../reference/place.type.ts'
import type { CapitalInput } from './capital.input.ts'
import type { CapitalContent } from './capital.kind.ts'
import { converted, notCounted, provenOf } from './capital.rules.ts'
import { Capital, CapitalWorth } from './capital.type.ts'
import { Draft } from './draft.entity.ts'
import { DraftEvidence } from './draft-evidence.type.ts'
import { Entry } from './entry.entity.ts'
import { EntryStep } from './entry-step.entity.ts'
import type { Claim } from './kind.ts'
import { KINDS } from './kinds.ts'
import { capitalByMonth, capitalOf, projectOf, revisedBy, stepsOf } from './ledger.list.ts'
import { movesFor } from './ledger.policy.ts'
import { EntryConnection, MonthAmount, ProjectCapital, RemarkType } from './ledger.type.ts'

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

  @FieldResolver(() => PeriodScalar, { description: '金额所属月份。' })
  month(@Root() entry: Entry): string {
    return monthKey(entry.month)
  }

  @FieldResolver(() => Capital, { nullable: true, description: '到位资金的内容；其他种类为空。' })
  capital(@Root() { kind, content }: Entry, @Ctx() ctx: Context): Capital | null {
    if (kind !== 'CAPITAL') return null
    const frozen = content as CapitalContent
    return capitalOut(ctx, frozen, worthOf(frozen, frozen))
  }

  @FieldResolver(() => [Evidence])
  evidence(@Root() entry: Entry, @Ctx() ctx: Context): Promise<Evidence[]> {
    return evidenceOf(ctx, entry.id)
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: '佐证金额合计（合同除外），与申报同币种同单位；没有带金额的佐证为空。' })
  async proven(@Root() entry: Entry, @Ctx() ctx: Context): Promise<string | null> {
    return provenOf(await evidenceOf(ctx, entry.id))
  }

  @FieldResolver(() => [EntryStep], { description: '办理记录，从早到晚。' })
  steps(@Root() entry: Entry, @Ctx() ctx: Context): Promise<EntryStep[]> {
    return stepsOf(ctx, entry.id)
  }

  @FieldResolver(() => [RemarkType], { description: '规则提出的疑点，不作结论。' })
  async remarks(@Root() entry: Entry, @Ctx() ctx: Context): Promise<RemarkType[]> {
    const claim = { ...entry.content, evidence: await evidenceOf(ctx, entry.id) } as Claim
    return KINDS[entry.kind].remarks(claim, await projectOf(ctx, entry.project), dayOf(entry.submittedAt))
  }

  @FieldResolver(() => [EntryMove], { description: '服务器现在会接受此账号的哪些动作。' })
  moves(@Root() entry: Entry, @Ctx() ctx: Context): EntryMove[] {
    return movesFor(ctx.actor, entry)
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

  @FieldResolver(() => [RemarkType], { description: '实时校验；有 BLOCK 就不能提交。' })
  async remarks(@Root() draft: Draft, @Ctx() ctx: Context): Promise<RemarkType[]> {
    const remarks = KINDS[draft.kind].remarks(draft.claim as Claim, await projectOf(ctx, draft.project), dayOf(ctx.now()))
    return [...remarks, ...(await rateRemark(ctx, draft.claim as CapitalInput))]
  }
}

@Resolver(() => Project)
export class ProjectLedgerResolver {
  @FieldResolver(() => EntryConnection, { description: '台账记录，新的在前。' })
  async entries(
    @Root() project: Project,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<EntryConnection> {
    const offset = offsetOf({ first, after })
    const orderBy = { businessDate: 'desc', id: 'desc' } as const
    const [nodes, total] = await ctx.em.findAndCount(Entry, { project: project.id }, { orderBy, limit: first, offset })
    return paged(nodes, total, offset)
  }

  @FieldResolver(() => [MonthAmount], { description: '近几个月已入账的资金，从早到晚。' })
  capitalByMonth(@Root() project: Project, @Ctx() ctx: Context, @Arg('last', () => Int, { defaultValue: 24 }) last: number): Promise<MonthAmount[]> {
    if (last < 1 || last > 60) throw refuse.limit('last 应在 1 到 60 之间。', { field: 'last' })
    return capitalByMonth(ctx, project.id, last)
  }

  @FieldResolver(() => ProjectCapital)
  capital(@Root() project: Project, @Ctx() ctx: Context): Promise<ProjectCapital> {
    return capitalOf(ctx, project.id)
  }
}

function capitalOut(ctx: Context, claim: CapitalInput, worth: CapitalWorth | null): Capital {
  const country = bookOf(ctx).countries.get(claim.payerCountry ?? '') ?? null
  return { ...claim, payerCountry: country, worth } as Capital
}

interface Frozen {
  currency: string
  toCny: string
  usdToCny: string
}

function worthOf(claim: CapitalInput, rates: Frozen): CapitalWorth {
  const { cny, usd } = converted(claim.amount!, rates)
  const shape = { family: claim.family!, form: claim.form!, origin: claim.origin! }
  const whole = shape.family && shape.form && shape.origin
  return {
    month: monthKey(monthOfDay(claim.receivedOn!)),
    toCny: rates.toCny,
    usdToCny: rates.usdToCny,
    amountCny: cny,
    amountUsd: usd,
    notCounted: whole ? notCounted(shape) : null,
  }
}

async function draftWorth(ctx: Context, claim: CapitalInput): Promise<CapitalWorth | null> {
  const rates = await ratesOrRefusal(ctx, claim)
  return rates && !(rates instanceof Refusal) && claim.amount ? worthOf(claim, { currency: claim.currency!, ...rates }) : null
}

async function rateRemark(ctx: Context, claim: CapitalInput): Promise<RemarkType[]> {
  const rates = await ratesOrRefusal(ctx, claim)
  if (!(rates instanceof Refusal)) return []
  return [{ rule: null, severity: 'BLOCK', field: 'currency', message: rates.message, remedy: rates.details.remedy ?? '' }]
}

async function ratesOrRefusal(ctx: Context, { currency, receivedOn }: CapitalInput) {
  if (!currency || !receivedOn) return null
  return ratesFor(ctx, currency, monthOfDay(receivedOn)).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    throw error
  })
}
