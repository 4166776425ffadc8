import { Field, InputType } from 'type-graphql'
import { EvidenceInput } from '../../evidence/evidence.input.ts'
import { DecimalScalar, PeriodScalar } from '../../kernel/scalars.ts'

/** All may be left out while it is a draft; what is missing at submission is named (rule 5). */
@InputType({ description: '一个已投产项目一个月的贡献；只有投产及达产的项目可报。' })
export class ContributionInput {
  @Field(() => PeriodScalar, { nullable: true, description: '所属月份，如 2025-10；该月结束后才能报。' })
  month?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '当月缴纳税金，万元。' })
  taxPaid?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '当月产值，万元。' })
  output?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '当月出口，万美元；没有出口填 0。' })
  exports?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '当月用电，千瓦时。' })
  electricity?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '占地，亩。' })
  landMu?: string | null

  @Field(() => String, { nullable: true, description: '税金、产值或用电为零时的原因。' })
  zeroReason?: string | null

  @Field(() => String, { nullable: true })
  note?: string | null

  @Field(() => [EvidenceInput], { nullable: true, description: '增值税申报表的金额填当月申报销售额，万元。' })
  evidence?: EvidenceInput[] | null
}
