/** One cell, whatever the metric. Its parts were computed by the cube's statement; here they are only looked up. */
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql'
import { Baseline, CellState, Dimension, ShareScope, TieRule, ValueStatus } from '@jingxian/schema/vocabulary/cube-words'
import { DisplayUnit } from '@jingxian/schema/vocabulary/unit'
import { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import { DecimalScalar } from '../../kernel/scalars.ts'
import { isRate } from '../../metrics/metric.ts'
import { rankId } from '../../metrics/shape-rank.ts'
import type { CellData } from '../../metrics/shape-cell.ts'
import { Comparison } from './comparison.type.ts'
import { displayed } from './display.ts'
import { Metric } from './metric.type.ts'
import type { Naming } from './naming.ts'
import { Rank } from './rank.type.ts'
import { TrendPoint } from './trend.type.ts'

const STATE_TEXT: Record<CellState, string> = { REPORTED: '', REPORTED_ZERO: '', NOT_REPORTED: '未报', NOT_APPLICABLE: '—', SUPPRESSED: '已隐去' }

@ObjectType({ description: '一格：一个指标在一行的值，以及与它有关的一切。', simpleResolvers: true })
export class Cell {
  constructor(
    private readonly data: CellData,
    private readonly naming: Naming,
  ) {}

  @Field(() => Metric)
  get metric(): Metric {
    return this.data.def
  }

  @Field(() => CellState)
  get state(): CellState {
    return this.data.state
  }

  @Field(() => DecimalScalar, { nullable: true, description: '指标单位下的值；状态不是有值或报零时为空。' })
  get value(): string | null {
    return this.data.value
  }

  @Field(() => DecimalScalar, { nullable: true, description: '率的分子。' })
  get numerator(): string | null {
    return this.data.numerator
  }

  @Field(() => DecimalScalar, { nullable: true, description: '率的分母。' })
  get denominator(): string | null {
    return this.data.denominator
  }

  @Field(() => Int, { nullable: true, description: '率所依据的项目数。' })
  get n(): number | null {
    return this.data.n
  }

  @Field(() => DecimalScalar, { nullable: true, description: '按项目数计的率：Wilson 95% 区间的下限。' })
  get low(): string | null {
    return this.data.low
  }

  @Field(() => DecimalScalar, { nullable: true, description: '按项目数计的率：Wilson 95% 区间的上限。' })
  get high(): string | null {
    return this.data.high
  }

  @Field(() => ValueStatus, { nullable: true, description: '率的可靠程度；金额与数量只在窗口跨过断点时有。' })
  get status(): ValueStatus | null {
    return this.data.status
  }

  @Field(() => Float, { nullable: true, description: '仅供作图，有精度损失。' })
  get number(): number | null {
    return this.data.value === null ? null : Number(this.data.value)
  }

  @Field(() => String, { description: '带单位的文字；没有值时写明状态。' })
  display(
    @Arg('unit', () => DisplayUnit, { defaultValue: DisplayUnit.AUTO }) unit: DisplayUnit,
    @Arg('digits', () => Int, { defaultValue: 2, description: '小数位数；人、项、家为整数时不写小数。' }) digits: number,
  ): string {
    const { value, state, def } = this.data
    return value === null ? STATE_TEXT[state] : displayed(value, def.unit, unit, digits)
  }

  @Field(() => Comparison, { description: '与基期比较。' })
  compare(@Arg('to', () => Baseline) to: Baseline): Comparison {
    return new Comparison(asked(this.data.comparisons.get(to)), to, this.naming)
  }

  @Field(() => Rank, { nullable: true, description: '名次；没有值或项目太少的率不排。' })
  rank(
    @Arg('ties', () => TieRule, { defaultValue: TieRule.COMPETITION_1224 }) ties: TieRule,
    @Arg('partitionBy', () => [Dimension], { defaultValue: [Dimension.PERIOD], description: '在这些维度相同的行里排。' }) partitionBy: Dimension[],
  ): Rank | null {
    const data = this.data.ranks.get(rankId(partitionBy))
    return data ? new Rank(data, ties, this.naming) : null
  }

  @Field(() => DecimalScalar, { nullable: true, description: '占比（0.25 即 25%）；比率没有占比。' })
  share(@Arg('of', () => ShareScope, { defaultValue: ShareScope.PARENT }) of: ShareScope): string | null {
    return this.data.shares.get(of) ?? null
  }

  @Field(() => DecimalScalar, { nullable: true, description: '其中可信度不低于此级的部分；比率没有。' })
  assured(@Arg('level', () => Assurance) level: Assurance): string | null {
    return isRate(this.data.def) ? null : (this.data.assured.get(level) ?? null)
  }

  @Field(() => [TrendPoint], { description: '截至本行期间的最近几期，从早到晚；每期各有自己的窗口。' })
  trend(@Arg('last', () => Int, { defaultValue: 12, description: '1 到 36。' }) last: number): TrendPoint[] {
    return this.naming.trendOf(this.data.def.key, last)
  }
}

/** The look-ahead saw every part that is asked for; one that is missing is our mistake, not the asker's. */
function asked<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('A part of a cell was read that the cube did not compute.')
  return part
}
