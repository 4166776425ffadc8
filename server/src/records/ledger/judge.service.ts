/** Review, acceptance, hold, rejection and reversal: one entry from a screen or thousands from a batch. */
import type { EntryMove, Verification } from '@jingxian/schema/vocabulary/ledger-words'
import { recorded, subjectOf } from '../../access/audit.service.ts'
import { matchEvidence, papersOf, verifyEvidence } from '../../evidence/evidence.service.ts'
import type { Context } from '../../kernel/context.ts'
import { updateRows } from '../../kernel/bulk-rows.ts'
import { notThere, refuse } from '../../kernel/errors.ts'
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
export function judgeEntries(ctx: Context, ids: readonly string[], judgement: Judgement): Promise<Entry[]> {
  const { move, note = null, verified, acceptedAmount } = judgement
  return recorded(ctx, `${move.toLowerCase()}Entry`, () => subjectOf(ids, '笔'), async () => {
    const entries = await entriesToJudge(ctx, ids)
    if (verified?.length) await verifyEvidence(ctx, ids[0]!, verified)
    if (judgement.allMatched) await matchEvidence(ctx, ids)
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
  const rows = await ctx.em.find(Entry, { id: { $in: [...ids] } }, { disableIdentityMap: true })
  const found = new Map(rows.map((entry) => [entry.id, entry]))
  return ids.map((id) => {
    const entry = found.get(id)
    if (!entry) throw notThere('记录')
    return entry
  })
}

/** Decides how much counts and how sure it is, then makes it known as one version. */
async function accept(ctx: Context, entries: Entry[], amount: string | null): Promise<void> {
  await refuseTaken(ctx, entries)
  const evidence = await papersOf(ctx, entries.map(({ id }) => id))
  for (const entry of entries) {
    const kind = KINDS[entry.kind]
    entry.acceptedAmount = acceptedOf(kind, entry, amount)
    entry.assurance = assuranceOf(kind.minimumEvidence(entry.content), evidence.get(entry.id) ?? [])
  }
  await countAccepted(ctx, entries)
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
