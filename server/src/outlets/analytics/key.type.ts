import { Field, ObjectType } from 'type-graphql'
import { Accumulation, Grain } from '@jingxian/schema/vocabulary/cube-words'
import { DayScalar, PeriodScalar } from '../../kernel/scalars.ts'
import { Place, Term } from '../../reference/place.type.ts'

@ObjectType({ description: '期间与它的窗口。', simpleResolvers: true })
export class Period {
  @Field(() => PeriodScalar)
  key!: string

  @Field(() => Grain)
  grain!: Grain

  @Field(() => DayScalar, { description: '窗口的第一天。' })
  start!: string

  @Field(() => DayScalar, { description: '窗口的最后一天；未满的季、半年、年截到数据所及的月末。' })
  end!: string

  @Field(() => Boolean, { description: '期间是否已满。' })
  complete!: boolean

  @Field(() => Accumulation)
  accumulate!: Accumulation
}

@ObjectType({ description: '行的键；只有分组用到的维度有值。', simpleResolvers: true })
export class RowKey {
  @Field(() => Period, { nullable: true })
  period!: Period | null

  @Field(() => Place, { nullable: true })
  city!: Place | null

  @Field(() => Place, { nullable: true })
  county!: Place | null

  @Field(() => Term, { nullable: true, description: '考核分组；沈抚示范区单列。' })
  assessmentGroup!: Term | null

  @Field(() => Term, { nullable: true })
  industrySection!: Term | null

  @Field(() => Term, { nullable: true })
  industry!: Term | null

  @Field(() => Term, { nullable: true })
  sourceRegion!: Term | null

  @Field(() => Term, { nullable: true })
  sourceCountry!: Term | null

  @Field(() => Term, { nullable: true, description: '项目的资金性质。' })
  capitalNature!: Term | null

  @Field(() => Term, { nullable: true, description: '期末时的库层级。' })
  tier!: Term | null

  @Field(() => Term, { nullable: true, description: '期末时的阶段。' })
  stage!: Term | null

  @Field(() => Term, { nullable: true, description: '期末时的投资规模。' })
  scale!: Term | null
}
