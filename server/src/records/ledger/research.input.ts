import { Field, InputType, Int, registerEnumType } from 'type-graphql'
import { InstitutionLevel } from '@jingxian/schema/vocabulary/ledger-words'
import { EvidenceInput } from '../../evidence/evidence.input.ts'
import { DayScalar, DecimalScalar } from '../../kernel/scalars.ts'

registerEnumType(InstitutionLevel, { name: 'InstitutionLevel', description: '研发机构的认定级别：国家级、省级、市级。' })

@InputType({ description: '某一级别的研发机构数。' })
export class InstitutionCountInput {
  @Field(() => InstitutionLevel)
  level!: InstitutionLevel

  @Field(() => Int, { description: '家' })
  count!: number
}

/** All may be left out while it is a draft; what is missing at submission is named (rule 5). */
@InputType({ description: '一个项目企业一年的研发情况；按年报，不分摊到月。' })
export class ResearchInput {
  @Field(() => Int, { nullable: true, description: '年度，不晚于上一年。' })
  year?: number | null

  @Field(() => DecimalScalar, { nullable: true, description: '研发经费支出，万元。' })
  rdExpenditure?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '营业收入，万元。' })
  revenue?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '研发人员全时当量，人年。' })
  rdPersonnelFte?: string | null

  @Field(() => [InstitutionCountInput], { nullable: true, description: '年末经认定的研发机构，按级别；没有的填空列表。' })
  institutions?: InstitutionCountInput[] | null

  @Field(() => Int, { nullable: true, description: '当年授权的发明专利，件。' })
  inventionPatents?: number | null

  @Field(() => String, { nullable: true, description: '高新技术企业证书编号；不是高新技术企业的不填。' })
  highTechCertNo?: string | null

  @Field(() => DayScalar, { nullable: true, description: '证书有效期起（发证日期）；在本年度内的计为新增高新技术企业。' })
  highTechValidFrom?: string | null

  @Field(() => DayScalar, { nullable: true, description: '证书有效期止。' })
  highTechValidTo?: string | null

  @Field(() => String, { nullable: true, description: '经费、收入或人员为零时的原因。' })
  zeroReason?: string | null

  @Field(() => String, { nullable: true })
  note?: string | null

  @Field(() => [EvidenceInput], { nullable: true })
  evidence?: EvidenceInput[] | null
}
