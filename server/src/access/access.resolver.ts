import { Arg, Ctx, Extensions, Field, ID, Int, Mutation, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'
import { Right, Role } from '@jingxian/schema/vocabulary/roles'
import { NOBODY, type Actor } from '../kernel/actor.ts'
import { refuse } from '../kernel/errors.ts'
import { TimeScalar } from '../kernel/scalars.ts'
import { bookOf } from '../reference/book.ts'
import { Place, placeOf } from '../reference/place.type.ts'
import { signIn, signOut } from './access.service.ts'
import { auditTrail } from './audit-trail.service.ts'
import { checkAudit } from './audit.service.ts'
import { AuditCheckResult, AuditEventConnection, AuditFilter } from './audit.type.ts'
import type { RequestContext } from './request.ts'
import { rightsOf } from './rights-of.ts'

registerEnumType(Role, { name: 'Role', description: '角色。录入者不审核自己录入的记录。' })
registerEnumType(Right, { name: 'Right', description: '可以打开什么；菜单按它显示。' })

@ObjectType('Account', { description: '登录的账号。', simpleResolvers: true })
export class SignedIn {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: '登录名。' })
  login!: string

  @Field(() => String)
  name!: string

  @Field(() => Role)
  role!: Role

  @Field(() => Place, { description: '所属单位；省级为辽宁省。' })
  unit!: Place

  @Field(() => Place, { nullable: true, description: '所在的市；县区账号为其上级市，省级为空。' })
  city!: Place | null

  @Field(() => [Right])
  rights!: readonly Right[]
}

@ObjectType('Clock', { description: '服务器的时钟；演示省有自己的时钟。', simpleResolvers: true })
export class ServerClock {
  @Field(() => TimeScalar)
  now!: Date

  @Field(() => Boolean, { description: '是否演示时钟与示例数据。' })
  demo!: boolean

  @Field(() => String)
  zone!: string
}

@Resolver()
export class AccessResolver {
  @Extensions({ outside: true })
  @Query(() => SignedIn, { nullable: true, description: '当前登录的账号；未登录为空。' })
  me(@Ctx() ctx: RequestContext): SignedIn | null {
    return ctx.actor === NOBODY ? null : signedIn(ctx, ctx.actor)
  }

  @Extensions({ outside: true })
  @Query(() => ServerClock, { description: '服务器时钟。' })
  clock(@Ctx() ctx: RequestContext): ServerClock {
    return { now: ctx.now(), demo: ctx.demo, zone: 'Asia/Shanghai' }
  }

  @Extensions({ outside: true })
  @Query(() => String, { nullable: true, description: '底图的审图号；运营方没有设置时为空，画面上就不写。' })
  mapApproval(@Ctx() ctx: RequestContext): string | null {
    return ctx.mapApproval
  }

  @Extensions({ outside: true })
  @Mutation(() => SignedIn, { description: '登录。连续失败会被限速；会话闲置 30 分钟或满 8 小时后失效。' })
  async signIn(
    @Ctx() ctx: RequestContext,
    @Arg('account', () => String) account: string,
    @Arg('password', () => String) password: string,
  ): Promise<SignedIn> {
    const opened = await signIn(ctx.door, account, password)
    // Only now: a mistyped password must not end the session that one has.
    if (ctx.token) await signOut(ctx.door, ctx.token)
    ctx.setSession(opened.token)
    return signedIn(ctx, opened.actor)
  }

  @Extensions({ outside: true })
  @Mutation(() => Boolean, { description: '退出；会话立即失效。' })
  async signOut(@Ctx() ctx: RequestContext): Promise<boolean> {
    if (ctx.token) await signOut(ctx.door, ctx.token)
    ctx.clearSession()
    return true
  }

  @Query(() => AuditCheckResult, { description: '核对审计链（审计员）。' })
  auditCheck(@Ctx() ctx: RequestContext): Promise<AuditCheckResult> {
    auditorOnly(ctx)
    return checkAudit(ctx)
  }

  @Query(() => AuditEventConnection, { description: '操作留痕，新的在前（审计员）。' })
  auditEvents(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter: AuditFilter | null,
  ): Promise<AuditEventConnection> {
    auditorOnly(ctx)
    return auditTrail(ctx, filter ?? {}, { first, after })
  }
}

function auditorOnly({ actor }: RequestContext): void {
  if (!rightsOf(actor.role).includes(Right.READ_AUDIT)) throw refuse.forbidden('只有审计员可以看操作留痕、核对审计链。')
}

function signedIn(ctx: RequestContext, actor: Actor): SignedIn {
  const { account, login, name, role, unit } = actor
  const city = bookOf(ctx).regions.get(unit)?.city
  return { id: String(account), login, name, role, unit: placeOf(ctx, unit), city: city ? placeOf(ctx, city) : null, rights: rightsOf(role) }
}
