import { Field, ObjectType } from 'type-graphql'
import { CellState } from '@jingxian/schema/vocabulary/cube-words'
import { DecimalScalar } from '../../kernel/scalars.ts'
import { Period } from './key.type.ts'

@ObjectType({ description: '走势上的一点。', simpleResolvers: true })
export class TrendPoint {
  @Field(() => Period)
  period!: Period

  @Field(() => DecimalScalar, { nullable: true })
  value!: string | null

  @Field(() => CellState)
  state!: CellState
}
