import { Field, InputType, Int } from 'type-graphql'
import { EvidenceInput } from '../../evidence/evidence.input.ts'
import { DecimalScalar, PeriodScalar } from '../../kernel/scalars.ts'

/** All may be left out while it is a draft; what is missing at submission is named (rule 5). */
@InputType({ description: '一个项目某月末的就业：填的是存量（人数），不是当月新增。' })
export class JobsInput {
  @Field(() => PeriodScalar, { nullable: true, description: '所属月份，如 2025-10；该月结束后才能报。' })
  month?: string | null

  @Field(() => Int, { nullable: true, description: '上报的在岗人数，人。' })
  reported?: number | null

  @Field(() => Int, { nullable: true, description: '参保人数，人：截至该月末已连续缴费 3 个月的职工。' })
  insured?: number | null

  @Field(() => Int, { nullable: true, description: '承接人数，人：从原企业承接人员或资产时原企业的参保人数；新设企业填 0。' })
  baselineInsured?: number | null

  @Field(() => String, { nullable: true, description: '承接人数大于零时，说明从哪家企业承接。' })
  baselineReason?: string | null

  @Field(() => Int, { nullable: true, description: '其中本地户籍，人。' })
  localHires?: number | null

  @Field(() => Int, { nullable: true, description: '其中高校毕业生，人。' })
  graduates?: number | null

  @Field(() => DecimalScalar, { nullable: true, description: '平均工资，元/月。' })
  avgWage?: string | null

  @Field(() => String, { nullable: true, description: '数据来源，如“社保经办机构名单”。' })
  source?: string | null

  @Field(() => String, { nullable: true, description: '上报或参保人数为零时的原因。' })
  zeroReason?: string | null

  @Field(() => String, { nullable: true })
  note?: string | null

  @Field(() => [EvidenceInput], { nullable: true })
  evidence?: EvidenceInput[] | null
}
