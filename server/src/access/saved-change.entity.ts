import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { BigIntType } from '@mikro-orm/core'
import { rights } from '../kernel/rights.ts'
import { unitRows } from '../kernel/unit-rows.ts'

/** What one save changed in a record that several people edit: a stale save is answered from here. */
@Entity({ ...rights(unitRows()) })
@Index({ properties: ['record', 'version'] })
export class SavedChange {
  @PrimaryKey({ type: new BigIntType('number'), generated: 'identity' })
  id!: number

  @Property({ type: 'uuid' })
  record!: string

  @Property({ type: 'integer' })
  city!: number

  @Property({ type: 'integer' })
  county!: number

  /** The version that this save made. */
  @Property({ type: 'integer' })
  version!: number

  @Property({ type: 'string' })
  actor!: string

  @Property({ type: 'datetime' })
  at!: Date

  /** field -> [before, after] */
  @Property({ type: 'json' })
  fields!: Record<string, [unknown, unknown]>
}
