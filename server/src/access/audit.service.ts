import type { Context } from '../kernel/context.ts'
import { digestOfChanges } from '../kernel/changes.ts'
import { AuditEvent } from './audit-event.entity.ts'
import { AuditSeal } from './audit-seal.entity.ts'
import { FIRST_LINK, firstBreak, linkOf, type AuditFacts } from './audit.rules.ts'

/** Runs a command and leaves one event of it in the same transaction: either both are known or neither. */
export async function recorded<T>(ctx: Context, command: string, subjectOf: (result: T) => string, work: () => Promise<T>): Promise<T> {
  const result = await work()
  await ctx.em.flush()
  // What was read on the way is not what is told of it after.
  ctx.loaders.clear()
  const { account, name, role } = ctx.actor
  const event = { at: ctx.now(), account, actor: name, role, command, subject: subjectOf(result), ...digestOfChanges(ctx.em) }
  await ctx.em.insert(AuditEvent, event as AuditEvent)
  return result
}

/** A few subjects by name, many by their number. */
export function subjectOf(ids: readonly string[], unit: string): string {
  return ids.length > 3 ? `${ids.length} ${unit}` : ids.join()
}

const SEAL_LOCK = 20180905
const AT_ONCE = 500

/** Chains what has been committed since the last time; one sealer at a time, the others find nothing to do. */
export async function sealEvents(ctx: Context): Promise<number> {
  const [{ free }] = await ctx.em.execute<[{ free: boolean }]>(`select pg_try_advisory_xact_lock(${SEAL_LOCK}) as free`)
  if (!free) return 0
  const open = await ctx.em.execute<AuditFacts[]>(
    `select e.* from audit_event e where not exists (select 1 from audit_seal s where s.event = e.id) order by e.id limit ${AT_ONCE}`,
  )
  const [last] = await ctx.em.find(AuditSeal, {}, { orderBy: { seq: 'desc' }, limit: 1 })
  let [seq, hash] = [last?.seq ?? 0, last?.hash ?? FIRST_LINK]
  const seals = open.map(facts).map((event) => ({ seq: ++seq, event: event.id, hash: (hash = linkOf(hash, event)), at: ctx.now() }))
  if (seals.length) await ctx.em.insertMany(AuditSeal, seals)
  return seals.length
}

export interface AuditCheck {
  events: number
  sealed: number
  /** Hash of the last link: keep it elsewhere, and a chain that was cut or rewritten shows. */
  head: string
  broken: string | null
}

/** Walks the whole chain. */
export async function checkAudit(ctx: Context): Promise<AuditCheck> {
  const events = (await ctx.em.execute<AuditFacts[]>('select * from audit_event')).map(facts)
  const links = await ctx.em.find(AuditSeal, {}, { orderBy: { seq: 'asc' } })
  const broken = firstBreak(links, new Map(events.map((event) => [event.id, event])))
  return { events: events.length, sealed: links.length, head: links.at(-1)?.hash ?? FIRST_LINK, broken }
}

/** Raw rows give bigint as text. */
function facts(row: AuditFacts): AuditFacts {
  return { ...row, id: Number(row.id), at: new Date(row.at) }
}
