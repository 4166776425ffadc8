import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { ArrayType, BigIntType } from '@mikro-orm/core'
import type { Month } from '@jingxian/schema/vocabulary/period'
import { words, type WordOf } from '@jingxian/schema/vocabulary/words'
import { add, all, read, rights } from '../kernel/rights.ts'

export const VersionCause = words('ENTRIES_ACCEPTED', 'ENTRIES_REVERSED', 'RETURNS_SIGNED', 'RETURNS_CLOSED', 'PROJECTS_SIGNED', 'PROJECTS_MOVED', 'PUBLISHED_FACTS')
export type VersionCause = WordOf<typeof VersionCause>

class IntegerArray extends ArrayType<number> {
  constructor() {
    super(Number)
  }

  override getColumnType(): string {
    return 'int[]'
  }
}

const reading = [read(all)]
const writing = [read(all), add(all)]

/** One step of what the province knows. Numbers are allotted under a lock held to the commit: order of commit. */
@Entity({
  ...rights({
    county_role: writing,
    city_role: writing,
    province_role: writing,
    job_role: writing,
    staff_role: reading,
    screen_role: reading,
  }),
})
export class DataVersion {
  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  id!: number

  /** By the product's clock; never before its predecessor. */
  @Property({ type: 'datetime', index: true })
  at!: Date

  /** Calendar day in Asia/Shanghai and the place within it: what people call a snapshot. */
  @Property({ type: 'string', length: 10 })
  day!: string

  @Property({ type: 'integer' })
  nthOfDay!: number

  @Property({ type: 'string' })
  cause!: VersionCause

  @Property({ type: IntegerArray })
  cities!: number[]

  @Property({ type: IntegerArray })
  months!: Month[]
}
