import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { BigIntType } from '@mikro-orm/core'
import type { CapitalFamily, ZeroReason } from '@jingxian/schema/vocabulary/ledger-words'
import type { Month } from '@jingxian/schema/vocabulary/period'
import { rights } from '../../kernel/rights.ts'
import { unitRows } from '../../kernel/unit-rows.ts'

export interface ExplainedZero {
  family: CapitalFamily
  reason: ZeroReason
  note: string | null
}

/** A unit's signature under its month: from here on nothing means zero, not silence. Never changed. */
@Entity({ ...rights(unitRows()) })
@Unique({ properties: ['city', 'county', 'month'] })
export class MonthlyReturn {
  @PrimaryKey({ type: 'uuid' })
  id!: string

  @Property({ type: 'integer' })
  city!: number

  /** The city's own key where the city signs for itself. */
  @Property({ type: 'integer' })
  county!: number

  @Property({ type: 'integer' })
  month!: Month

  @Property({ type: 'string' })
  signedBy!: string

  @Property({ type: 'datetime' })
  signedAt!: Date

  @Property({ type: 'boolean' })
  late!: boolean

  @Property({ type: 'json' })
  zeros!: ExplainedZero[]

  @Property({ type: new BigIntType('number') })
  version!: number
}
