import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../kernel/context.ts'
import { Place, placeOf } from './place.type.ts'
import { PublishedFact } from './published-fact.entity.ts'
import { indicatorsOf } from './published.source.ts'

@Resolver(() => PublishedFact)
export class PublishedResolver {
  @Query(() => [PublishedFact], { description: '一个公开统计指标在一年里所依据的数字，各带来源与状态；没有公布的城市不在其中。' })
  publishedFacts(
    @Ctx() ctx: Context,
    @Arg('metric', () => ID, { description: '指标，如 PUBLISHED_FDI；不是公开统计的指标没有数字。' }) metric: string,
    @Arg('year', () => Int) year: number,
  ): Promise<PublishedFact[]> {
    return ctx.em.find(PublishedFact, { indicator: { $in: indicatorsOf(metric) }, year }, { orderBy: { indicator: 'asc', city: 'asc' } })
  }

  @FieldResolver(() => Place, { description: '城市。' })
  place(@Root() fact: PublishedFact, @Ctx() ctx: Context): Place {
    return placeOf(ctx, fact.city)
  }
}
