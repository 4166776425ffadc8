/** Keys of rows: ours, and those that come from outside as text, where one that has not even the shape is answered like one that is not there. */
import { randomFillSync } from 'node:crypto'
import { UuidType, type EntityMetadata, type Platform, type TransformContext } from '@mikro-orm/core'
import { v7 } from 'uuid'
import { systemClock } from './clock.ts'
import { refuse } from './errors.ts'

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

const SHAPE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** No row has it. */
const ABSENT = '00000000-0000-0000-0000-000000000000'

export function isUuid(id: string): boolean {
  return SHAPE.test(id)
}

/** The id as PostgreSQL writes it, for comparing in the code as well: what has no shape of one finds no row. */
export function keyOf(id: string): string {
  return isUuid(id) ? id.toLowerCase() : ABSENT
}

/** The type of every uuid column: PostgreSQL would stop at a malformed one with an error of its own. */
class CheckedUuid extends UuidType {
  override convertToDatabaseValue(value: string | null | undefined, platform: Platform, context?: TransformContext): string | null {
    if (value == null || isUuid(value)) return super.convertToDatabaseValue(value, platform)
    if (context?.mode === 'query' || context?.mode === 'hydration') return ABSENT
    throw refuse.invalid(`“${value.slice(0, 40)}”不是编号：请从列表或详情里取 id。`)
  }
}

/** Gives every uuid column of an entity that type; keys that point to it follow. */
export function checkUuids(meta: EntityMetadata): void {
  for (const prop of Object.values(meta.properties)) {
    if (String(prop.type) === 'uuid') prop.customType ??= new CheckedUuid()
  }
}
