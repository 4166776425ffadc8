import { Field, Int, ObjectType } from 'type-graphql'
import { DecimalScalar, PeriodScalar } from '../../kernel/scalars.ts'
import type { JobsInput } from './jobs.input.ts'
import { verifiedJobs } from './jobs.rules.ts'

@ObjectType({ description: '就业记录的内容：一个项目某月末的人数。', simpleResolvers: true })
export class JobRecord {
  @Field(() => PeriodScalar, { nullable: true })
  month!: string | null

  @Field(() => Int, { nullable: true, description: '上报的在岗人数，人。' })
  reported!: number | null

  @Field(() => Int, { nullable: true, description: '参保人数，人：已连续缴费 3 个月的职工。' })
  insured!: number | null

  @Field(() => Int, { nullable: true, description: '承接人数，人。' })
  baselineInsured!: number | null

  @Field(() => String, { nullable: true })
  baselineReason!: string | null

  @Field(() => Int, { nullable: true, description: '核实就业，人：参保人数减承接人数，不低于 0；缺数时为空。' })
  verified!: number | null

  @Field(() => Int, { nullable: true, description: '其中本地户籍，人。' })
  localHires!: number | null

  @Field(() => Int, { nullable: true, description: '其中高校毕业生，人。' })
  graduates!: number | null

  @Field(() => DecimalScalar, { nullable: true, description: '平均工资，元/月。' })
  avgWage!: string | null

  @Field(() => String, { nullable: true, description: '数据来源。' })
  source!: string | null

  @Field(() => String, { nullable: true })
  zeroReason!: string | null

  @Field(() => String, { nullable: true })
  note!: string | null
}

export function jobsOut(claim: JobsInput): JobRecord {
  const { insured, baselineInsured } = claim
  const verified = insured == null || baselineInsured == null ? null : verifiedJobs({ insured, baselineInsured })
  return { ...claim, verified } as JobRecord
}
