/** What a command changed, kept until it is recorded: each flushed row, and the rows that were inserted in bulk. */
import { createHash } from 'node:crypto'
import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'

type Change = [table: string, kind: string, key: unknown, values: unknown]

const changes = new WeakMap<object, Change[]>()

export class ChangeWatcher implements EventSubscriber {
  afterFlush({ em, uow }: FlushEventArgs): void {
    for (const set of uow.getChangeSets()) noteChange(em as EntityManager, [set.meta.tableName, set.type, set.getPrimaryKey(), set.payload])
  }
}

export function noteChange(em: EntityManager, change: Change): void {
  const list = changes.get(em) ?? []
  list.push(change)
  changes.set(em, list)
}

/** The digest of everything changed so far in this unit of work, and how many rows it was. */
export function digestOfChanges(em: EntityManager): { digest: string; rows: number } {
  const list = changes.get(em) ?? []
  return { digest: createHash('sha256').update(canonical(list)).digest('hex'), rows: list.length }
}

/** JSON with sorted keys: the same value is the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return value
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') return sorted((value as { toJSON(): unknown }).toJSON())
  if (Array.isArray(value)) return value.map(sorted)
  const plain = value as Record<string, unknown>
  return Object.fromEntries(Object.keys(plain).sort().map((key) => [key, sorted(plain[key])]))
}

/** One text for one value: "5000" and "5000.0000" are the same amount, absent and null the same nothing. */
export function sameText(value: unknown): string {
  return canonical(plainDecimals(value))
}

export function plainDecimals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainDecimals)
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainDecimals(inner)]))
  return typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : (value ?? null)
}
