import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { PrimaryKeyProp } from '@mikro-orm/core'
import { add, own, read, rights } from '../kernel/rights.ts'

const mine = [read(own.account()), add(own.account())]

/** An original that was sent up and may become evidence; the bytes lie in the file store under their hash. */
@Entity({ ...rights({ county_role: mine, city_role: mine, province_role: mine }) })
export class Upload {
  @PrimaryKey({ type: 'string', length: 64 })
  sha256!: string

  @PrimaryKey({ type: 'integer' })
  account!: number

  @Property({ type: 'string' })
  fileName!: string

  @Property({ type: 'string' })
  mediaType!: string

  @Property({ type: 'integer' })
  size!: number

  @Property({ type: 'datetime' })
  at!: Date;

  [PrimaryKeyProp]?: ['sha256', 'account']
}
