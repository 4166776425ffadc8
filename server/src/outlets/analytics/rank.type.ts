import { Arg, Field, Int, ObjectType } from 'type-graphql'
import { Baseline, Movement, type TieRule } from '@jingxian/schema/vocabulary/cube-words'
import { DecimalScalar } from '../../kernel/scalars.ts'
import type { NeighbourData, RankData } from '../../metrics/shape-rank.ts'
import { RowKey } from './key.type.ts'
import type { Naming } from './naming.ts'

@ObjectType({ description: '名次变动。', simpleResolvers: true })
export class RankMovement {
  @Field(() => Movement)
  state!: Movement

  @Field(() => Int, { nullable: true, description: '升为正，降为负。' })
  places!: number | null

  @Field(() => Boolean, { description: '金额与数量恒为 true；率只有前后两期的区间不重叠才为 true，否则名次变动可能只是随机起伏，应画成空心。' })
  certain!: boolean
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

@ObjectType({ description: '名次。并列者同名次，其后跳号。', simpleResolvers: true })
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
    const told = this.data.previous.get(baseline)
    if (!told) return { state: 'UNAVAILABLE', places: null, certain: false }
    const { certain } = told
    const before = this.previous(baseline)
    if (before === null) return { state: 'NEW', places: null, certain }
    const places = before - this.position
    return { state: places > 0 ? 'UP' : places < 0 ? 'DOWN' : 'SAME', places, certain }
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
