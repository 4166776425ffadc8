import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { CapitalNature } from '@jingxian/schema/vocabulary/project-words'
import { PageInfo } from '../kernel/page.type.ts'
import { shared } from '../kernel/rights.ts'
import { DecimalScalar } from '../kernel/scalars.ts'

/** A real project that news or a report names. Beside the library, never in it: nothing is counted of it. */
@Entity({ ...shared() })
@ObjectType({ description: '公开报道的真实项目：名称、金额、阶段照来源所载。不在项目库内，不计入任何合计。' })
export class PublicProject {
  /** Its place in the data file. */
  @Field(() => ID)
  @PrimaryKey({ type: 'integer', autoincrement: false })
  id!: number

  @Field(() => String, { description: '项目名称，照来源所载。' })
  @Property({ type: 'string' })
  name!: string

  /** null where the source names the province alone. */
  @Index()
  @Property({ type: 'integer', nullable: true })
  city!: number | null

  @Field(() => String, { nullable: true, description: '来源所载的县区或园区。' })
  @Property({ type: 'string', nullable: true })
  area!: string | null

  @Field(() => String, { nullable: true, description: '投资方，照来源所载。' })
  @Property({ type: 'string', nullable: true })
  investor!: string | null

  @Field(() => CapitalNature, { description: '资金性质，本产品所归。' })
  @Property({ type: 'string', length: 8 })
  capitalNature!: CapitalNature

  @Field(() => String, { nullable: true, description: '投资方所在国家（地区），本产品所归。' })
  @Property({ type: 'string', nullable: true })
  investorCountry!: string | null

  @Property({ type: 'string', length: 3, nullable: true })
  industryCode!: string | null

  @Field(() => DecimalScalar, { description: '金额，照来源所载；单位见 unit，不折算。' })
  @Property({ type: 'decimal', precision: 20, scale: 4 })
  amount!: string

  @Field(() => String, { description: '金额的单位：亿元、亿美元、亿欧元。' })
  @Property({ type: 'string' })
  unit!: string

  @Field(() => Boolean, { description: '来源写的是“超过”。' })
  @Property({ type: 'boolean' })
  moreThan!: boolean

  @Field(() => String, { description: '来源所载的时间：年、年月或日。' })
  @Property({ type: 'string', length: 10 })
  date!: string

  @Field(() => String, { description: '来源所载的状态，如 签约、开工、建设中、投产。' })
  @Property({ type: 'string' })
  status!: string

  @Field(() => String, { description: '来源：名称与发布者。' })
  @Property({ type: 'text' })
  source!: string

  @Field(() => String, { nullable: true, description: '来源的日期。' })
  @Property({ type: 'string', nullable: true })
  sourceDate!: string | null

  @Field(() => String, { nullable: true, description: '来源的网址；只见于留存副本的没有。' })
  @Property({ type: 'text', nullable: true })
  sourceUrl!: string | null

  @Field(() => String, { description: '来源的可信度：high、medium-high、medium、low-medium。' })
  @Property({ type: 'string' })
  trust!: string
}

@ObjectType({ simpleResolvers: true })
export class PublicProjectConnection {
  @Field(() => [PublicProject])
  nodes!: PublicProject[]

  @Field(() => Int)
  totalCount!: number

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}
