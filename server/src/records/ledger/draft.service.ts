import { OptimisticLockError } from '@mikro-orm/core'
import type { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import { recorded } from '../../access/audit.service.ts'
import { noteSaved, staleSave } from '../../access/saved-change.service.ts'
import { checkDigests } from '../../evidence/evidence.service.ts'
import { Project } from '../../library/project.entity.ts'
import { may } from '../../library/project.policy.ts'
import type { Context } from '../../kernel/context.ts'
import { removeRows } from '../../kernel/bulk-rows.ts'
import { notThere, refuse } from '../../kernel/errors.ts'
import { keyOf, newId } from '../../kernel/uuid.ts'
import { Draft } from './draft.entity.ts'
import { Entry } from './entry.entity.ts'
import type { Claim } from './kind.ts'
import { KINDS } from './kinds.ts'

export interface DraftClaim {
  kind: EntryKind
  claim: Claim
}

/** Begins a draft for a project; unfinished and wrong values are kept, and remarked on. */
export function beginDraft(ctx: Context, projectId: string, { kind, claim }: DraftClaim, revises: string | null): Promise<Draft> {
  return recorded(ctx, 'beginDraft', idOf, async () => {
    checkDigests(claim.evidence ?? [])
    const project = await projectToEnter(ctx, projectId)
    if (revises) await checkRevised(ctx, revises, project.id, kind)
    const { id, city, county } = project
    return ctx.em.create(Draft, { id: newId(), version: 1, kind, project: id, city, county, claim, revises, ...saved(ctx) }, { persist: true })
  })
}

/** @throws Refusal CONFLICT with who changed what since, when `version` is not the draft's own; INVALID for a claim of another kind */
export function saveDraft(ctx: Context, id: string, version: number, claimed: DraftClaim): Promise<Draft> {
  return recorded(ctx, 'saveDraft', idOf, () => savedDraft(ctx, id, version, claimed))
}

async function savedDraft(ctx: Context, id: string, version: number, { kind, claim }: DraftClaim): Promise<Draft> {
  checkDigests(claim.evidence ?? [])
  const draft = await ctx.em.findOne(Draft, { id: keyOf(id) })
  if (!draft) throw notThere('草稿')
  await projectToEnter(ctx, draft.project)
  if (draft.kind !== kind) throw refuse.invalid(`这份草稿报的是${KINDS[draft.kind].name}，不能改成${KINDS[kind].name}：请另起一份草稿。`, { field: 'kind' })
  const before = draft.claim
  if (draft.version !== version) throw await staleSave(ctx, draft, version, claim)
  ctx.em.assign(draft, { claim, ...saved(ctx) })
  await ctx.em.flush().catch((error: unknown) => {
    // Two saves at the same moment: the later one lost between its look and its write.
    throw error instanceof OptimisticLockError ? refuse.conflict('这份草稿刚被别人保存：请刷新后核对再保存，你填的内容没有丢失。', { field: 'version' }) : error
  })
  const { city, county } = draft
  await noteSaved(ctx, { id: draft.id, city, county, version: draft.version }, before, claim)
  return draft
}

export async function discardDraft(ctx: Context, id: string): Promise<void> {
  await recorded(ctx, 'discardDraft', () => keyOf(id), async () => {
    const draft = await ctx.em.findOne(Draft, { id: keyOf(id) })
    if (!draft) throw notThere('草稿')
    await projectToEnter(ctx, draft.project)
    await removeRows(ctx.em, Draft, { id: draft.id })
  })
}

function idOf({ id }: Draft): string {
  return id
}

async function projectToEnter(ctx: Context, id: string): Promise<Project> {
  return checkEnter(ctx, await ctx.em.findOne(Project, { id: keyOf(id) }))
}

/** @throws Refusal NOT_FOUND | FORBIDDEN */
export function checkEnter(ctx: Context, project: Project | null | undefined): Project {
  if (!project) throw notThere('项目')
  if (!may.enter(ctx.actor, project)) throw refuse.forbidden('你的角色不能录入台账：请由项目所在市县的报送岗位办理。')
  return project
}

async function checkRevised(ctx: Context, id: string, project: string, kind: EntryKind): Promise<void> {
  const entry = await ctx.em.findOne(Entry, { id: keyOf(id), project })
  if (!entry) throw notThere('要更正的记录')
  if (entry.kind !== kind) throw refuse.invalid(`要更正的是${KINDS[entry.kind].name}记录，填的却是${KINDS[kind].name}：请填同一类内容。`, { field: 'revises' })
  if (entry.status !== 'REJECTED' && entry.status !== 'REVERSED') {
    throw refuse.conflict('只能更正已退回或已冲销的记录：已入账的请先申请冲销。', { field: 'revises' })
  }
}

function saved(ctx: Context) {
  return { updatedBy: ctx.actor.name, updatedAt: ctx.now() }
}
