import { Field, Int, ObjectType } from 'type-graphql'
import { InstitutionLevel } from '@jingxian/schema/vocabulary/ledger-words'
import { DayScalar, DecimalScalar } from '../../kernel/scalars.ts'

@ObjectType({ description: '某一级别的研发机构数。', simpleResolvers: true })
export class InstitutionCount {
  @Field(() => InstitutionLevel)
  level!: InstitutionLevel

  @Field(() => Int, { description: '家' })
  count!: number
}

@ObjectType({ description: '研发的内容：一个项目企业一年的情况。', simpleResolvers: true })
export class ResearchRecord {
  @Field(() => Int, { nullable: true, description: '年度。' })
  year!: number | null

  @Field(() => DecimalScalar, { nullable: true, description: '研发经费支出，万元。' })
  rdExpenditure!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '营业收入，万元。' })
  revenue!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '研发人员全时当量，人年。' })
  rdPersonnelFte!: string | null

  @Field(() => [InstitutionCount], { nullable: true, description: '年末经认定的研发机构，按级别。' })
  institutions!: InstitutionCount[] | null

  @Field(() => Int, { nullable: true, description: '当年授权的发明专利，件。' })
  inventionPatents!: number | null

  @Field(() => String, { nullable: true, description: '高新技术企业证书编号。' })
  highTechCertNo!: string | null

  @Field(() => DayScalar, { nullable: true, description: '证书有效期起（发证日期）。' })
  highTechValidFrom!: string | null

  @Field(() => DayScalar, { nullable: true, description: '证书有效期止。' })
  highTechValidTo!: string | null

  @Field(() => String, { nullable: true })
  zeroReason!: string | null

  @Field(() => String, { nullable: true })
  note!: string | null
}
