import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import type { Role } from '@jingxian/schema/vocabulary/roles'
import { add, all, change, own, read, rights } from '../kernel/rights.ts'

const ownRow = [read(own.account('id'), 'id', 'login', 'name', 'role', 'unit', 'active')]

/** Someone who signs in. The password's hash is read by the door alone. */
@Entity({
  ...rights({
    door_role: [read(all)],
    job_role: [read(all), add(all), change(all, 'password_hash', 'active', 'name')],
    county_role: ownRow,
    city_role: ownRow,
    province_role: ownRow,
    staff_role: ownRow,
  }),
})
export class Account {
  @PrimaryKey({ type: 'integer', generated: 'identity' })
  id!: number

  @Property({ type: 'string', unique: true })
  login!: string

  @Property({ type: 'string' })
  name!: string

  @Property({ type: 'string' })
  role!: Role

  /** Region key of the unit. */
  @Property({ type: 'integer' })
  unit!: number

  @Property({ type: 'boolean', default: true })
  active: boolean = true

  @Property({ type: 'text', lazy: true })
  passwordHash!: string
}
