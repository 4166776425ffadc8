import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { shared } from '../kernel/rights.ts'

/** Two neighbouring years between which a published series must not be compared, and why. */
@Entity({ ...shared() })
export class SeriesBreak {
  @PrimaryKey({ type: 'string', length: 60 })
  indicator!: string

  /** 0: every unit. */
  @PrimaryKey({ type: 'integer' })
  city!: number

  @PrimaryKey({ type: 'integer' })
  fromYear!: number

  @Property({ type: 'integer' })
  toYear!: number

  @Property({ type: 'text' })
  reason!: string
}
