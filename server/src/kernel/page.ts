/** Paging by offset inside one data version; a cursor is opaque to clients. */
import { refuse } from './errors.ts'

export const MOST_ROWS = 200

export interface PageArgs {
  first: number
  after?: string | null
}

export interface Paged<T> {
  nodes: T[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** @throws Refusal LIMIT for a page that is too large, INVALID for a cursor that is not ours */
export function offsetOf({ first, after }: PageArgs, most = MOST_ROWS): number {
  if (!Number.isInteger(first) || first < 1 || first > most) {
    throw refuse.limit(`first 应在 1 到 ${most} 之间，现为 ${first}：请分页取。`, { field: 'first', limit: most })
  }
  if (after == null) return 0
  const offset = Number(/^o:(\d+)$/.exec(Buffer.from(after, 'base64url').toString())?.[1])
  if (!Number.isSafeInteger(offset) || cursorOf(offset) !== after) {
    throw refuse.invalid(`after “${after}” 不是本接口给出的游标：请用上一页的 pageInfo.endCursor。`, { field: 'after' })
  }
  return offset
}

export function paged<T>(nodes: T[], totalCount: number, offset: number): Paged<T> {
  const end = offset + nodes.length
  const hasNextPage = end < totalCount
  return { nodes, totalCount, pageInfo: { hasNextPage, endCursor: nodes.length ? cursorOf(end) : null } }
}

function cursorOf(offset: number): string {
  return Buffer.from(`o:${offset}`).toString('base64url')
}
