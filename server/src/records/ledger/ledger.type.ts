/** What the API says of ledger records beside their own fields. */
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { CapitalFamily, EntryKind, EntryStatus, Severity, Verification } from '@jingxian/schema/vocabulary/ledger-words'
import { DecimalScalar, PeriodScalar } from '../../kernel/scalars.ts'
import { PageInfo } from '../../kernel/page.type.ts'
import { refuse } from '../../kernel/errors.ts'
import { ClaimFields, claimOf } from './claim.input.ts'
import { Draft } from './draft.entity.ts'
import { Entry } from './entry.entity.ts'
import type { NewEntry } from './entry.service.ts'

registerEnumType(Severity, { name: 'Severity', description: '规则的严重程度；BLOCK 不能提交，其余由人判断。' })

@ObjectType('Remark', { description: '一条规则对记录的意见。', simpleResolvers: true })
export class RemarkType {
  @Field(() => Int, { nullable: true, description: '规则编号；表单校验没有编号。' })
  rule!: number | null

  @Field(() => Severity)
  severity!: Severity

  @Field(() => String, { nullable: true, description: '所涉字段。' })
  field!: string | null

  @Field(() => String)
  message!: string

  @Field(() => String, { description: '怎么办。' })
  remedy!: string
}

@ObjectType({ simpleResolvers: true })
export class EntryConnection {
  @Field(() => [Entry])
  nodes!: Entry[]

  @Field(() => Int)
  totalCount!: number

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ simpleResolvers: true })
export class DraftConnection {
  @Field(() => [Draft])
  nodes!: Draft[]

  @Field(() => Int)
  totalCount!: number

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: '项目的资金：全部由已入账和待核的记录算出。', simpleResolvers: true })
export class ProjectCapital {
  @Field(() => DecimalScalar, { description: '已入账，万元（外资逐月折算）。' })
  accepted!: string

  @Field(() => DecimalScalar, { description: '待核（已提交、初审、挂起），万元。' })
  pending!: string

  @Field(() => DecimalScalar, { nullable: true, description: '合同资金，万元；未签约为空。' })
  contracted!: string | null
}

@ObjectType({ description: '一个月已入账的资金。', simpleResolvers: true })
export class MonthAmount {
  @Field(() => PeriodScalar)
  month!: string

  @Field(() => DecimalScalar, { description: '万元（外资按当月汇率折算）。' })
  accepted!: string
}

@ObjectType({ description: '批量录入的结果；要么全部进入，要么一笔不进。', simpleResolvers: true })
export class BatchResult {
  @Field(() => Int)
  entered!: number

  @Field(() => [ID])
  ids!: string[]
}

@InputType()
export class EntryFilter {
  @Field(() => [EntryStatus], { nullable: true, description: '不填为此账号待办的状态；没有待办环节的账号为全部。' })
  status?: EntryStatus[] | null

  @Field(() => EntryKind, { nullable: true, description: '只看一个种类。' })
  kind?: EntryKind | null

  @Field(() => PeriodScalar, { nullable: true, description: '所属的月份、季度、半年或年。' })
  month?: string | null

  @Field(() => [ID], { nullable: true })
  county?: string[] | null

  @Field(() => [ID], { nullable: true })
  city?: string[] | null

  @Field(() => CapitalFamily, { nullable: true, description: '只看到位资金中的外资或内资。' })
  family?: CapitalFamily | null

  @Field(() => String, { nullable: true, description: '项目名称或编号的一部分。' })
  search?: string | null
}

@InputType({ description: '一份佐证的核对结果。' })
export class EvidenceCheckInput {
  @Field(() => ID)
  id!: string

  @Field(() => Verification)
  verification!: Verification
}

@InputType({ description: '一笔新记录：内容写在所属种类的字段里。' })
export class NewEntryInput extends ClaimFields {
  @Field(() => ID)
  project!: string

  @Field(() => EntryKind, { nullable: true, description: '可不写，由所填的内容决定；写了须与内容相符。' })
  kind?: EntryKind | null
}

/** @throws Refusal INVALID naming which of a batch is wrong */
export function newEntryOf({ project, kind, ...fields }: NewEntryInput, nth: number): NewEntry {
  const where = `第 ${nth + 1} 笔：`
  const claimed = claimOf(fields, where)
  if (kind && kind !== claimed.kind) throw refuse.invalid(`${where}kind 写的是 ${kind}，内容却是 ${claimed.kind}：去掉 kind 或改正内容。`, { field: 'kind' })
  return { project, ...claimed }
}
