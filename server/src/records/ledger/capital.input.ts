import { Field, ID, InputType, registerEnumType } from 'type-graphql'
import { CapitalFamily, FundForm, FundUsage } from '@jingxian/schema/vocabulary/ledger-words'
import { CapitalOrigin } from '@jingxian/schema/vocabulary/project-words'
import { EvidenceInput } from '../../evidence/evidence.input.ts'
import { DayScalar, DecimalScalar } from '../../kernel/scalars.ts'

registerEnumType(CapitalFamily, { name: 'CapitalFamily', description: '外资或内资。' })
registerEnumType(FundForm, { name: 'FundForm', description: '出资形式；撤资（WITHDRAWAL）按负数计入。' })
registerEnumType(FundUsage, { name: 'FundUsage', description: '用途。' })

/** All may be left out while it is a draft; what is missing at submission is named (rule 5). */
@InputType({ description: '一笔到位资金。金额以“万”为单位、按原币填写。' })
export class CapitalInput {
  @Field(() => CapitalFamily, { nullable: true })
  family?: CapitalFamily | null

  @Field(() => FundForm, { nullable: true })
  form?: FundForm | null

  @Field(() => CapitalOrigin, { nullable: true, description: '资金来源；省内与政府资金可以登记，但不计入。' })
  origin?: CapitalOrigin | null

  @Field(() => DecimalScalar, { nullable: true, description: '原币金额，万。' })
  amount?: string | null

  @Field(() => String, { nullable: true, description: 'ISO 4217 币种，如 CNY、USD。' })
  currency?: string | null

  @Field(() => DayScalar, { nullable: true, description: '收款日期；按当月平均汇率折算，计入当月。' })
  receivedOn?: string | null

  @Field(() => FundUsage, { nullable: true })
  usage?: FundUsage | null

  @Field(() => String, { nullable: true })
  payerName?: string | null

  @Field(() => String, { nullable: true, description: '付款方统一社会信用代码；境外付款方不填。' })
  payerUscc?: string | null

  @Field(() => ID, { nullable: true, description: '付款方国家（地区）二位代码。' })
  payerCountry?: string | null

  @Field(() => String, { nullable: true, description: '银行流水号。' })
  bankSerial?: string | null

  @Field(() => String, { nullable: true, description: '外汇登记号。' })
  fxRegistrationNo?: string | null

  @Field(() => String, { nullable: true, description: '金额为零时的原因。' })
  zeroReason?: string | null

  @Field(() => String, { nullable: true })
  note?: string | null

  @Field(() => [EvidenceInput], { nullable: true })
  evidence?: EvidenceInput[] | null
}
