import { Field, ID, InputType } from 'type-graphql'
import { Accumulation, Baseline, Dimension, Direction, Grain, OrderTerm } from '@jingxian/schema/vocabulary/cube-words'
import { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import { PeriodScalar } from '../../kernel/scalars.ts'
import { MetricKey } from './words.type.ts'

@InputType({ description: '期间范围，两端都含。' })
export class PeriodRange {
  @Field(() => Grain)
  grain!: Grain

  @Field(() => PeriodScalar)
  from!: string

  @Field(() => PeriodScalar)
  to!: string

  @Field(() => Accumulation, { defaultValue: Accumulation.YEAR_TO_DATE, description: '默认年初至期末累计。' })
  accumulate!: Accumulation
}

@InputType('Filter', { description: '筛选；各项同时成立。' })
export class CubeFilter {
  @Field(() => [ID], { nullable: true, description: '市代码。只按城市分组时只决定显示哪些行，名次仍在全部单位中排。' })
  city?: string[] | null

  @Field(() => [ID], { nullable: true, description: '县区代码。' })
  county?: string[] | null

  @Field(() => [ID], { nullable: true, description: '行业大类代码，如 C36。' })
  industry?: string[] | null

  @Field(() => Assurance, { nullable: true, description: '可信度不低于；REPORTED 为全部已入账。' })
  assuranceAtLeast?: Assurance | null
}

@InputType({ description: '排序：写 metric 或 dimension 之一。' })
export class OrderBy {
  @Field(() => MetricKey, { nullable: true })
  metric?: string | null

  @Field(() => Dimension, { nullable: true })
  dimension?: Dimension | null

  @Field(() => OrderTerm, { defaultValue: OrderTerm.VALUE })
  by!: OrderTerm

  @Field(() => Baseline, { nullable: true, description: '按增速或差额排序时：与谁比。' })
  baseline?: Baseline | null

  @Field(() => Direction, { defaultValue: Direction.DESC })
  direction!: Direction
}
