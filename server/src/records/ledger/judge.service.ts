/** Review, acceptance, hold, rejection and reversal: one entry from a screen or thousands from a batch. */
import type { EntryMove, Verification } from '@jingxian/schema/vocabulary/ledger-words'
import { recorded, subjectOf } from '../../access/audit.service.ts'
import { matchEvidence, papersOf, verifyEvidence } from '../../evidence/evidence.service.ts'
import { lockVersions } from '../../facts/facts.service.ts'
import { Project } from '../../library/project.entity.ts'
import { isStruck, STAGES } from '../../library/stage.moves.ts'
import type { Context } from '../../kernel/context.ts'
import { updateRows } from '../../kernel/bulk-rows.ts'
import { notThere, refuse } from '../../kernel/errors.ts'
import { keyOf } from '../../kernel/uuid.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { countAccepted, countReversed } from './counting.service.ts'
import { Entry } from './entry.entity.ts'
import { assuranceOf } from './entry.facts.ts'
import { stepEntries } from './entry.service.ts'
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
    await stepEntries(ctx, move, entries, note)
    if (move === 'ACCEPT') await accept(ctx, entries, acceptedAmount ?? null)
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

/** Decides how much counts and how sure it is, then makes it known as one version. */
async function accept(ctx: Context, entries: Entry[], amount: string | null): Promise<void> {
  await refuseStruck(ctx, entries)
  await refuseTaken(ctx, entries)
  const evidence = await papersOf(ctx, entries.map(({ id }) => id))
  for (const entry of entries) {
    const kind = KINDS[entry.kind]
    entry.acceptedAmount = acceptedOf(kind, entry, amount)
    entry.assurance = assuranceOf(kind.minimumEvidence(entry.content), evidence.get(entry.id) ?? [])
  }
  await countAccepted(ctx, entries)
}

/** What was taken out of the library meanwhile counts nothing any more. */
async function refuseStruck(ctx: Context, entries: readonly Entry[]): Promise<void> {
  const rows = await ctx.em.find(Project, { id: { $in: entries.map(({ project }) => project) } }, { disableIdentityMap: true })
  const struck = new Map(rows.filter(({ stage }) => isStruck(stage)).map((project) => [project.id, project]))
  const entry = entries.find(({ project }) => struck.has(project))
  if (!entry) return
  const { projectNo, stage } = struck.get(entry.project)!
  throw refuse.conflict(`记录 ${entry.entryNo} 的项目 ${projectNo} 已「${STAGES[stage].name}」，不能入账：请退回，由报送单位改录到存续的项目。`, { field: 'move', stage })
}

function acceptedOf(kind: LedgerKind, { content }: Entry, amount: string | null): string | null {
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
