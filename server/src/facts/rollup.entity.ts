/**
 * Facts summed up to a checkpoint, so that a question reads thousands of rows instead of millions. A checkpoint never
 * changes; what came after it is read from the deltas behind it.
 */
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { BigIntType } from '@mikro-orm/core'
import type { Month } from '@jingxian/schema/vocabulary/period'
import { add, all, own, read, remove, rights } from '../kernel/rights.ts'

const house = [read(all), add(all), remove(all)]
const reading = [read(all)]

@Entity({ ...rights({ county_role: reading, city_role: reading, province_role: reading, staff_role: reading, screen_role: reading, job_role: house }) })
export class RollupCheckpoint {
  /** The version up to which it sums. */
  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  version!: number

  @Property({ type: 'datetime' })
  builtAt!: Date

  @Property({ type: 'integer' })
  cityRows!: number

  @Property({ type: 'integer' })
  detailRows!: number
}

/** What every rolled sum carries. */
abstract class RolledSum {
  @PrimaryKey({ type: new BigIntType('number'), generated: 'identity' })
  id!: number

  @Property({ type: new BigIntType('number') })
  checkpoint!: number

  @Property({ type: 'string' })
  measure!: string

  @Property({ type: 'integer' })
  city!: number

  @Property({ type: 'integer' })
  month!: Month

  @Property({ type: 'smallint' })
  assurance!: number

  @Property({ type: 'decimal', precision: 24, scale: 4 })
  value!: string

  @Property({ type: 'integer' })
  entries!: number
}

@Entity({ ...rights({ county_role: reading, city_role: reading, province_role: reading, staff_role: reading, screen_role: reading, job_role: house }) })
@Index({ properties: ['checkpoint', 'measure', 'cohort'] })
export class RollupCity extends RolledSum {
  @Property({ type: 'integer', nullable: true })
  cohort!: Month | null

  @Property({ type: 'smallint' })
  basis!: number
}

/** The same without cohorts: what flows and stocks read. Each month of receipt has a row for every cohort in the other. */
@Entity({ ...rights({ county_role: reading, city_role: reading, province_role: reading, staff_role: reading, screen_role: reading, job_role: house }) })
@Index({ properties: ['checkpoint', 'measure', 'month'] })
export class RollupCityMonth extends RolledSum {
  @Property({ type: 'smallint' })
  basis!: number
}

/** By county and the keys that are frozen on a fact; cohorts and projects are not kept apart here. */
@Entity({
  ...rights({
    county_role: [read(own.county())],
    city_role: [read(own.city())],
    province_role: reading,
    staff_role: reading,
    job_role: house,
  }),
})
@Index({ properties: ['checkpoint', 'measure', 'month'] })
export class RollupDetail extends RolledSum {
  @Property({ type: 'integer' })
  county!: number

  @Property({ type: 'string', length: 3, nullable: true })
  industry!: string | null

  @Property({ type: 'string', length: 2, nullable: true })
  country!: string | null

  @Property({ type: 'string', nullable: true })
  nature!: string | null
}
