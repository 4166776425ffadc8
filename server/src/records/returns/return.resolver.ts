import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { windowOf } from '@jingxian/schema/vocabulary/period'
import { NOBODY } from '../../kernel/actor.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { PeriodScalar } from '../../kernel/scalars.ts'
import { returnsOf, signReturn } from './return.service.ts'
import { ExplainedZeroInput, MonthlyReturnType } from './return.type.ts'

@Resolver()
export class ReturnResolver {
  @Query(() => [MonthlyReturnType], { description: '一个月的报送情况：县区见自己，市见本市各县区，省见 15 个单位。' })
  monthlyReturns(@Ctx() ctx: Context, @Arg('month', () => PeriodScalar) month: string): Promise<MonthlyReturnType[]> {
    if (ctx.actor === NOBODY) throw refuse.unauthenticated('请先登录。')
    return returnsOf(ctx, windowOf(month).to)
  }

  @Mutation(() => MonthlyReturnType, { description: '签报：确认本月金额，零须说明原因（规则 5）。签报后不能更改。' })
  signReturn(
    @Ctx() ctx: Context,
    @Arg('unit', () => ID) unit: string,
    @Arg('month', () => PeriodScalar) month: string,
    @Arg('zeros', () => [ExplainedZeroInput], { defaultValue: [] }) zeros: ExplainedZeroInput[],
  ): Promise<MonthlyReturnType> {
    return signReturn(ctx, { unit, month, zeros: zeros.map((zero) => ({ ...zero, note: zero.note ?? null })) })
  }
}
