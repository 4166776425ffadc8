/** Review, acceptance, hold, rejection and reversal: one entry from a screen or thousands from a batch. */
import type { EntryMove, Verification } from '@jingxian/schema/vocabulary/ledger-words'
import { recorded, subjectOf } from '../../access/audit.service.ts'
import { matchEvidence, papersOf, verifyEvidence, type Papers } from '../../evidence/evidence.service.ts'
import { lockVersions } from '../../facts/facts.service.ts'
import { isStruck, STAGES } from '../../library/stage.moves.ts'
import type { Context } from '../../kernel/context.ts'
import { insertRows, updateRows } from '../../kernel/bulk-rows.ts'
import { notThere, refuse } from '../../kernel/errors.ts'
import { keyOf } from '../../kernel/uuid.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { countAccepted, countReversed, projectsOf, type ProjectsById } from './counting.service.ts'
import { Entry, type EntryRow } from './entry.entity.ts'
import { assuranceOf } from './entry.facts.ts'
import { EntryStep } from './entry-step.entity.ts'
import { stepped } from './entry.service.ts'
import type { LedgerKind } from './kind.ts'
import { KINDS } from './kinds.ts'
import { refuseTaken } from './slot.service.ts'

export interface Judgement {
  move: Exclude<EntryMove, 'SUBMIT'>
  note?: string | null
  /** At acceptance: less than was claimed, where the evidence shows less. Only of kinds that claim one amount. */
  acceptedAmount?: string | null
  /** How documents of the (one) entry were checked. */
  verified?: readonly { id: string; verification: Verification }[] | null
  /** All documents of all these entries were checked and match: matching by machine. */
  allMatched?: boolean
}

/** @throws Refusal; of several entries either all are moved or none */
export async function judgeEntries(ctx: Context, ids: readonly string[], judgement: Judgement): Promise<Entry[]> {
  const { move, note = null, verified, acceptedAmount } = judgement
  if (acceptedAmount != null && move !== 'ACCEPT') {
    throw refuse.invalid('只有核实入账时才核定金额：其他动作请不要填写核定金额。', { field: 'acceptedAmount', remedy: '去掉核定金额。' })
  }
  return recorded(ctx, `${move.toLowerCase()}Entry`, () => subjectOf(ids, '笔'), async () => {
    // Stage, shares and amounts are read under the lock: a signature at the same moment is seen whole or not at all.
    if (move === 'ACCEPT' || move === 'REVERSE') await lockVersions(ctx)
    const entries = await entriesToJudge(ctx, ids)
    if (verified?.length) await verifyEvidence(ctx, entries[0]!.id, verified)
    if (judgement.allMatched) await matchEvidence(ctx, entries.map(({ id }) => id))
    await insertRows(ctx.em, EntryStep, stepped(ctx, move, entries, note))
    if (move === 'ACCEPT') await accept(ctx, entries, { projects: await projectsOf(ctx, entries), papers: await papersOf(ctx, entries.map(({ id }) => id)) }, acceptedAmount ?? null)
    if (move === 'REVERSE') await countReversed(ctx, entries)
    await updateRows(ctx.em, Entry, FOLLOWING, entries)
    ctx.announce('ledger', String(ctx.now().getTime()))
    return entries
  })
}

/** What follows the steps; the grants allow no other column. */
const FOLLOWING = ['status', 'stepSeq', 'acceptedAmount', 'assurance', 'knownFrom', 'knownTo'] as const

/** Not watched by the unit of work: thousands may move at once. */
async function entriesToJudge(ctx: Context, ids: readonly string[]): Promise<Entry[]> {
  const rows = await ctx.em.find(Entry, { id: { $in: ids.map(keyOf) } }, { disableIdentityMap: true })
  const found = new Map(rows.map((entry) => [entry.id, entry]))
  return ids.map((id) => {
    const entry = found.get(keyOf(id))
    if (!entry) throw notThere('记录')
    return entry
  })
}

/** What stands behind entries that are accepted, read under the version lock. */
export interface Behind {
  projects: ProjectsById
  papers: Papers
}

/** Decides how much counts and how sure it is, then makes it known as one version. */
export async function accept(ctx: Context, entries: readonly EntryRow[], { projects, papers }: Behind, amount: string | null): Promise<void> {
  refuseStruck(entries, projects)
  await refuseTaken(ctx, entries)
  for (const entry of entries) {
    const kind = KINDS[entry.kind]
    entry.acceptedAmount = acceptedOf(kind, entry, amount)
    entry.assurance = assuranceOf(kind.minimumEvidence(entry.content), papers.get(entry.id) ?? [])
  }
  await countAccepted(ctx, entries, projects)
}

/** What was taken out of the library meanwhile counts nothing any more. */
function refuseStruck(entries: readonly EntryRow[], projects: ProjectsById): void {
  const entry = entries.find(({ project }) => isStruck(projects.get(project)!.stage))
  if (!entry) return
  const { projectNo, stage } = projects.get(entry.project)!
  throw refuse.conflict(`记录 ${entry.entryNo} 的项目 ${projectNo} 已「${STAGES[stage].name}」，不能入账：请退回，由报送单位改录到存续的项目。`, { field: 'move', stage })
}

function acceptedOf(kind: LedgerKind, { content }: EntryRow, amount: string | null): string | null {
  const claimed = kind.claimed(content)
  if (claimed === null) {
    if (amount === null) return null
    throw refuse.invalid(`${kind.name}记录有多项数字，不能核定为一个金额：照所报入账，或写明原因退回。`, { field: 'acceptedAmount' })
  }
  const accepted = new Decimal(amount ?? claimed)
  if (accepted.lt(0) || accepted.gt(claimed)) {
    throw refuse.invalid(`核定金额 ${accepted.toFixed()} 应在 0 与申报金额 ${new Decimal(claimed).toFixed()} 之间。`, { field: 'acceptedAmount' })
  }
  return accepted.toFixed(4)
}
