import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { PrimaryKeyProp } from '@mikro-orm/core'
import { add, all, change, own, read, rights } from '../kernel/rights.ts'

const ownCity = [read(own.city()), add(own.city()), change(own.city(), 'last')]

/** The last number given in a city's year. A table, because a county cannot see the numbers of its neighbours. */
@Entity({ ...rights({ county_role: ownCity, city_role: ownCity, job_role: [read(all), add(all), change(all, 'last')] }) })
export class ProjectCounter {
  @PrimaryKey({ type: 'integer' })
  city!: number

  @PrimaryKey({ type: 'integer' })
  year!: number

  @Property({ type: 'integer' })
  last!: number;

  [PrimaryKeyProp]?: ['city', 'year']
}
