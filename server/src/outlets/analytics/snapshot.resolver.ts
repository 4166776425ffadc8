import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Basis, Dimension } from '@jingxian/schema/vocabulary/cube-words'
import { monthKey } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { paged } from '../../kernel/page.ts'
import { PeriodScalar, TimeScalar } from '../../kernel/scalars.ts'
import { fieldOf } from '../../metrics/metric.ts'
import type { Catalog } from '../../metrics/catalog.ts'
import { rollupsOf } from '../../metrics/sources-sql.ts'
import { catalogue } from './catalogue.ts'
import { Cell } from './cell.type.ts'
import { Completeness, CubeResult, NewsItem, Snapshot } from './snapshot.type.ts'
import { completenessOf } from './completeness.service.ts'
import { answerCube, pointsOf } from './cube.service.ts'
import { pageRows, rowOf, subtotalRows, topRows } from './cube.rows.ts'
import { CubeFilter, Having, OrderBy, PeriodRange } from './cube.input.ts'
import { factsOf } from './facts.service.ts'
import { filterOf } from './filter.ts'
import { askedOf, drillId, pageId, subtotalId, topId, type DrillArgs } from './look-ahead.ts'
import { Metric } from './metric.type.ts'
import { newsOf } from './news.service.ts'
import { FactConnection, ResultMeta, Row, RowConnection } from './row.type.ts'
import { limitsOf, scopeOf } from './limits.ts'
import { snapshotAt } from './snapshot.service.ts'
import { warningsOf } from './warnings.ts'
import { MetricKey } from './words.type.ts'

const MOST_NEWS = 20

@Resolver()
export class MetricResolver {
  @Query(() => [Metric], { description: '全部指标的定义。' })
  metrics(): Metric[] {
    return [...catalogue().metrics]
  }

  @Query(() => Metric, { description: '一个指标的定义。' })
  metric(@Arg('key', () => MetricKey) key: string): Metric {
    return catalogue().find(key)
  }
}

@Resolver(() => Snapshot)
export class SnapshotResolver {
  @Query(() => Snapshot, { description: '数据的一个版本；不带参数为最新。一次操作里的所有数字出自同一画面。' })
  async snapshot(
    @Ctx() ctx: Context,
    @Arg('asOf', () => TimeScalar, { nullable: true, description: '此刻之前的最后一版。' }) asOf: Date | null,
    @Arg('id', () => ID, { nullable: true, description: '指定快照号。' }) id: string | null,
  ): Promise<Snapshot> {
    scopeOf(ctx.actor)
    if (asOf && id) throw refuse.invalid('asOf 与 id 只能写一个。', { field: 'asOf' })
    const facts = await snapshotAt(ctx, { asOf, id })
    return Object.assign(new Snapshot(), {
      id: String(facts.version),
      label: facts.label,
      asOf: facts.asOf,
      dataFrom: monthKey(facts.dataFrom),
      dataThrough: monthKey(facts.dataThrough),
      latestSigned: monthKey(facts.latestSigned),
      facts,
    })
  }

  @FieldResolver(() => Completeness, { description: '期间最后一个月的报送情况。' })
  completeness(@Root() { facts }: Snapshot, @Ctx() ctx: Context, @Arg('period', () => PeriodScalar) period: string): Promise<Completeness> {
    return completenessOf(ctx, facts, period)
  }

  @FieldResolver(() => [NewsItem], { description: '刚刚发生的事，新的在前。' })
  news(@Root() { facts }: Snapshot, @Ctx() ctx: Context, @Arg('first', () => Int, { defaultValue: 5 }) first: number): Promise<NewsItem[]> {
    if (first < 1 || first > MOST_NEWS) throw refuse.limit(`first 应在 1 到 ${MOST_NEWS} 之间。`, { field: 'first' })
    return newsOf(ctx, facts, first)
  }

