/** The way back: what the ledger adds to a project. */
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql'
import { Project } from '../../library/project.entity.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { paged } from '../../kernel/page.ts'
import { fieldsRead } from '../../kernel/plain-rows.ts'
import { selectedIn } from '../../kernel/selection.ts'
import { capitalByMonth, capitalOf, entriesOf, pageAsked, type EntryPage } from './ledger.list.ts'
import { EntryConnection, MonthAmount, ProjectCapital } from './ledger.type.ts'

fieldsRead(Project, { entries: ['id'], capital: ['id'], capitalByMonth: ['id'] })

@Resolver(() => Project)
export class ProjectLedgerResolver {
  @FieldResolver(() => EntryConnection, { description: '台账记录，新的在前。' })
  entries(
    @Root() project: Project,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): EntryConnection | Promise<EntryConnection> {
    const page = pageAsked({ first, after }, selectedIn(info))
    const found = entriesOf(ctx, project, page)
    const connection = ({ nodes, total }: EntryPage) => paged(nodes, total, page.offset)
    return found instanceof Promise ? found.then(connection) : connection(found)
  }

  @FieldResolver(() => [MonthAmount], { description: '近几个月已入账的资金，从早到晚。' })
  capitalByMonth(@Root() project: Project, @Ctx() ctx: Context, @Arg('last', () => Int, { defaultValue: 24 }) last: number): Promise<MonthAmount[]> {
    if (last < 1 || last > 60) throw refuse.limit('last 应在 1 到 60 之间。', { field: 'last' })
    return capitalByMonth(ctx, project.id, last)
  }

  @FieldResolver(() => ProjectCapital)
  capital(@Root() project: Project, @Ctx() ctx: Context): Promise<ProjectCapital> {
    return capitalOf(ctx, project.id)
  }
}
