/** The chain: each link is the hash of the one before and of the event. Pure. */
import { createHash } from 'node:crypto'
import { canonical } from '../kernel/changes.ts'

export const FIRST_LINK = '0'.repeat(64)

export interface AuditFacts {
  id: number
  at: Date
  account: number
  actor: string
  role: string
  command: string
  subject: string
  digest: string
  rows: number
}

export function linkOf(previous: string, event: AuditFacts): string {
  const { id, at, account, actor, role, command, subject, digest, rows } = event
  const facts = { id, at: at.toISOString(), account, actor, role, command, subject, digest, rows }
  return createHash('sha256').update(previous).update(canonical(facts)).digest('hex')
}

export interface Link {
  seq: number
  event: number
  hash: string
}

/** The first place where chain and events disagree, or null. */
export function firstBreak(links: readonly Link[], events: ReadonlyMap<number, AuditFacts>, previous = FIRST_LINK, from = 1): string | null {
  let before = previous
  let expected = from
  for (const link of links) {
    if (link.seq !== expected) return `第 ${expected} 环缺失`
    const event = events.get(link.event)
    if (!event) return `第 ${link.seq} 环所指的事件 ${link.event} 不见了`
    if (linkOf(before, event) !== link.hash) return `第 ${link.seq} 环（事件 ${link.event}）与内容不符`
    before = link.hash
    expected += 1
  }
  return null
}
