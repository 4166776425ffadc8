import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { words, type WordOf } from '@jingxian/schema/vocabulary/words'
import { DecimalScalar, PeriodScalar, TimeScalar } from '../../kernel/scalars.ts'
import { Place } from '../../reference/place.type.ts'
import { Row } from './row.type.ts'
import type { CubeAnswer } from './cube.answer.ts'
import type { SnapshotFacts } from './snapshot.service.ts'

export const NewsKind = words('ENTRIES_ACCEPTED', 'ENTRIES_REVERSED', 'OVERTAKE', 'RETURN_SIGNED')
export type NewsKind = WordOf<typeof NewsKind>
registerEnumType(NewsKind, { name: 'NewsKind', description: '刚刚发生的事：入账、冲销、名次超越、月报签报。' })

@ObjectType({ description: '一条刚刚发生的事。', simpleResolvers: true })
export class NewsItem {
  @Field(() => ID)
  id!: string

  @Field(() => NewsKind)
  kind!: NewsKind

  @Field(() => TimeScalar)
  at!: Date

  @Field(() => Place)
  city!: Place

  @Field(() => Place, { nullable: true, description: '被超过的市。' })
  passed!: Place | null

  @Field(() => DecimalScalar, { nullable: true, description: '到位资金，万元。' })
  amount!: string | null

  @Field(() => Int, { nullable: true, description: '升至第几。' })
  position!: number | null

  @Field(() => PeriodScalar, { nullable: true })
  month!: string | null

  @Field(() => ID)
  snapshotId!: string
}

@ObjectType({ description: '15 个单位的报送情况。', simpleResolvers: true })
export class Completeness {
  @Field(() => Int)
  expected!: number

  @Field(() => Int)
  received!: number

  @Field(() => [Place], { description: '未签报的单位。' })
  missing!: Place[]

  @Field(() => [Place], { description: '签报晚于截止的单位。' })
  late!: Place[]
}

@ObjectType({ description: '数据的一个版本：同一快照下的数字互相一致，以后重查不变。', simpleResolvers: true })
export class Snapshot {
  @Field(() => ID, { description: '快照号；按它重查得到同样的数字。' })
  id!: string

  @Field(() => String, { description: '便于口头引用：S-日期-当日第几版。' })
  label!: string

  @Field(() => TimeScalar)
  asOf!: Date

  @Field(() => PeriodScalar, { description: '数据截至：最近一个全部单位已签报、或已过市级签报截止的月份。' })
  dataThrough!: string

  @Field(() => PeriodScalar, { description: '最近一个有单位签报的月份。' })
  latestSigned!: string

  @Field(() => PeriodScalar, { description: '数据起始：最早一个有单位签报的月份。' })
  dataFrom!: string

  /** Never leaves the server. */
  facts!: SnapshotFacts
}

@ObjectType({ description: '一个立方：同一问题的行、合计与由来。', simpleResolvers: true })
export class CubeResult {
  @Field(() => Row, { description: '总计：由事实重算，比率由分子分母重算。', simple: true })
  grandTotal!: Row

  answer!: CubeAnswer
}

@ObjectType({ description: '有了新的数据版本。只说版本和所涉月份，数字请再查询。', simpleResolvers: true })
export class SnapshotEvent {
  @Field(() => ID)
  snapshotId!: string

  @Field(() => [PeriodScalar], { description: '自上次通知以来所涉的月份。' })
  affectedPeriods!: string[]
}

@ObjectType({ description: '有记录入账。', simpleResolvers: true })
export class EntryEvent {
  @Field(() => ID)
  snapshotId!: string

  @Field(() => [Place], { description: '所涉的市。' })
  cities!: Place[]
}

@ObjectType({ description: '台账有记录办理了一步；待办请再查询。', simpleResolvers: true })
export class LedgerEvent {
  @Field(() => TimeScalar)
  at!: Date
}
