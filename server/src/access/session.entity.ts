import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Account } from './account.entity.ts'
import { add, all, change, read, remove, rights } from '../kernel/rights.ts'

/** A signed-in browser. The id that travels is random; only its hash is kept. */
@Entity({
  ...rights({
    door_role: [read(all), add(all), change(all, 'seen_at'), remove(all)],
    job_role: [read(all), remove(all)],
  }),
})
export class Session {
  @PrimaryKey({ type: 'string', length: 64 })
  tokenHash!: string

  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account' })
  account!: number

  @Property({ type: 'datetime' })
  createdAt!: Date

  @Property({ type: 'datetime' })
  seenAt!: Date
}
