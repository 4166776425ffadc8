import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { PrimaryKeyProp } from '@mikro-orm/core'
import { add, all, own, read, remove, rights } from '../kernel/rights.ts'
import { Project } from './project.entity.ts'

/**
 * One side of a pair of projects that look like one (rules 19-21). Each pair has two rows, each with its own project's
 * unit: a unit sees its side, and the other one only where that is its own too. Written in a part of its own.
 */
@Entity({
  ...rights({
    county_role: [read(own.county())],
    city_role: [read(own.city())],
    province_role: [read(all)],
    staff_role: [read(all)],
    job_role: [read(all)],
    match_role: [read(all), add(all), remove(all)],
  }),
})
export class ProjectDuplicate {
  /** The pair. */
  @PrimaryKey({ type: 'uuid' })
  finding!: string

  @ManyToOne(() => Project, { mapToPk: true, primary: true, fieldName: 'project', index: true })
  project!: string

  @Property({ type: 'integer' })
  city!: number

  @Property({ type: 'integer' })
  county!: number

  @Property({ type: 'smallint' })
  rule!: number;

  [PrimaryKeyProp]?: ['finding', 'project']
}
