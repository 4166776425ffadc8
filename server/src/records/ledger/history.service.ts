/**
 * Taking over the books of past months: entries with their whole way from submission to acceptance, in one command. Every
 * rule of every step is asked as when people take it, and the rows are the same; each is written once instead of three times.
 */
import { recorded, subjectOf } from '../../access/audit.service.ts'
import { attachEvidence } from '../../evidence/evidence.service.ts'
import { lockVersions } from '../../facts/facts.service.ts'
import type { Actor } from '../../kernel/actor.ts'
import { insertRows } from '../../kernel/bulk-rows.ts'
import type { Context } from '../../kernel/context.ts'
import { projectsOf } from './counting.service.ts'
import { Entry } from './entry.entity.ts'
import { EntryStep } from './entry-step.entity.ts'
import { entered, stepped, type NewEntry } from './entry.service.ts'
import { accept } from './judge.service.ts'

export interface PastEntry extends NewEntry {
  /** Whether all its documents were checked and matched. */
  matched: boolean
}

/** Who took a step, and when. */
export interface Hand {
  actor: Actor
  at: Date
}

/** The door for the house alone. All come into the books as one version, or none. @returns their ids */
export function takeOverEntries(ctx: Context, list: readonly PastEntry[], hands: Record<'submit' | 'review' | 'accept', Hand>): Promise<string[]> {
  return recorded(ctx, 'takeOverEntries', (ids) => subjectOf(ids, '笔'), async () => {
    if (!list.length) return []
    await lockVersions(ctx)
    const accepting = by(ctx, hands.accept)
    const projects = await projectsOf(ctx, list)
    const { rows, steps } = await entered(by(ctx, hands.submit), list, projects)
    const reviewed = stepped(by(ctx, hands.review), 'REVIEW', rows, null)
    const accepted = stepped(accepting, 'ACCEPT', rows, null)
    const claims = rows.map((owner, i) => ({ owner, list: list[i]!.claim.evidence ?? [], verification: list[i]!.matched ? ('MATCHED' as const) : ('UNCHECKED' as const) }))
    const papers = new Map(claims.map(({ owner, list: attached, verification }) => [owner.id, attached.map(({ type }) => ({ type, verification }))]))
    await accept(accepting, rows, { projects, papers }, null)
    await insertRows(ctx.em, Entry, rows)
    await insertRows(ctx.em, EntryStep, [...steps, ...reviewed, ...accepted])
    await attachEvidence(accepting, claims)
    ctx.announce('ledger', String(ctx.now().getTime()))
    return rows.map(({ id }) => id)
  })
}

/** The command's context in the hands of somebody at some time. */
function by(ctx: Context, { actor, at }: Hand): Context {
  return { ...ctx, actor, now: () => at }
}
