import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../kernel/context.ts'
import { offsetOf, paged } from '../kernel/page.ts'
import { regionByCode } from './book.ts'
import { placeOf, Place, termOf, Term } from './place.type.ts'
import { PublicProject, PublicProjectConnection } from './public-project.entity.ts'

@Resolver(() => PublicProject)
export class PublicProjectResolver {
  @Query(() => PublicProjectConnection, { description: '公开报道的真实项目，附来源；不在项目库内，不计入任何合计。' })
  async publicProjects(
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('city', () => ID, { nullable: true, description: '只要这个市的。' }) city: string | null,
  ): Promise<PublicProjectConnection> {
    const offset = offsetOf({ first, after })
    const where = city ? { city: regionByCode(ctx, city, 'city').id } : {}
    const [rows, count] = await ctx.em.findAndCount(PublicProject, where, { orderBy: { id: 'asc' }, limit: first, offset })
    return paged(rows, count, offset)
  }

  @FieldResolver(() => Place, { nullable: true, description: '所在的市；来源只写到省的为空。' })
  city(@Root() { city }: PublicProject, @Ctx() ctx: Context): Place | null {
    return city === null ? null : placeOf(ctx, city)
  }

  @FieldResolver(() => Term, { nullable: true, description: '行业大类，本产品所归。' })
  industry(@Root() { industryCode }: PublicProject, @Ctx() ctx: Context): Term | null {
    return industryCode === null ? null : termOf(ctx, industryCode)
  }
}
