import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { BigIntType } from '@mikro-orm/core'
import type { Month } from '@jingxian/schema/vocabulary/period'
import { add, all, own, read, rights } from '../kernel/rights.ts'

/**
 * What counts, as deltas: a row makes `value` known from its version on; taking something back is a row with the
 * opposite sign. Nothing is ever updated, so a past version is the sum of the rows up to it.
 */
@Entity({
  ...rights({
    county_role: [read(own.county()), add(own.county())],
    city_role: [read(own.city()), add(own.city())],
    province_role: [read(all), add(all)],
    job_role: [read(all), add(all)],
    staff_role: [read(all)],
    // Sums by county, small cells hidden by the planner; nothing that says what a project is.
    screen_role: [read(all, 'version', 'measure', 'city', 'county', 'month', 'project', 'basis', 'assurance', 'value', 'entries')],
  }),
})
@Index({ properties: ['measure', 'month'] })
@Index({ properties: ['measure', 'cohort'] })
@Index({ properties: ['version'] })
/** What a bureau or a county asks is narrowed to its own rows by policy. */
@Index({ properties: ['city', 'month'] })
@Index({ properties: ['county', 'month'] })
export class Fact {
  @PrimaryKey({ type: new BigIntType('number'), generated: 'identity' })
  id!: number

  @Property({ type: new BigIntType('number') })
  version!: number

  @Property({ type: 'string' })
  measure!: string

  @Property({ type: 'integer' })
  city!: number

  /** The city itself where a measure has no county (a city's return). */
  @Property({ type: 'integer' })
  county!: number

  /** Month to which the amount belongs: of receipt, not of entry. */
  @Property({ type: 'integer' })
  month!: Month

  /** Month in which the project signed; null while it has not. */
  @Property({ type: 'integer', nullable: true })
  cohort!: Month | null

  @Property({ type: 'string', length: 3, nullable: true })
  industry!: string | null

  @Property({ type: 'string', length: 2, nullable: true })
  country!: string | null

  @Property({ type: 'string', nullable: true })
  nature!: string | null

  @Property({ type: 'uuid', nullable: true, index: true })
  project!: string | null

  @Property({ type: 'uuid', nullable: true, index: true })
  entry!: string | null

  /** 1: whole, where the project lands. 2: what the agreed shares move to another unit (and take from the first). */
  @Property({ type: 'smallint' })
  basis!: number

  /** Of measure STAGE: the stage entered; its value is the total investment then. */
  @Property({ type: 'string', length: 16, nullable: true })
  stage!: string | null

  /** 1 REPORTED, 2 DOCUMENTED, 3 AUDITED */
  @Property({ type: 'smallint' })
  assurance!: number

  @Property({ type: 'decimal', precision: 20, scale: 4 })
  value!: string

  /** +1 for what is added, -1 for what is taken back, 0 for a correction of the same record. */
  @Property({ type: 'smallint' })
  entries!: number
}
