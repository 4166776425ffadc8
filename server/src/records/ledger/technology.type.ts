import { Field, ObjectType } from 'type-graphql'
import { TechnologyKind, TechnologyLevel } from '@jingxian/schema/vocabulary/ledger-words'
import type { Context } from '../../kernel/context.ts'
import { DayScalar, DecimalScalar } from '../../kernel/scalars.ts'
import { bookOf } from '../../reference/book.ts'
import { Country } from '../../reference/country.entity.ts'
import type { TechnologyInput } from './technology.input.ts'
import { technologyNotCounted } from './technology.rules.ts'

@ObjectType({ description: '引进技术的内容：一份技术合同。', simpleResolvers: true })
export class TechnologyRecord {
  @Field(() => TechnologyKind, { nullable: true })
  kind!: TechnologyKind | null

  @Field(() => String, { nullable: true, description: '合同编号。' })
  contractNo!: string | null

  @Field(() => String, { nullable: true, description: '技术合同认定登记编号。' })
  registrationNo!: string | null

  @Field(() => DayScalar, { nullable: true, description: '登记日期。' })
  registeredOn!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '技术合同额，万元。' })
  contractAmount!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '其中技术交易额，万元。' })
  technologyAmount!: string | null

  @Field(() => Country, { nullable: true, description: '技术来源国家（地区）。' })
  originCountry!: Country | null

  @Field(() => TechnologyLevel, { nullable: true, description: '技术水平，自报，不计分。' })
  level!: TechnologyLevel | null

  @Field(() => String, { nullable: true })
  zeroReason!: string | null

  @Field(() => String, { nullable: true })
  note!: string | null

  @Field(() => String, { nullable: true, description: '入账也不计入指标的原因；计入时为空。' })
  notCounted!: string | null
}

export function technologyOut(ctx: Context, claim: TechnologyInput): TechnologyRecord {
  const originCountry = bookOf(ctx).countries.get(claim.originCountry ?? '') ?? null
  return { ...claim, originCountry, notCounted: claim.kind ? technologyNotCounted(claim) : null } as TechnologyRecord
}
