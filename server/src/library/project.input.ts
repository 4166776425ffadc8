import { Field, ID, InputType } from 'type-graphql'
import { CapitalNature, CapitalOrigin, CommitmentKind, ContributionForm, FactFamily, LibraryTier, ProjectKind, ShareRole, Stage } from '@jingxian/schema/vocabulary/project-words'
import { EvidenceInput } from '../evidence/evidence.input.ts'
import { DayScalar, DecimalScalar } from '../kernel/scalars.ts'

@InputType()
export class InvestorInput {
  @Field(() => String)
  name!: string

  @Field(() => String, { nullable: true })
  uscc?: string | null

  @Field(() => ID, { nullable: true, description: '国家（地区）二位代码。' })
  country?: string | null

  @Field(() => CapitalOrigin)
  origin!: CapitalOrigin

  @Field(() => DecimalScalar)
  sharePct!: string

  @Field(() => ContributionForm)
  contribution!: ContributionForm

  @Field(() => String, { nullable: true })
  ultimateController?: string | null
}

@InputType()
export class CommitmentInput {
  @Field(() => CommitmentKind)
  kind!: CommitmentKind

  @Field(() => DecimalScalar, { nullable: true })
  amount?: string | null

  @Field(() => String, { nullable: true })
  unit?: string | null

  @Field(() => DayScalar, { nullable: true })
  dueDate?: string | null

  @Field(() => String, { nullable: true })
  sourceClause?: string | null
}

@InputType()
export class RegionShareInput {
  @Field(() => FactFamily)
  family!: FactFamily

  @Field(() => ID, { nullable: true, description: '单位代码：落地为本市或本县区，其他为 15 个单位之一；省外（EXTERNAL）不填。' })
  region?: string | null

  @Field(() => ShareRole)
  role!: ShareRole

  @Field(() => DecimalScalar)
  pct!: string
}

@InputType({ description: '项目登记表。签约后，落地区、行业、合同金额与日期、承诺不再随保存改变。' })
export class ProjectInput {
  @Field(() => String)
  name!: string

  @Field(() => ID, { description: '落地县区代码。' })
  county!: string

  @Field(() => ProjectKind)
  kind!: ProjectKind

  @Field(() => CapitalNature)
  capitalNature!: CapitalNature

  @Field(() => ID, { description: '行业大类代码，如 C36。' })
  industry!: string

  @Field(() => String, { nullable: true })
  nationalCode?: string | null

  @Field(() => String, { nullable: true })
  company?: string | null

  @Field(() => String, { nullable: true })
  companyUscc?: string | null

  @Field(() => DecimalScalar, { description: '万元' })
  totalInvestment!: string

  @Field(() => DecimalScalar, { nullable: true, description: '万美元' })
  contractForeign?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '万元' })
  contractDomestic?: string | null

  @Field(() => DayScalar, { nullable: true })
  contractDate?: string | null

  @Field(() => DayScalar, { nullable: true })
  plannedStart?: string | null

  @Field(() => DayScalar, { nullable: true })
  plannedCompletion?: string | null

  @Field(() => DayScalar, { nullable: true })
  plannedProduction?: string | null

  @Field(() => [InvestorInput], { defaultValue: [] })
  investors!: InvestorInput[]

  @Field(() => [CommitmentInput], { defaultValue: [] })
  commitments!: CommitmentInput[]

  @Field(() => [RegionShareInput], { defaultValue: [], description: '不填为落地区 100%。' })
  shares!: RegionShareInput[]
}

@InputType({ description: '一步越过的一个阶段，和它实际发生的日期。' })
export class SkippedStageInput {
  @Field(() => Stage)
  stage!: Stage

  @Field(() => DayScalar)
  eventDate!: string
}

@InputType({ description: '一次阶段变动。' })
export class StageMoveInput {
  @Field(() => ID)
  project!: string

  @Field(() => Stage)
  to!: Stage

  @Field(() => DayScalar)
  eventDate!: string

  @Field(() => [EvidenceInput], { defaultValue: [] })
  evidence!: EvidenceInput[]

  @Field(() => String, { nullable: true, description: '退回、终止、退库、合并、注销须写原因。' })
  reason?: string | null

  @Field(() => ID, { nullable: true, description: '合并时必填：保留的项目，须存续。其他变动不填。' })
  mergedInto?: string | null

  @Field(() => [SkippedStageInput], { nullable: true, description: '由签约直接到开工时必填：越过的各阶段及其日期，各成一条阶段变动。' })
  skipped?: SkippedStageInput[] | null
}

@InputType()
export class ProjectFilter {
  @Field(() => [ID], { nullable: true })
  city?: string[] | null

  @Field(() => [ID], { nullable: true })
  county?: string[] | null

  @Field(() => [LibraryTier], { nullable: true })
  tier?: LibraryTier[] | null

  @Field(() => [Stage], { nullable: true })
  stage?: Stage[] | null

  @Field(() => Boolean, { nullable: true, description: '只要停滞的（或只要未停滞的）。' })
  stalled?: boolean | null

  @Field(() => String, { nullable: true, description: '名称、编号或公司的一部分。' })
  search?: string | null
}

