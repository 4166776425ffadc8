import { Field, Int, ObjectType } from 'type-graphql'
import { Severity } from '@jingxian/schema/vocabulary/ledger-words'
import { Project } from './project.entity.ts'

@ObjectType('ProjectDuplicate', { description: '与另一个项目疑似重复（规则 19、20、21）。只是疑点，不阻止登记，由省厅核对。', simpleResolvers: true })
export class DuplicateType {
  @Field(() => Int)
  rule!: number

  @Field(() => Severity)
  severity!: Severity

  @Field(() => String, { description: '所涉字段。' })
  field!: string

  @Field(() => String, { description: '另一方不在权限内时只说有这样一个项目。' })
  message!: string

  @Field(() => String, { description: '怎么办。' })
  remedy!: string

  @Field(() => Project, { nullable: true, description: '另一个项目；不在权限内时为空。' })
  other!: Project | null
}