  @FieldResolver(() => CubeResult, { description: '按维度分组的指标；一个立方一条 SQL。' })
  async cube(
    @Root() { facts }: Snapshot,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('periods', () => PeriodRange) periods: PeriodRange,
    @Arg('groupBy', () => [Dimension], { defaultValue: [Dimension.CITY] }) groupBy: Dimension[],
    @Arg('filter', () => CubeFilter, { nullable: true }) filter: CubeFilter | null,
    @Arg('having', () => [Having], { nullable: true }) having: Having[] | null,
    @Arg('basis', () => Basis, { defaultValue: Basis.TERRITORIAL }) basis: Basis,
  ): Promise<CubeResult> {
    const catalog = catalogue()
    const bounds = (having ?? []).map(({ metric, gte, lte }) => ({ metric, gte: gte ?? undefined, lte: lte ?? undefined }))
    const args = { periods: { ...periods }, groupBy, filter: filterOf(ctx, filter ?? {}), having: bounds, basis }
    const answer = await answerCube(ctx, catalog, facts, args, askedOf(info, fieldsOf(catalog), bounds))
    return Object.assign(new CubeResult(), { answer, grandTotal: rowOf(ctx, answer, answer.table.total) })
  }
}

@Resolver(() => CubeResult)
export class CubeResolver {
  @FieldResolver(() => RowConnection, { description: '明细行。' })
  rows(
    @Root() { answer }: CubeResult,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('orderBy', () => [OrderBy], { nullable: true, description: '不写则按期间与代码。' }) orderBy: OrderBy[] | null,
  ): RowConnection {
    return pageRows(ctx, answer, pageId({ first, after, orderBy: orderBy as never }))
  }

  @FieldResolver(() => [Row], { description: '每个期间的前 n 行，其余合成一行 OTHERS，由事实重算（比率重除）。' })
  top(@Root() { answer }: CubeResult, @Ctx() ctx: Context, @Arg('n', () => Int) n: number, @Arg('orderBy', () => OrderBy) orderBy: OrderBy): Row[] {
    return topRows(ctx, answer, topId({ n, orderBy: orderBy as never }))
  }

  @FieldResolver(() => [Row], { description: '按分组的一部分小计，由事实重算。' })
  subtotals(@Root() { answer }: CubeResult, @Ctx() ctx: Context, @Arg('by', () => [Dimension]) by: Dimension[]): Row[] {
    return subtotalRows(ctx, answer.subtotals.get(subtotalId(by))!)
  }

  @FieldResolver(() => ResultMeta)
  meta(@Root() { answer }: CubeResult, @Ctx() ctx: Context): ResultMeta {
    const { plan } = answer
    const rollup = rollupsOf(plan)
    return {
      cost: { points: pointsOf(answer), limit: limitsOf(ctx.actor).points, estimatedGroups: plan.cost.groups },
      servedFrom: rollup ? 'ROLLUP' : 'FACTS',
      rollup,
      computedAt: ctx.now(),
      warnings: warningsOf(answer),
      queryHash: answer.hash,
    }
  }
}

@Resolver(() => Row)
export class RowResolver {
  @FieldResolver(() => Cell, { description: '由变量选定指标的同一个格子，供可切换指标的画面。' })
  metric(@Root() row: Row, @Arg('key', () => MetricKey) key: string): Cell {
    return row[fieldOf(key)] as Cell
  }

  @FieldResolver(() => RowConnection, { description: '向下一个维度展开；只能展开权限内的明细。OTHERS 行由许多成员合成，不下钻，返回空。' })
  drill(
    @Root() { answer, row }: Row,
    @Ctx() ctx: Context,
    @Arg('to', () => Dimension) to: Dimension,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('orderBy', () => [OrderBy], { nullable: true }) orderBy: OrderBy[] | null,
  ): RowConnection {
    if (row.level === 'OTHERS') return paged([], 0, 0)
    if (row.level === 'GRAND_TOTAL') throw refuse.invalid('总计不能下钻：请把维度写进 groupBy。', { field: 'to' })
    if (to === 'PERIOD') throw refuse.invalid('期间不能下钻：请把 PERIOD 写进 groupBy。', { field: 'to' })
    const args = { to, first, after, orderBy } as DrillArgs
    return pageRows(ctx, answer.drills.get(drillId(args))!, pageId(args), row)
  }

  @FieldResolver(() => FactConnection, { description: '计入这一行的逐笔事实；只能看本单位的。' })
  facts(
    @Root() { answer, row }: Row,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<FactConnection> {
    return factsOf(ctx, answer, row, { first, after })
  }
}

let fields: ReadonlyMap<string, string> | undefined
function fieldsOf(catalog: Catalog): ReadonlyMap<string, string> {
  return (fields ??= new Map([...catalog.metrics.map(({ key }): [string, string] => [fieldOf(key), key])]))
}
