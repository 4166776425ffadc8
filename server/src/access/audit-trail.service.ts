/** What was done, the newest first. Read only; who may read it is said by the resolver and kept by the policies. */
import type { Role } from '@jingxian/schema/vocabulary/roles'
import type { Context } from '../kernel/context.ts'
import { offsetOf, paged, type PageArgs, type Paged } from '../kernel/page.ts'

export interface TrailFilter {
  search?: string | null
  command?: string[] | null
  /** days in Beijing */
  from?: string | null
  to?: string | null
}

export interface TrailEvent {
  id: string
  at: Date
  actor: string
  role: Role
  command: string
  subject: string
  rows: number
  digest: string
  link: number | null
}

interface Found extends Omit<TrailEvent, 'at' | 'link'> {
  at: Date | string
  link: string | null
  total: string
}

export async function auditTrail(ctx: Context, filter: TrailFilter, page: PageArgs): Promise<Paged<TrailEvent>> {
  const offset = offsetOf(page)
  const { where, values } = conditions(filter)
  const found = await ctx.em.execute<Found[]>(
    `select e.id, e.at, e.actor, e.role, e.command, e.subject, e.rows, e.digest, s.seq as link, count(*) over () as total
     from audit_event e left join audit_seal s on s.event = e.id where ${where.join(' and ')} order by e.id desc limit ? offset ?`,
    [...values, page.first, offset],
  )
  const nodes = found.map(({ total: _, ...event }) => ({ ...event, id: String(event.id), at: new Date(event.at), link: event.link === null ? null : Number(event.link) }))
  return paged(nodes, Number(found[0]?.total ?? offset), offset)
}

const midnight = (day: string) => `(cast(? as date) + interval '${day}') at time zone 'Asia/Shanghai'`

function conditions({ search, command, from, to }: TrailFilter): { where: string[]; values: unknown[] } {
  const said = search?.trim()
  const parts: [sql: string, values: unknown[]][] = [
    ['true', []],
    ...(said ? [['(position(lower(?) in lower(e.actor)) > 0 or position(lower(?) in lower(e.subject)) > 0)', [said, said]] as [string, unknown[]]] : []),
    ...(command ? [[command.length ? `e.command in (${command.map(() => '?').join(', ')})` : 'false', command] as [string, unknown[]]] : []),
    ...(from ? [[`e.at >= ${midnight('0 days')}`, [from]] as [string, unknown[]]] : []),
    ...(to ? [[`e.at < ${midnight('1 day')}`, [to]] as [string, unknown[]]] : []),
  ]
  return { where: parts.map(([sql]) => sql), values: parts.flatMap(([, values]) => values) }
}
