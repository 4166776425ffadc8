import { Field, ObjectType } from 'type-graphql'
import { Baseline, NotComparable } from '@jingxian/schema/vocabulary/cube-words'
import { DecimalScalar } from '../../kernel/scalars.ts'
import type { ComparisonData } from '../../metrics/shape-comparison.ts'
import { Period } from './key.type.ts'
import type { Naming } from './naming.ts'

@ObjectType({ description: '与基期的比较；两个窗口都写明。', simpleResolvers: true })
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

  @Field(() => String, { nullable: true, description: '序列断点的说明；没有断点为空。' })
  get note(): string | null {
    return this.data.note
  }
}
