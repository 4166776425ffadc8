import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { BigIntType } from '@mikro-orm/core'
import type { Month } from '@jingxian/schema/vocabulary/period'
import { add, all, own, read, rights } from '../kernel/rights.ts'

const reading = [read(all)]

/** The same deltas summed to city x month: what every signed-in account may see of its peers. */
@Entity({
  ...rights({
    county_role: [read(all), add(own.city())],
    city_role: [read(all), add(own.city())],
    province_role: [read(all), add(all)],
    job_role: [read(all), add(all)],
    staff_role: reading,
    screen_role: reading,
  }),
})
@Index({ properties: ['measure', 'month'] })
export class CityFact {
  @PrimaryKey({ type: new BigIntType('number'), generated: 'identity' })
  id!: number

  @Property({ type: new BigIntType('number'), index: true })
  version!: number

  @Property({ type: 'string' })
  measure!: string

  @Property({ type: 'integer' })
  city!: number

  @Property({ type: 'integer' })
  month!: Month

  @Property({ type: 'integer', nullable: true })
  cohort!: Month | null

  @Property({ type: 'smallint' })
  basis!: number

  @Property({ type: 'smallint' })
  assurance!: number

  @Property({ type: 'decimal', precision: 20, scale: 4 })
  value!: string

  @Property({ type: 'integer' })
  entries!: number
}
