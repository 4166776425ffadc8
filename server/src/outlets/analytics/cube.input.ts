import { Field, ID, InputType } from 'type-graphql'
import { Accumulation, Baseline, Dimension, Direction, Grain, OrderTerm } from '@jingxian/schema/vocabulary/cube-words'
import { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import { LibraryTier, Scale, Stage } from '@jingxian/schema/vocabulary/project-words'
import { DecimalScalar, PeriodScalar } from '../../kernel/scalars.ts'
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

@InputType('Filter', { description: '筛选；写出的各项同时成立，or 里至少一项成立，not 里的不成立。' })
export class CubeFilter {
  @Field(() => [ID], { nullable: true, description: '市代码。按城市分组时只决定显示哪些行，名次仍在全部单位中排。' })
  city?: string[] | null

  @Field(() => [ID], { nullable: true, description: '县区代码。' })
  county?: string[] | null

  @Field(() => [ID], { nullable: true, description: '考核分组：I、II、III。' })
  assessmentGroup?: string[] | null

  @Field(() => [ID], { nullable: true, description: '行业门类字母，如 C。' })
  industrySection?: string[] | null

  @Field(() => [ID], { nullable: true, description: '行业大类代码，如 C36。' })
  industry?: string[] | null

  @Field(() => [ID], { nullable: true, description: '来源地：CN、HMT、AS、EU、AM、AF、OC。' })
  sourceRegion?: string[] | null

  @Field(() => [ID], { nullable: true, description: '来源国家（地区）二位代码。' })
  sourceCountry?: string[] | null

  @Field(() => [ID], { nullable: true, description: '项目的资金性质：FOREIGN、DOMESTIC、MIXED。' })
  capitalNature?: string[] | null

  @Field(() => [LibraryTier], { nullable: true, description: '期末时项目所在的库层级。' })
  tier?: LibraryTier[] | null

  @Field(() => [Stage], { nullable: true, description: '期末时项目所在的阶段。' })
  stage?: Stage[] | null

  @Field(() => [Scale], { nullable: true, description: '期末时项目的投资规模。' })
  scale?: Scale[] | null

  @Field(() => Assurance, { nullable: true, description: '可信度不低于；REPORTED 为全部已入账。' })
  assuranceAtLeast?: Assurance | null

  @Field(() => [CubeFilter], { nullable: true, description: '至少一项成立。' })
  or?: CubeFilter[] | null

  @Field(() => CubeFilter, { nullable: true, description: '不成立的条件。' })
  not?: CubeFilter | null
}

@InputType({ description: '只留下值在界限内的行；名次仍在全部行中排，总计不变。' })
export class Having {
  @Field(() => MetricKey)
  metric!: string

  @Field(() => DecimalScalar, { nullable: true, description: '不小于，按指标的存储单位。' })
  gte?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '不大于，按指标的存储单位。' })
  lte?: string | null
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
