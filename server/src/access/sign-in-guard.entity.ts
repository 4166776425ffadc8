import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { add, all, change, read, remove, rights } from '../kernel/rights.ts'

/** Failed sign-ins in a row, per account name and per address. */
@Entity({
  ...rights({ door_role: [read(all), add(all), change(all, 'failures', 'locked_until'), remove(all)], job_role: [read(all), remove(all)] }),
})
export class SignInGuard {
  @PrimaryKey({ type: 'string', length: 80 })
  subject!: string

  @Property({ type: 'integer' })
  failures!: number

  @Property({ type: 'datetime' })
  lockedUntil!: Date
}
