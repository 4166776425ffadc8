import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { shared } from '../kernel/rights.ts'

/** Days on which the calendar differs from the week: holidays, and weekends that are worked. */
@Entity({ ...shared() })
export class SpecialDay {
  @PrimaryKey({ type: 'string', length: 10 })
  day!: string

  @Property({ type: 'boolean' })
  worked!: boolean

  @Property({ type: 'string' })
  name!: string
}
