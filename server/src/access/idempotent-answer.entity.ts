import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { PrimaryKeyProp } from '@mikro-orm/core'
import { add, own, read, rights } from '../kernel/rights.ts'

const ownRows = [read(own.account()), add(own.account())]

/** What a keyed command answered the first time; a retry gets the same answer and changes nothing. */
@Entity({ ...rights({ county_role: ownRows, city_role: ownRows, province_role: ownRows, job_role: [read('account = 0'), add('account = 0')] }) })
export class IdempotentAnswer {
  @PrimaryKey({ type: 'integer' })
  account!: number

  @PrimaryKey({ type: 'string' })
  key!: string

  @Property({ type: 'string', length: 64 })
  requestHash!: string

  @Property({ type: 'json' })
  answer!: unknown

  @Property({ type: 'datetime' })
  at!: Date;

  [PrimaryKeyProp]?: ['account', 'key']
}
