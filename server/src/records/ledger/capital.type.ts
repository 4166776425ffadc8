import { Field, ObjectType } from 'type-graphql'
import { CapitalFamily, FundForm, FundUsage } from '@jingxian/schema/vocabulary/ledger-words'
import { CapitalOrigin } from '@jingxian/schema/vocabulary/project-words'
import { DayScalar, DecimalScalar, PeriodScalar } from '../../kernel/scalars.ts'
import { Country } from '../../reference/country.entity.ts'

@ObjectType({ description: '到位资金的内容：原币金额与按当月汇率的折算。', simpleResolvers: true })
export class Capital {
  @Field(() => CapitalFamily, { nullable: true })
  family!: CapitalFamily | null

  @Field(() => FundForm, { nullable: true })
  form!: FundForm | null

  @Field(() => CapitalOrigin, { nullable: true })
  origin!: CapitalOrigin | null

  @Field(() => DecimalScalar, { nullable: true, description: '原币金额，万。' })
  amount!: string | null

  @Field(() => String, { nullable: true })
  currency!: string | null

  @Field(() => DayScalar, { nullable: true })
  receivedOn!: string | null

  @Field(() => FundUsage, { nullable: true })
  usage!: FundUsage | null

  @Field(() => String, { nullable: true })
  payerName!: string | null

  @Field(() => String, { nullable: true })
  payerUscc!: string | null

  @Field(() => Country, { nullable: true })
  payerCountry!: Country | null

  @Field(() => String, { nullable: true })
  bankSerial!: string | null

  @Field(() => String, { nullable: true })
  fxRegistrationNo!: string | null

  @Field(() => String, { nullable: true })
  zeroReason!: string | null

  @Field(() => String, { nullable: true })
  note!: string | null

  @Field(() => CapitalWorth, { nullable: true, description: '折算；草稿缺日期、币种、金额或汇率时为空。' })
  worth!: CapitalWorth | null
}

@ObjectType({ description: '按收款当月平均汇率的折算。', simpleResolvers: true })
export class CapitalWorth {
  @Field(() => PeriodScalar)
  month!: string

  @Field(() => String, { description: '1 单位原币合人民币元。' })
  toCny!: string

  @Field(() => String, { nullable: true, description: '1 美元合人民币元；内资在没有该月美元汇率时为空。' })
  usdToCny!: string | null

  @Field(() => DecimalScalar, { description: '万元' })
  amountCny!: string

  @Field(() => DecimalScalar, { nullable: true, description: '万美元；没有该月美元汇率时为空。' })
  amountUsd!: string | null

  @Field(() => String, { nullable: true, description: '入账也不计入指标的原因；计入时为空。' })
  notCounted!: string | null
}
