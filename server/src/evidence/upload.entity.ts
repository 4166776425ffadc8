import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { PrimaryKeyProp } from '@mikro-orm/core'
import { PROVINCE } from '../kernel/actor.ts'
import { add, own, read, rights } from '../kernel/rights.ts'

/** Colleagues of a unit go on with one another's drafts: each may attach what another of them sent up, and nobody else may. */
const ofUnit = (where: string) => [read(where), add(`${own.account()} and ${where}`)]

/** An original that was sent up and may become evidence; the bytes lie in the file store under their hash. */
@Entity({ ...rights({ county_role: ofUnit(own.county()), city_role: ofUnit(own.city()), province_role: ofUnit(`city = ${PROVINCE}`) }) })
export class Upload {
  @PrimaryKey({ type: 'string', length: 64 })
  sha256!: string

  @PrimaryKey({ type: 'integer' })
  account!: number

  /** Of the unit that sent it up; a city's own and the province's stand in both. */
  @Property({ type: 'integer', index: true })
  city!: number

  @Property({ type: 'integer' })
  county!: number

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
