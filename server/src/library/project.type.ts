/** What the API says of projects beside their own fields. */
import { Field, Int, ObjectType } from 'type-graphql'
import { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import { FactFamily, ShareRole, Stage } from '@jingxian/schema/vocabulary/project-words'
import { DecimalScalar } from '../kernel/scalars.ts'
import { PageInfo } from '../kernel/page.type.ts'
import { Place } from '../reference/place.type.ts'
import { Project } from './project.entity.ts'

@ObjectType({ description: '服务器现在会接受的一步。', simpleResolvers: true })
export class StageMove {
  @Field(() => Stage)
  to!: Stage

  @Field(() => String, { description: '阶段名称。' })
  name!: string

  @Field(() => [[EvidenceType]], { description: '所需佐证：每组至少一份。' })
  evidence!: readonly (readonly EvidenceType[])[]

  @Field(() => Boolean)
  needsReason!: boolean

  @Field(() => Boolean, { description: '是否倒退。' })
  isRegress!: boolean

  @Field(() => [Stage], { description: '一步越过的阶段：须带上各自的佐证和发生日期（skipped）。' })
  skips!: readonly Stage[]
}

@ObjectType({ simpleResolvers: true })
export class ProjectConnection {
  @Field(() => [Project])
  nodes!: Project[]

  @Field(() => Int)
  totalCount!: number

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: '他市项目里属于本单位的分成：只见份额，不见项目。', simpleResolvers: true })
export class SharedProject {
  @Field(() => String)
  projectNo!: string

  @Field(() => Place, { description: '落地市。' })
  landing!: Place

  @Field(() => FactFamily)
  family!: FactFamily

  @Field(() => ShareRole)
  role!: ShareRole

  @Field(() => DecimalScalar, { description: '%' })
  pct!: string
}
