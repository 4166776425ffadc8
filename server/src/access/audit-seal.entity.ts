import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { BigIntType } from '@mikro-orm/core'
import { add, all, read, rights } from '../kernel/rights.ts'

/** The chain over the events, in the order in which the sealer saw them committed. */
@Entity({ ...rights({ job_role: [read(all), add(all)], staff_role: [read(all)] }) })
export class AuditSeal {
  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  seq!: number

  @Property({ type: new BigIntType('number'), unique: true })
  event!: number

  @Property({ type: 'string', length: 64 })
  hash!: string

  @Property({ type: 'datetime' })
  at!: Date
}
