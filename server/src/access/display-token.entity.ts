import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { add, all, change, read, rights } from '../kernel/rights.ts'

/** A wall's key: reads the wall's own questions and nothing else, until it is revoked. */
@Entity({ ...rights({ door_role: [read(all)], job_role: [read(all), add(all), change(all, 'revoked_at')] }) })
export class DisplayToken {
  @PrimaryKey({ type: 'string', length: 64 })
  tokenHash!: string

  @Property({ type: 'string' })
  name!: string

  @Property({ type: 'datetime' })
  createdAt!: Date

  @Property({ type: 'datetime', nullable: true })
  revokedAt: Date | null = null
}
