import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType } from 'type-graphql'
import { shared } from '../kernel/rights.ts'
import { DecimalScalar } from '../kernel/scalars.ts'

/** One published figure of one city and year, as it was printed. What counts of it is in the facts. */
@Entity({ ...shared() })
@ObjectType({ description: '一个公开统计数字：原值、单位、来源与状态。', simpleResolvers: true })
export class PublishedFact {
  @PrimaryKey({ type: 'integer' })
  city!: number

  @Field(() => Int)
  @PrimaryKey({ type: 'integer' })
  year!: number

  @Field(() => String, { description: '指标，如 fdi_utilised、gdp、resident_population。' })
  @PrimaryKey({ type: 'string', length: 60 })
  indicator!: string

  @Field(() => DecimalScalar)
  @Property({ type: 'decimal', precision: 20, scale: 4 })
  value!: string

  @Field(() => String, { description: '公布时的单位。' })
  @Property({ type: 'string' })
  unit!: string

  @Field(() => String, { description: '来源：名称与发布者。' })
  @Property({ type: 'text' })
  source!: string

  @Field(() => String, { description: 'confirmed 已核对；compiled 汇编；其余见来源说明。' })
  @Property({ type: 'string' })
  status!: string

  @Field(() => String, { nullable: true, description: '注意事项。' })
  @Property({ type: 'text', nullable: true })
  note!: string | null
}
