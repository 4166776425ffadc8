import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { shared } from '../kernel/rights.ts'

@Entity({ ...shared() })
@ObjectType({ description: '国家（地区）。', simpleResolvers: true })
export class Country {
  @Field(() => ID, { description: 'ISO 3166-1 二位代码。' })
  @PrimaryKey({ type: 'string', length: 2 })
  code!: string

  @Field(() => String)
  @Property({ type: 'string' })
  name!: string

  @Field(() => String)
  @Property({ type: 'string' })
  nameEn!: string

  @Field(() => String, { description: '所在大洲。' })
  @Property({ type: 'string' })
  region!: string

  /** CN, HMT, or the continent's letters: how source regions are grouped. */
  @Property({ type: 'string', length: 3 })
  sourceRegion!: string

  @Field(() => String, { description: '统计分组：中国、港澳台、外国。' })
  @Property({ type: 'string' })
  sourceGroup!: string
}
