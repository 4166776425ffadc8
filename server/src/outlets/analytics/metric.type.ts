import { Field, Int, ObjectType } from 'type-graphql'
import { MetricFamily, MetricKind } from '@jingxian/schema/vocabulary/cube-words'
import { DisplayUnit } from '@jingxian/schema/vocabulary/unit'
import { DayScalar } from '../../kernel/scalars.ts'
import { MetricKey } from './words.type.ts'

@ObjectType({ description: '指标的定义：名称、口径、公式、单位，处处由此而来。', simpleResolvers: true })
export class Metric {
  @Field(() => MetricKey)
  key!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  nameEn!: string

  @Field(() => MetricFamily)
  family!: MetricFamily

  @Field(() => String)
  definition!: string

  @Field(() => String)
  formula!: string

  @Field(() => DisplayUnit, { description: '存储与返回的单位。' })
  unit!: DisplayUnit

  @Field(() => MetricKind)
  kind!: MetricKind

  @Field(() => Boolean, { description: '只按年回答，不分摊到月：用 grain YEAR 查询。' })
  annual?: boolean

  @Field(() => Boolean)
  higherIsBetter!: boolean

  @Field(() => String, { description: '口径编号。' })
  caliber!: string

  @Field(() => Int)
  version!: number

  @Field(() => DayScalar)
  validFrom!: string

  @Field(() => String, { description: '归口单位。' })
  owner!: string

  @Field(() => String, { description: '数据来源。' })
  source!: string
}
