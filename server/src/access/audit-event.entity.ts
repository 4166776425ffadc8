import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { BigIntType } from '@mikro-orm/core'
import type { Role } from '@jingxian/schema/vocabulary/roles'
import { add, all, own, read, rights } from '../kernel/rights.ts'

const asOneself = [read(own.account()), add(own.account())]

/** One event per command. Written with the command, never changed after: no role may update or delete it. */
@Entity({
  ...rights({
    county_role: asOneself,
    city_role: asOneself,
    province_role: asOneself,
    staff_role: [read(all), add(own.account())],
    door_role: [read(all), add(all)],
    job_role: [read(all), add(all)],
  }),
})
export class AuditEvent {
  @PrimaryKey({ type: new BigIntType('number'), generated: 'identity' })
  id!: number

  @Property({ type: 'datetime' })
  at!: Date

  @Property({ type: 'integer' })
  account!: number

  @Property({ type: 'string' })
  actor!: string

  @Property({ type: 'string' })
  role!: Role

  @Property({ type: 'string' })
  command!: string

  @Property({ type: 'string' })
  subject!: string

  /** SHA-256 over the rows that the command changed, in canonical JSON. */
  @Property({ type: 'string', length: 64 })
  digest!: string

  @Property({ type: 'integer' })
  rows!: number
}
