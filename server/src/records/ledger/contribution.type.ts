import { Field, ObjectType } from 'type-graphql'
import { DecimalScalar, PeriodScalar } from '../../kernel/scalars.ts'

@ObjectType({ description: '投产贡献的内容：一个项目一个月的税金、产值、出口、用电。', simpleResolvers: true })
export class ContributionRecord {
  @Field(() => PeriodScalar, { nullable: true })
  month!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '缴纳税金，万元。' })
  taxPaid!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '产值，万元。' })
  output!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '出口，万美元。' })
  exports!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '用电，千瓦时。' })
  electricity!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '占地，亩。' })
  landMu!: string | null

  @Field(() => String, { nullable: true })
  zeroReason!: string | null

  @Field(() => String, { nullable: true })
  note!: string | null
}
