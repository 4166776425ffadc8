/** One accepted entry per slot: a second one is refused by name before the database would. */
import type { Project } from '../../library/project.entity.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { findRows } from '../../kernel/plain-rows.ts'
import { blocks, type Remark } from '../../kernel/remark.ts'
import { isIn } from '../../kernel/sql-condition.ts'
import { finding } from './claim.rules.ts'
import type { Draft } from './draft.entity.ts'
import { Entry, type EntryRow } from './entry.entity.ts'
import { KINDS } from './kinds.ts'

/** @throws Refusal CONFLICT when what an entry claims is held by an accepted one, or twice among these */
export async function refuseTaken(ctx: Context, entries: readonly EntryRow[]): Promise<void> {
  const slotted = entries.filter(({ slot }) => slot !== null)
  if (!slotted.length) return
  const slots = [...new Set(slotted.map(({ slot }) => slot!))]
  const held = await findRows(ctx.em, Entry, [isIn('slot', slots), isIn('status', ['ACCEPTED'])])
  const holders = new Map<string, EntryRow>(held.map((entry) => [slotOf(entry), entry]))
  for (const entry of slotted) {
    const holder = holders.get(slotOf(entry))
    if (holder) throw refuse.conflict(taken(entry, holder), { field: 'id' })
    holders.set(slotOf(entry), entry)
  }
}

/** What the acceptance of a draft would meet; only of entries that its reader may see. */
export async function slotRemarks(ctx: Context, { kind: name, claim }: Draft, project: Project, remarks: readonly Remark[]): Promise<Remark[]> {
  const kind = KINDS[name]
  const slot = blocks(remarks).length ? null : kind.slot(claim, project.id)
  const holder = slot && (await ctx.em.findOne(Entry, { kind: name, slot: slot.key, status: 'ACCEPTED' }))
  if (!holder) return []
  return [finding(null, 'HIGH', 'project', `${slot.name}已有入账的记录 ${holder.entryNo}，这一笔不能再入账。`, '先申请冲销那一笔，再报更正。')]
}

function slotOf({ kind, slot }: EntryRow): string {
  return `${kind}:${slot}`
}

function taken(entry: EntryRow, holder: EntryRow): string {
  const { name } = KINDS[entry.kind].slot(entry.content, entry.project)!
  return `${name}已有入账的记录 ${holder.entryNo}，${entry.entryNo} 不能再入账：请先冲销那一笔，或退回这一笔。`
}
