import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { shared } from '../kernel/rights.ts'

/** What the house remembers of itself: which reference data it holds, since when the demo clock runs. */
@Entity({ ...shared() })
export class HouseNote {
  @PrimaryKey({ type: 'string' })
  key!: string

  @Property({ type: 'json' })
  value!: unknown
}
