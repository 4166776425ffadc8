/** What was done, the newest first. Read only; who may read it is said by the resolver and kept by the policies. */
import type { Context } from '../kernel/context.ts'
import { offsetOf, paged, type PageArgs, type Paged } from '../kernel/page.ts'
import { allOf, isIn, NOTHING, type Condition } from '../kernel/sql-condition.ts'
import type { AuditEventType, AuditFilter } from './audit.type.ts'

interface Found extends Omit<AuditEventType, 'at' | 'link'> {
  at: Date | string
  link: string | null
  total: string
}

export async function auditTrail(ctx: Context, filter: AuditFilter, page: PageArgs): Promise<Paged<AuditEventType>> {
  const offset = offsetOf(page)
  const where = conditions(filter)
  const found = await ctx.em.execute<Found[]>(
    `select e.id, e.at, e.actor, e.role, e.command, e.subject, e.rows, e.digest, s.seq as link, count(*) over () as total
     from audit_event e left join audit_seal s on s.event = e.id where ${where.text} order by e.id desc limit ? offset ?`,
    [...where.params, page.first, offset],
  )
  const nodes = found.map(({ total: _, ...event }) => ({ ...event, id: String(event.id), at: new Date(event.at), link: event.link === null ? null : Number(event.link) }))
  return paged(nodes, Number(found[0]?.total ?? offset), offset)
}

const midnight = (day: string) => `(cast(? as date) + interval '${day}') at time zone 'Asia/Shanghai'`

function conditions({ search, command, from, to }: AuditFilter): Condition {
  const said = search?.trim()
  return allOf([
    said ? { text: '(position(lower(?) in lower(e.actor)) > 0 or position(lower(?) in lower(e.subject)) > 0)', params: [said, said] } : NOTHING,
    command ? isIn('e.command', command) : NOTHING,
    from ? { text: `e.at >= ${midnight('0 days')}`, params: [from] } : NOTHING,
    to ? { text: `e.at < ${midnight('1 day')}`, params: [to] } : NOTHING,
  ])
}
