import type { Context } from '../kernel/context.ts'
import { digestOfChanges } from '../kernel/changes.ts'
import { LOCKS } from '../kernel/locks.ts'
import { AuditEvent } from './audit-event.entity.ts'
import { AuditSeal } from './audit-seal.entity.ts'
import { FIRST_LINK, firstBreak, linkOf, type AuditFacts, type Link } from './audit.rules.ts'

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

const AT_ONCE = 500
/** An event may be committed after younger ones: so far behind the youngest that is sealed it is still looked for each time. */
const BEHIND = 1000
/** Now and then the whole is looked through, for an event that a very long command brought later still. */
const WHOLE_EVERY = 3_600_000

/** When the whole of a database was last looked through, by its clock. */
const lookedThrough = new WeakMap<object, number>()

/** Chains what has been committed since the last time; one sealer at a time, the others find nothing to do. */
export async function sealEvents(ctx: Context): Promise<number> {
  const [{ free }] = await ctx.em.execute<[{ free: boolean }]>(`select pg_try_advisory_xact_lock(${LOCKS.seal}) as free`)
  if (!free) return 0
  const [database, now] = [ctx.em.getDriver(), ctx.now().getTime()]
  const whole = Math.abs(now - (lookedThrough.get(database) ?? -Infinity)) > WHOLE_EVERY
  const open = await openEvents(ctx, whole)
  const [last] = await ctx.em.find(AuditSeal, {}, { orderBy: { seq: 'desc' }, limit: 1 })
  let [seq, hash] = [last?.seq ?? 0, last?.hash ?? FIRST_LINK]
  const seals = open.map((event) => ({ seq: ++seq, event: event.id, hash: (hash = linkOf(hash, event)), at: ctx.now() }))
  if (seals.length) await ctx.em.insertMany(AuditSeal, seals)
  if (whole && open.length < AT_ONCE) lookedThrough.set(database, now)
  return seals.length
}

async function openEvents(ctx: Context, whole: boolean): Promise<AuditFacts[]> {
  const since = whole ? '' : `e.id > (select coalesce(max(event), 0) - ${BEHIND} from audit_seal) and`
  const rows = await ctx.em.execute<AuditFacts[]>(
    `select e.* from audit_event e where ${since} not exists (select 1 from audit_seal s where s.event = e.id) order by e.id limit ${AT_ONCE}`,
  )
  return rows.map(facts)
}

export interface AuditCheck {
  events: number
  sealed: number
  /** Hash of the last link: keep it elsewhere, and a chain that was cut or rewritten shows. */
  head: string
  broken: string | null
}

const CHUNK = 5000

/** Walks the whole chain, piece by piece: it may be longer than memory. */
export async function checkAudit(ctx: Context, chunk = CHUNK): Promise<AuditCheck> {
  let [sealed, head] = [0, FIRST_LINK]
  let broken: string | null = null
  for (let links = await linksAfter(ctx, 0, chunk); links.length; links = await linksAfter(ctx, links.at(-1)!.seq, chunk)) {
    const events = links.flatMap(({ facts: event }) => (event ? [[event.id, event] as const] : []))
    broken ??= firstBreak(links, new Map(events), head, sealed + 1)
    sealed += links.length
    head = links.at(-1)!.hash
  }
  const [{ events }] = await ctx.em.execute<[{ events: string }]>('select count(*) as events from audit_event')
  return { events: Number(events), sealed, head, broken }
}

interface LinkedEvent extends Link {
  facts: AuditFacts | null
}

async function linksAfter(ctx: Context, seq: number, chunk: number): Promise<LinkedEvent[]> {
  const rows = await ctx.em.execute<(Link & AuditFacts)[]>(
    `select s.seq, s.event, s.hash, e.* from audit_seal s left join audit_event e on e.id = s.event where s.seq > ${Math.trunc(seq)} order by s.seq limit ${Math.trunc(chunk)}`,
  )
  return rows.map((row) => ({ seq: Number(row.seq), event: Number(row.event), hash: row.hash, facts: row.id === null ? null : facts(row) }))
}

/** Raw rows give bigint as text. */
function facts(row: AuditFacts): AuditFacts {
  return { ...row, id: Number(row.id), at: new Date(row.at) }
}
