/** One cell, whatever the metric. Its parts were computed by the cube's statement; here they are only looked up. */
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql'
import { Baseline, CellState, Dimension, Movement, NotComparable, ShareScope, TieRule, ValueStatus } from '@jingxian/schema/vocabulary/cube-words'
import { DisplayUnit } from '@jingxian/schema/vocabulary/unit'
import { DecimalScalar } from '../../kernel/scalars.ts'
import { rankId, type CellData, type ComparisonData, type NeighbourData, type RankData } from '../../metrics/shape.ts'
import { displayed } from './display.ts'
import { RowKey, Period } from './key.type.ts'
import { Metric } from './metric.type.ts'

/** What a cell needs to name its keys and windows. */
export interface Naming {
  keyOf(neighbour: NeighbourData): RowKey
  periodOf(window: { key: string; from: number; to: number }): Period
}

@ObjectType({ description: '名次变动。', simpleResolvers: true })
export class RankMovement {
  @Field(() => Movement)
  state!: Movement

  @Field(() => Int, { nullable: true, description: '升为正，降为负。' })
  places!: number | null
}

@ObjectType({ description: '与相邻名次的差距，恒为正。', simpleResolvers: true })
export class RankGap {
  @Field(() => RowKey, { description: '对方。' })
  key!: RowKey

  @Field(() => DecimalScalar, { description: '差额，与指标同单位；对方只露出这一个数。' })
  difference!: string

  @Field(() => DecimalScalar, { nullable: true, description: '差额 ÷ 本行的值。' })
  ratio!: string | null
}

@ObjectType({ description: '名次。并列者同名次，其后跳号。' })
export class Rank {
  constructor(
    private readonly data: RankData,
    private readonly ties: TieRule,
    private readonly naming: Naming,
  ) {}

  @Field(() => Int)
  get position(): number {
    return this.ties === 'DENSE_1223' ? this.data.dense : this.data.position
  }

  @Field(() => Int, { description: '参与排名的单位数。' })
  get of(): number {
    return this.data.of
  }

  @Field(() => Int, { description: '与几个单位并列。' })
  get tiedWith(): number {
    return this.data.tiedWith
  }

  @Field(() => Int, { nullable: true, description: '基期的名次。' })
  previous(@Arg('baseline', () => Baseline, { defaultValue: Baseline.PREVIOUS_PERIOD }) baseline: Baseline): number | null {
    const before = this.data.previous.get(baseline)
    return (this.ties === 'DENSE_1223' ? before?.dense : before?.position) ?? null
  }

  @Field(() => RankMovement)
  movement(@Arg('baseline', () => Baseline, { defaultValue: Baseline.PREVIOUS_PERIOD }) baseline: Baseline): RankMovement {
    if (!this.data.previous.has(baseline)) return { state: 'UNAVAILABLE', places: null }
    const before = this.previous(baseline)
    if (before === null) return { state: 'NEW', places: null }
    const places = before - this.position
    return { state: places > 0 ? 'UP' : places < 0 ? 'DOWN' : 'SAME', places }
  }

  @Field(() => RankGap, { nullable: true, description: '到前一名的差距；第一名为空。' })
  get gapToNext(): RankGap | null {
    return this.gap(this.data.ahead)
  }

  @Field(() => RankGap, { nullable: true, description: '对后一名的领先；最后一名为空。' })
  get leadOverPrevious(): RankGap | null {
    return this.gap(this.data.behind)
  }

  private gap(neighbour: NeighbourData | null): RankGap | null {
    return neighbour && { key: this.naming.keyOf(neighbour), difference: neighbour.difference, ratio: neighbour.ratio }
  }
}

@ObjectType({ description: '与基期的比较；两个窗口都写明。' })
export class Comparison {
  constructor(
    private readonly data: ComparisonData,
    private readonly against: Baseline,
    private readonly naming: Naming,
  ) {}

  @Field(() => Baseline)
  get baseline(): Baseline {
    return this.against
  }

  @Field(() => Period, { description: '本期窗口。' })
  get current(): Period {
    return this.naming.periodOf(this.data.current)
  }

  @Field(() => Period, { description: '基期窗口。' })
  get base(): Period {
    return this.naming.periodOf(this.data.base)
  }

  @Field(() => DecimalScalar, { nullable: true })
  get baseValue(): string | null {
    return this.data.baseValue
  }

  @Field(() => DecimalScalar, { nullable: true, description: '本期减基期。' })
  get difference(): string | null {
    return this.data.difference
  }

  @Field(() => DecimalScalar, { nullable: true, description: '增速（0.078 即 7.8%）；不可比或基期不为正时为空。' })
  get changeRatio(): string | null {
    return this.data.changeRatio
  }

  @Field(() => DecimalScalar, { nullable: true, description: '率的变化，百分点。' })
  get changePoints(): string | null {
    return this.data.changePoints
  }

  @Field(() => Boolean)
  get comparable(): boolean {
    return this.data.comparable
  }

  @Field(() => [NotComparable], { description: '不可比的原因。' })
  get reasons(): NotComparable[] {
    return this.data.reasons
  }
}

const STATE_TEXT: Record<CellState, string> = { REPORTED: '', REPORTED_ZERO: '', NOT_REPORTED: '未报', NOT_APPLICABLE: '—', SUPPRESSED: '已隐去' }

@ObjectType({ description: '一格：一个指标在一行的值，以及与它有关的一切。' })
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

  @Field(() => ValueStatus, { nullable: true, description: '率的可靠程度。' })
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
    @Arg('digits', () => Int, { defaultValue: 2 }) digits: number,
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
}

/** The look-ahead saw every part that is asked for; one that is missing is our mistake, not the asker's. */
function asked<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('A part of a cell was read that the cube did not compute.')
  return part
}
