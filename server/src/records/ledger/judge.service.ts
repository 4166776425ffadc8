/** Review, acceptance, hold, rejection and reversal: one entry from a screen or thousands from a batch. */
import type { EntryMove, Verification } from '@jingxian/schema/vocabulary/ledger-words'
import type { FactFamily } from '@jingxian/schema/vocabulary/project-words'
import { recorded, subjectOf } from '../../access/audit.service.ts'
import { matchEvidence, papersOf, verifyEvidence } from '../../evidence/evidence.service.ts'
import { Fact } from '../../facts/fact.entity.ts'
import type { Share } from '../../facts/fact-delta.ts'
import { deltaOf, lockVersions, makeKnown } from '../../facts/facts.service.ts'
import { cohortOf } from '../../library/marks.ts'
import { Project } from '../../library/project.entity.ts'
import { ProjectShare } from '../../library/project-parts.entity.ts'
import { isSigned, isStruck, STAGES } from '../../library/stage.moves.ts'
import { bookOf } from '../../reference/book.ts'
import type { Context } from '../../kernel/context.ts'
import { updateRows } from '../../kernel/bulk-rows.ts'
import { notThere, refuse } from '../../kernel/errors.ts'
import { keyOf } from '../../kernel/ids.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { Entry } from './entry.entity.ts'
import { assuranceOf, deltasOf, reversalOf } from './entry.facts.ts'
import { stepEntries } from './entry.service.ts'
import { KINDS } from './kinds.ts'

export interface Judgement {
  move: Exclude<EntryMove, 'SUBMIT'>
  note?: string | null
  /** At acceptance: less than was claimed, where the evidence shows less. */
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
    if (move === 'REVERSE') await reverse(ctx, entries)
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
  const projects = await projectsOf(ctx, entries)
  for (const entry of entries) refuseStruck(entry, projects.get(entry.project)!)
  const shares = await sharesOf(ctx, [...projects.keys()])
  const evidence = await papersOf(ctx, entries.map(({ id }) => id))
  const deltas = entries.flatMap((entry) => {
    const kind = KINDS[entry.kind]
    entry.acceptedAmount = acceptedOf(kind.claimed(entry.content), amount)
    entry.assurance = assuranceOf(kind.minimumEvidence(entry.content), evidence.get(entry.id) ?? [])
    return deltasOf(kind, entry, entry.acceptedAmount, entry.assurance, { ...signedBy(projects.get(entry.project)!), shares: shares(entry.project, kind.family) })
  })
  const version = await makeKnown(ctx, 'ENTRIES_ACCEPTED', deltas)
  for (const entry of entries) entry.knownFrom = version.id
}

/** What was taken out of the library meanwhile counts nothing any more. */
function refuseStruck({ entryNo }: Entry, { projectNo, stage }: Project): void {
  if (!isStruck(stage)) return
  throw refuse.conflict(`记录 ${entryNo} 的项目 ${projectNo} 已「${STAGES[stage].name}」，不能入账：请退回，由报送单位改录到存续的项目。`, { field: 'move', stage })
}

function acceptedOf(claimed: string, amount: string | null): string {
  if (amount === null) return new Decimal(claimed).toFixed(4)
  const accepted = new Decimal(amount)
  if (accepted.lt(0) || accepted.gt(claimed)) {
    throw refuse.invalid(`核定金额 ${accepted.toFixed()} 应在 0 与申报金额 ${new Decimal(claimed).toFixed()} 之间。`, { field: 'acceptedAmount' })
  }
  return accepted.toFixed(4)
}

async function reverse(ctx: Context, entries: Entry[]): Promise<void> {
  const rows = await ctx.em.find(Fact, { entry: { $in: entries.map(({ id }) => id) } }, { disableIdentityMap: true })
  const counted = (entry: string) => rows.filter((row) => row.entry === entry).map(deltaOf)
  const version = await makeKnown(ctx, 'ENTRIES_REVERSED', entries.flatMap(({ id }) => reversalOf(counted(id))))
  for (const entry of entries) entry.knownTo = version.id
}

async function projectsOf(ctx: Context, entries: Entry[]): Promise<Map<string, Project>> {
  const ids = [...new Set(entries.map(({ project }) => project))]
  const projects = await ctx.em.find(Project, { id: { $in: ids } }, { disableIdentityMap: true })
  return new Map(projects.map((project) => [project.id, project]))
}

/** Shares that were agreed by now: like all keys of a fact they are frozen when it becomes known. */
async function sharesOf(ctx: Context, projects: readonly string[]): Promise<(project: string, family: FactFamily) => Share[]> {
  const rows = await ctx.em.find(ProjectShare, { project: { $in: [...projects] } }, { disableIdentityMap: true })
  const { regions } = bookOf(ctx)
  const unitOf = ({ role, unit }: ProjectShare) => (role === 'EXTERNAL' ? 0 : (regions.get(unit)?.city ?? unit))
  return (project, family) => rows.filter((row) => row.project === project && row.family === family).map((row) => ({ unit: unitOf(row), pct: row.pct }))
}

function signedBy(project: Project) {
  return { nature: project.capitalNature, cohort: isSigned(project.stage) ? cohortOf(project) : null }
}
