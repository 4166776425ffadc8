import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Evidence } from '../evidence/evidence.entity.ts'
import { evidenceOf } from '../evidence/evidence.service.ts'
import type { Context } from '../kernel/context.ts'
import { fieldsRead } from '../kernel/plain-rows.ts'
import { bookOf } from '../reference/book.ts'
import { Country } from '../reference/country.entity.ts'
import { Place, placeOf } from '../reference/place.type.ts'
import { OUTSIDE } from './share.rules.ts'
import { ProjectInvestor, ProjectShare, StageEvent } from './project-parts.entity.ts'

@Resolver(() => ProjectInvestor)
export class ProjectInvestorResolver {
  @FieldResolver(() => Country, { nullable: true })
  country(@Root() investor: ProjectInvestor, @Ctx() ctx: Context): Country | null {
    return bookOf(ctx).countries.get(investor.country ?? '') ?? null
  }
}

@Resolver(() => ProjectShare)
export class ProjectShareResolver {
  @FieldResolver(() => Place, { nullable: true, description: '省外为空。' })
  region(@Root() share: ProjectShare, @Ctx() ctx: Context): Place | null {
    return share.unit === OUTSIDE ? null : placeOf(ctx, share.unit)
  }
}

fieldsRead(StageEvent, { evidence: ['id'] })

@Resolver(() => StageEvent)
export class StageEventResolver {
  @FieldResolver(() => [Evidence])
  evidence(@Root() event: StageEvent, @Ctx() ctx: Context): Promise<Evidence[]> {
    return evidenceOf(ctx, event.id)
  }
}
