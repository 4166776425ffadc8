import { Field, ID, InputType, registerEnumType } from 'type-graphql'
import { TechnologyKind, TechnologyLevel } from '@jingxian/schema/vocabulary/ledger-words'
import { EvidenceInput } from '../../evidence/evidence.input.ts'
import { DayScalar, DecimalScalar } from '../../kernel/scalars.ts'

registerEnumType(TechnologyKind, {
  name: 'TechnologyKind',
  description: '引进技术的方式：许可、转让、开发、咨询、服务、设备附带、人才团队、标准。只有转让、开发、咨询、服务四类登记合同计入指标；许可是否按转让登记没有依据，不计。',
})
registerEnumType(TechnologyLevel, { name: 'TechnologyLevel', description: '技术水平：国际领先、国际先进、国内领先、国内先进、省内领先；单位自报，不参与计分。' })

/** All may be left out while it is a draft; what is missing at submission is named (rule 5). */
@InputType({ description: '一项引进技术：一份技术合同。' })
export class TechnologyInput {
  @Field(() => TechnologyKind, { nullable: true })
  kind?: TechnologyKind | null

  @Field(() => String, { nullable: true, description: '合同编号。' })
  contractNo?: string | null

  @Field(() => String, { nullable: true, description: '技术合同认定登记编号；同一编号只能入账一次。' })
  registrationNo?: string | null

  @Field(() => DayScalar, { nullable: true, description: '登记日期；计入当月。未登记的填合同签订日期。' })
  registeredOn?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '技术合同额，万元。' })
  contractAmount?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '其中技术交易额，万元；不超过合同额。' })
  technologyAmount?: string | null

  @Field(() => ID, { nullable: true, description: '技术来源国家（地区）二位代码。' })
  originCountry?: string | null

  @Field(() => TechnologyLevel, { nullable: true, description: '技术水平，自报，不计分。' })
  level?: TechnologyLevel | null

  @Field(() => String, { nullable: true, description: '金额为零时的原因。' })
  zeroReason?: string | null

  @Field(() => String, { nullable: true })
  note?: string | null

  @Field(() => [EvidenceInput], { nullable: true })
  evidence?: EvidenceInput[] | null
}
