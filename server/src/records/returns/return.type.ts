import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { CapitalFamily, ReturnStatus, ZeroReason } from '@jingxian/schema/vocabulary/ledger-words'
import { DecimalScalar, PeriodScalar, TimeScalar } from '../../kernel/scalars.ts'
import { Place } from '../../reference/place.type.ts'

registerEnumType(ReturnStatus, { name: 'ReturnStatus', description: '月报状态：未到期、未报、已签报。' })
registerEnumType(ZeroReason, { name: 'ZeroReason', description: '本月为零的原因。' })

@ObjectType('ExplainedZero', { description: '有原因的零。', simpleResolvers: true })
export class ExplainedZeroType {
  @Field(() => CapitalFamily)
  family!: CapitalFamily

  @Field(() => ZeroReason)
  reason!: ZeroReason

  @Field(() => String, { nullable: true })
  note!: string | null
}

@InputType()
export class ExplainedZeroInput {
  @Field(() => CapitalFamily)
  family!: CapitalFamily

  @Field(() => ZeroReason)
  reason!: ZeroReason

  @Field(() => String, { nullable: true, description: '原因为“其他”时必填。' })
  note?: string | null
}

@ObjectType('MonthlyReturn', { description: '一个单位一个月的报送：金额由台账算出，单位签报确认，零须说明。', simpleResolvers: true })
export class MonthlyReturnType {
  @Field(() => Place)
  unit!: Place

  @Field(() => PeriodScalar)
  month!: string

  @Field(() => ReturnStatus)
  status!: ReturnStatus

  @Field(() => TimeScalar, { description: '截止时刻：县区次月第 2 个工作日、市第 4 个工作日 18:00。' })
  dueAt!: Date

  @Field(() => Boolean, { description: '签报晚于截止，或已过截止仍未签报。' })
  late!: boolean

  @Field(() => String, { nullable: true })
  signedBy!: string | null

  @Field(() => TimeScalar, { nullable: true })
  signedAt!: Date | null

  @Field(() => DecimalScalar, { description: '本月已入账外资，万美元。' })
  foreignUsd!: string

  @Field(() => DecimalScalar, { description: '本月已入账内资，万元。' })
  domesticCny!: string

  @Field(() => [ExplainedZeroType])
  zeros!: ExplainedZeroType[]

  @Field(() => Boolean, { description: '此账号现在可否签报。' })
  canSign!: boolean
}
