import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { windowOf } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../kernel/context.ts'
import { PeriodScalar } from '../kernel/scalars.ts'
import { bookOf, regionByCode } from './book.ts'
import { Country } from './country.entity.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'
import { Industry } from './industry.entity.ts'
import { Place, placeOf } from './place.type.ts'
import { Region, RegionLevel } from './region.entity.ts'

@Resolver(() => Region)
export class ReferenceResolver {
  @Query(() => [Region], { description: '区划；不带参数时为全部 116 个。' })
  regions(
    @Ctx() ctx: Context,
    @Arg('level', () => RegionLevel, { nullable: true, description: '只要这一层级。' }) level: RegionLevel | null,
    @Arg('parent', () => ID, { nullable: true, description: '只要这个市的县区。' }) parent: string | null,
  ): Region[] {
    const city = parent ? regionByCode(ctx, parent, 'parent').id : undefined
    const all = [...bookOf(ctx).regions.values()]
    return all.filter((r) => (!level || r.level === level) && (!city || (r.city === city && r.id !== city)))
  }

  @FieldResolver(() => Place, { nullable: true, description: '所属的市；市和省没有。' })
  parent(@Root() region: Region, @Ctx() ctx: Context): Place | null {
    return region.city && region.city !== region.id ? placeOf(ctx, region.city) : null
  }

  @Query(() => [Industry], { description: '行业大类，97 个。' })
  industries(@Ctx() ctx: Context): Industry[] {
    return [...bookOf(ctx).industries.values()]
  }

  @Query(() => [Country], { description: '国家（地区）。' })
  countries(@Ctx() ctx: Context): Country[] {
    return [...bookOf(ctx).countries.values()]
  }

  @Query(() => [ExchangeRate], { description: '一个月的汇率；没有的币种不能入账。' })
  exchangeRates(@Ctx() ctx: Context, @Arg('month', () => PeriodScalar) month: string): Promise<ExchangeRate[]> {
    return ctx.em.find(ExchangeRate, { monthNumber: windowOf(month).to }, { orderBy: { currency: 'asc' } })
  }
}
