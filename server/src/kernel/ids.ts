/** Keys of rows: ours, and those that come from outside, where one of no shape must answer like one that names nothing. */
import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import { systemClock } from './clock.ts'

/** Drawn for many ids at once: one by one the draw costs more than the id. */
const random = new Uint8Array(16 * 256)
let used = random.length
const last = { msecs: 0, seq: 0 }

/** A key that is ordered by time, and after every one that was drawn here before, also within one moment. */
export function newId(): string {
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  const own = random.subarray(used, (used += 16))
  const now = systemClock().getTime()
  if (now > last.msecs) Object.assign(last, { msecs: now, seq: Buffer.from(own.buffer, own.byteOffset + 6, 4).readUInt32BE() >>> 1 })
  else last.seq += 1
  return v7({ ...last, random: own })
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}

/** What no row is called. */
const NOBODYS = '00000000-0000-0000-0000-000000000000'

/** The id as a key that PostgreSQL can compare: what has no shape of one finds no row. */
export function keyOf(id: string): string {
  return isUuid(id) ? id.toLowerCase() : NOBODYS
}
