import type { EntryMove } from '@jingxian/schema/vocabulary/ledger-words'
import { monthOfDay } from '@jingxian/schema/vocabulary/period'
import { recorded, subjectOf } from '../../access/audit.service.ts'
import { once } from '../../access/once.service.ts'
import { attachEvidence, checkDigests } from '../../evidence/evidence.service.ts'
import type { Project } from '../../library/project.entity.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'
import { notThere, refuse } from '../../kernel/errors.ts'
import { keyOf, newId } from '../../kernel/uuid.ts'
import { insertRows } from '../../kernel/bulk-rows.ts'
import { refuseBlocked } from '../../kernel/remark.ts'
import { checkMove } from '../../kernel/workflow.ts'
import { projectsOf, type ProjectsById } from './counting.service.ts'
import { Draft } from './draft.entity.ts'
import { checkEnter, type DraftClaim } from './draft.service.ts'
import { Entry, entryNoOf, type EntryRow } from './entry.entity.ts'
import { EntryStep, type StepRow } from './entry-step.entity.ts'
import { ENTRY_MOVES, isOnDesk, STATUS_NAMES } from './entry.workflow.ts'
import { KINDS, remarksOf } from './kinds.ts'
import { may } from './ledger.policy.ts'

export interface NewEntry extends DraftClaim {
  project: string
  revises?: string | null
  /** Who entered it, where a batch carries other people's entries. */
  submittedBy?: string
}

/** Submits a draft once per key: it becomes an entry that nobody can change, and the draft is gone. @returns the entry's id */
export function submitDraft(ctx: Context, id: string, version: number, key: string): Promise<string> {
  return once(ctx, key, { submitDraft: id, version }, () =>
    recorded(ctx, 'submitDraft', (entry) => entry, async () => {
      const draft = await ctx.em.findOne(Draft, { id: keyOf(id) })
      if (!draft) throw notThere('草稿')
      if (draft.version !== version) throw refuse.conflict('草稿在你打开之后又保存过：请刷新核对后再提交。', { field: 'version' })
      const [entry] = await enter(ctx, [draft])
      ctx.em.remove(draft)
      return entry!
    }),
  )
}

/** The door for imports and machines: all entries go in, or none with the first that is wrong named. @returns their ids */
export function enterEntries(ctx: Context, key: string, list: readonly NewEntry[]): Promise<string[]> {
  return once(ctx, key, { enterEntries: list }, () => recorded(ctx, 'enterEntries', (ids) => subjectOf(ids, '笔'), () => enter(ctx, list)))
}

async function enter(ctx: Context, list: readonly NewEntry[]): Promise<string[]> {
  const { rows, steps } = await entered(ctx, list, await projectsOf(ctx, list))
  await insertRows(ctx.em, Entry, rows)
  await insertRows(ctx.em, EntryStep, steps)
  await attachEvidence(ctx, rows.map((owner, i) => ({ owner, list: list[i]!.claim.evidence ?? [] })))
  if (rows.length) ctx.announce('ledger', String(ctx.now().getTime()))
  return rows.map(({ id }) => id)
}

/** Claims that pass every rule, as the rows that they become. Nothing is written. @throws Refusal for the first that is wrong, with its place */
export async function entered(ctx: Context, list: readonly NewEntry[], projects: ProjectsById): Promise<{ rows: EntryRow[]; steps: StepRow[] }> {
  for (const id of new Set(list.map(({ project }) => keyOf(project)))) checkEnter(ctx, projects.get(id))
  const today = dayOf(ctx.now())
  const rows: EntryRow[] = []
  for (const [i, claimed] of list.entries()) {
    rows.push(await entryOf(ctx, claimed, projects.get(keyOf(claimed.project))!, today, list.length > 1 ? `第 ${i + 1} 笔：` : ''))
  }
  return { rows, steps: rows.map((entry) => stepOf(ctx, entry, 'SUBMIT', null, null)) }
}

async function entryOf(ctx: Context, { kind: name, claim, revises, submittedBy }: NewEntry, project: Project, today: string, where: string): Promise<EntryRow> {
  const kind = KINDS[name]
  checkDigests(claim.evidence ?? [])
  refuseBlocked(remarksOf(name, claim, project, today), where)
  const content = await kind.freeze(ctx, claim)
  const businessDate = kind.businessDate(claim)
  const { id, city, county, industry } = project
  const entryId = newId()
  return {
    id: entryId,
    entryNo: entryNoOf(entryId),
    kind: name,
    project: id,
    city,
    county,
    industry,
    month: monthOfDay(businessDate),
    businessDate,
    content,
    weight: kind.weight(content),
    slot: kind.slot(content, id)?.key ?? null,
    status: 'SUBMITTED',
    stepSeq: 1,
    acceptedAmount: null,
    assurance: null,
    knownFrom: null,
    knownTo: null,
    submittedAt: ctx.now(),
    submittedBy: submittedBy ?? ctx.actor.name,
    submitter: ctx.actor.account,
    revises: revises ?? null,
  }
}

/** Takes one step with each entry, after checking that all may. What follows from it is the caller's to write, as are the steps. */
export function stepped(ctx: Context, move: EntryMove, entries: readonly EntryRow[], note: string | null): StepRow[] {
  for (const entry of entries) checkStep(ctx, move, entry, note)
  return entries.map((entry) => {
    const from = entry.status
    entry.status = ENTRY_MOVES[move].to
    entry.stepSeq += 1
    return stepOf(ctx, entry, move, from, note)
  })
}

function checkStep(ctx: Context, move: EntryMove, entry: EntryRow, note: string | null): void {
  const { role } = ctx.actor
  checkMove(ENTRY_MOVES, move, { status: entry.status, role, note, what: `记录 ${entry.entryNo}`, statusNames: STATUS_NAMES })
  if (!may.judge(ctx.actor, entry)) throw refuse.forbidden('录入者不能审核自己录入的记录：请由另一人办理。')
  if (!isOnDesk(role, entry.status)) {
    throw refuse.conflict(`记录 ${entry.entryNo} 现为「${STATUS_NAMES[entry.status]}」，不在你的办理环节：请刷新后再看。`, { status: entry.status })
  }
}

function stepOf(ctx: Context, entry: EntryRow, move: EntryMove, from: Entry['status'] | null, note: string | null): StepRow {
  const { id, city, county, stepSeq, status } = entry
  const { name: actor, role } = ctx.actor
  return { entry: id, seq: stepSeq, city, county, move, from, to: status, actor, role, at: ctx.now(), note }
}
