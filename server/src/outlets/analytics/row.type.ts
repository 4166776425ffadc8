/** Rows of a cube. The metric fields are added from the registry before the schema is built. */
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Dimension, RowLevel, ServedFrom, Visibility } from '@jingxian/schema/vocabulary/cube-words'
import { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import { DecimalScalar, PeriodScalar, TimeScalar } from '../../kernel/scalars.ts'
import { PageInfo } from '../../kernel/page.type.ts'
import { fieldOf, type MetricDef } from '../../metrics/metric.ts'
import type { TableRow } from '../../metrics/shape.ts'
import { Cell } from './cell.type.ts'
import { RowKey } from './key.type.ts'
import type { CubeAnswer } from './cube.answer.ts'

@ObjectType({ description: '一行：一个期间、一个单位、一个分类的组合；或总计。', simpleResolvers: true })
export class Row {
  @Field(() => ID, { description: '由键组成，同一行在每次回答里相同。' })
  id!: string

  @Field(() => RowLevel)
  level!: RowLevel

  @Field(() => [Dimension], { description: '本行固定了哪些维度。' })
  groupedBy!: readonly Dimension[]

  @Field(() => RowKey)
  key!: RowKey

  @Field(() => Visibility, { description: '对此行能看多深。' })
  visibility!: Visibility

  /** What resolvers of deeper fields need; never leaves the server. */
  answer!: CubeAnswer
  row!: TableRow;

  /** The cells, under their fields' names. */
  [field: string]: unknown
}

/** `capitalUsed: Cell!` and so on, one field per registered metric. */
export function addMetricFields(metrics: readonly MetricDef[]): void {
  for (const { key, name, definition } of metrics) {
    Field(() => Cell, { description: `${name}。${definition}`, simple: true })(Row.prototype, fieldOf(key))
  }
}

@ObjectType({ simpleResolvers: true })
export class RowConnection {
  @Field(() => [Row])
  nodes!: Row[]

  @Field(() => Int)
  totalCount!: number

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: '计入一行的一笔事实。', simpleResolvers: true })
export class FactRow {
  @Field(() => ID)
  id!: string

  @Field(() => ID, { nullable: true, description: '台账记录。' })
  entry!: string | null

  @Field(() => String, { description: '项目名称。' })
  project!: string

  @Field(() => PeriodScalar)
  period!: string

  @Field(() => String, { description: '计量，如 DOMESTIC_CNY（万元）、FOREIGN_USD（万美元）。' })
  measure!: string

  @Field(() => DecimalScalar)
  value!: string

  @Field(() => Assurance)
  assurance!: Assurance

  @Field(() => [String], { description: '佐证的 SHA-256。' })
  evidence!: string[]

  @Field(() => TimeScalar, { description: '入账时刻。' })
  recordedAt!: Date
}

@ObjectType({ simpleResolvers: true })
export class FactConnection {
  @Field(() => [FactRow])
  nodes!: FactRow[]

  @Field(() => Int)
  totalCount!: number

  @Field(() => PageInfo)
  pageInfo!: PageInfo
}

@ObjectType({ description: '这个查询花了多少。', simpleResolvers: true })
export class QueryCost {
  @Field(() => Int, { description: '组数 × 指标 × (1 + 基期)。' })
  points!: number

  @Field(() => Int)
  limit!: number

  @Field(() => Int)
  estimatedGroups!: number
}

@ObjectType({ description: '回答的由来。', simpleResolvers: true })
export class ResultMeta {
  @Field(() => QueryCost)
  cost!: QueryCost

  @Field(() => ServedFrom)
  servedFrom!: ServedFrom

  @Field(() => String, { nullable: true, description: '所用的汇总及其版本；未用汇总为空。' })
  rollup!: string | null

  @Field(() => TimeScalar)
  computedAt!: Date

  @Field(() => [String], { description: '应当知道的事，如有单位未报。' })
  warnings!: string[]

  @Field(() => ID, { description: '同一快照上同一问题的指纹。' })
  queryHash!: string
}
