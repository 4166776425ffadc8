import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { PageInfo } from '../kernel/page.type.ts'
import { DayScalar, TimeScalar } from '../kernel/scalars.ts'

@ObjectType('AuditCheck', { description: '审计链的核对结果。', simpleResolvers: true })
export class AuditCheckResult {
  @Field(() => Int)
  events!: number

  @Field(() => Int, { description: '已上链的事件数；其余几秒内上链。' })
  sealed!: number

  @Field(() => String, { description: '链头：另处保存它，截断或重写都会被发现。' })
  head!: string

  @Field(() => String, { nullable: true, description: '第一处不符；没有则为空。' })
  broken!: string | null
}

@ObjectType('AuditEvent', { description: '一次操作的留痕；写下之后谁也不能改。', simpleResolvers: true })
export class AuditEventType {
  @Field(() => ID)
  id!: string

  @Field(() => TimeScalar)
  at!: Date

  @Field(() => String, { description: '操作的账号的名称。' })
  actor!: string

  @Field(() => Role)
  role!: Role

  @Field(() => String, { description: '操作。' })
  command!: string

  @Field(() => String, { description: '操作的对象：登录名、编号，或有多少个。' })
  subject!: string

  @Field(() => Int, { description: '改动了多少行。' })
  rows!: number

  @Field(() => String, { description: '改动各行的 SHA-256。' })
  digest!: string

  @Field(() => Int, { nullable: true, description: '在审计链上的序号；还没有上链为空。' })
  link!: number | null
}

@ObjectType({ simpleResolvers: true })
export class AuditEventConnection {
  @Field(() => [AuditEventType])
  nodes!: AuditEventType[]

  @Field(() => Int)
  totalCount!: number

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@InputType()
export class AuditFilter {
  @Field(() => String, { nullable: true, description: '操作者或对象的一部分。' })
  search?: string | null

  @Field(() => [String], { nullable: true, description: '只看这些操作。' })
  command?: string[] | null

  @Field(() => DayScalar, { nullable: true, description: '从这一天起，按北京时间。' })
  from?: string | null

  @Field(() => DayScalar, { nullable: true, description: '到这一天止。' })
  to?: string | null
}
