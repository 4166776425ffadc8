/**
 * Selection -> what must be computed. Reads everything below a cube before any SQL is written: fragments, aliases,
 * directives and variables are resolved, so each metric, comparison, rank, share and page is asked for once.
 */
import type { GraphQLResolveInfo } from 'graphql'
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info'
import type { Baseline, Dimension, ShareScope } from '@jingxian/schema/vocabulary/cube-words'
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import { canonical } from '../../kernel/changes.ts'
import { offsetOf } from '../../kernel/page.ts'
import { rankId } from '../../metrics/shape-rank.ts'
import type { Having, Need, OrderBy, Page } from '../../metrics/question.ts'

export interface RowsArgs {
  first: number
  after?: string | null
  orderBy?: OrderBy[] | null
}

export interface DrillArgs extends RowsArgs {
  to: Exclude<Dimension, 'PERIOD'>
}

export interface Asked {
  needs: Need[]
  pages: Page[]
  drills: { args: DrillArgs; asked: Asked }[]
  subtotals: { by: readonly Dimension[]; asked: Asked }[]
  /** Metrics whose course is asked for, and how many periods back at most. */
  trend: Course | null
  /** The same of the grand total. */
  totalTrend: Course | null
  facts: boolean
}

interface Course {
  metrics: readonly string[]
  last: number
}

export interface TopArgs {
  n: number
  orderBy: OrderBy
}

/** Metric -> how many periods back. */
type Trends = Map<string, number>

interface Gathered {
  baselines: Set<Baseline>
  ranks: Map<string, readonly Dimension[]>
  rankBaselines: Set<Baseline>
  shares: Set<ShareScope>
  assured: Set<Assurance>
}

const MOST_ROWS = 1000

/** `fields`: GraphQL field of Row -> metric key. */
export function askedOf(info: GraphQLResolveInfo, fields: ReadonlyMap<string, string>, having: readonly Having[]): Asked {
  const cube = parseResolveInfo(info) as ResolveTree
  return new LookAhead(fields).ofCube(selections(cube), having)
}

export function pageId(args: RowsArgs): string {
  return canonical({ first: args.first, after: args.after ?? null, orderBy: args.orderBy ?? [] })
}

export function topId({ n, orderBy }: TopArgs): string {
  return `top ${canonical({ n, orderBy })}`
}

export function subtotalId(by: readonly Dimension[]): string {
  return [...by].sort().join()
}

export function drillId(args: DrillArgs): string {
  return `${args.to} ${pageId(args)}`
}

class LookAhead {
  private readonly metrics = new Map<string, Gathered>()
  private readonly pages = new Map<string, Page>()
  private readonly drills = new Map<string, { args: DrillArgs; ahead: LookAhead }>()
  private readonly subtotals = new Map<string, { by: readonly Dimension[]; ahead: LookAhead }>()
  private readonly trends: Trends = new Map()
  private readonly totalTrends: Trends = new Map()
  private facts = false

  constructor(private readonly fields: ReadonlyMap<string, string>) {}

  ofCube(cube: ResolveTree[], having: readonly Having[]): Asked {
    for (const { metric } of having) this.metric(metric)
    for (const field of cube) {
      if (field.name === 'rows') this.rows(field)
      if (field.name === 'top') this.top(field)
      if (field.name === 'subtotals') this.subtotal(field)
      if (field.name === 'grandTotal') this.row(selections(field), this.totalTrends)
    }
    return this.result()
  }

  private rows(field: ResolveTree): void {
    const args = field.args as unknown as RowsArgs
    const orderBy = (args.orderBy ?? []).map((order) => ({ ...order }))
    const after = offsetOf({ first: args.first, after: args.after }, MOST_ROWS)
    this.pages.set(pageId(args), { id: pageId(args), first: args.first, after, within: [], orderBy })
    for (const order of orderBy) if (order.metric) this.orderedBy(order)
    for (const nodes of selections(field).filter((f) => f.name === 'nodes')) this.row(selections(nodes))
  }

  private top(field: ResolveTree): void {
    const args = field.args as unknown as TopArgs
    const order = { ...args.orderBy }
    this.pages.set(topId(args), { id: topId(args), first: args.n, after: 0, top: true, within: [], orderBy: [order] })
    if (order.metric) this.orderedBy(order)
    this.row(selections(field))
  }

  private subtotal(field: ResolveTree): void {
    const by = field.args['by'] as Dimension[]
    const found = this.subtotals.get(subtotalId(by)) ?? { by, ahead: new LookAhead(this.fields) }
    this.subtotals.set(subtotalId(by), found)
    found.ahead.row(selections(field))
  }

  private orderedBy(order: OrderBy): void {
    const gathered = this.metric(order.metric!)
    if (order.baseline) gathered.baselines.add(order.baseline)
    if (order.by === 'SHARE') gathered.shares.add('PARENT')
  }

  private row(row: ResolveTree[], trends = this.trends): void {
    for (const field of row) {
      const key = field.name === 'metric' ? (field.args['key'] as string) : this.fields.get(field.name)
      if (key) this.cell(key, this.metric(key), selections(field), trends)
      if (field.name === 'facts') this.facts = true
      if (field.name === 'drill') this.drill(field)
    }
  }

  private drill(field: ResolveTree): void {
    const args = field.args as unknown as DrillArgs
    const found = this.drills.get(drillId(args)) ?? { args, ahead: new LookAhead(this.fields) }
    this.drills.set(drillId(args), found)
    found.ahead.rows(field)
  }

  private cell(key: string, gathered: Gathered, cell: ResolveTree[], trends: Trends): void {
    for (const field of cell) {
      if (field.name === 'compare') gathered.baselines.add(field.args['to'] as Baseline)
      if (field.name === 'share') gathered.shares.add(field.args['of'] as ShareScope)
      if (field.name === 'rank') this.rank(gathered, field)
      if (field.name === 'assured') gathered.assured.add(field.args['level'] as Assurance)
      if (field.name === 'trend') trends.set(key, Math.max(trends.get(key) ?? 0, field.args['last'] as number))
    }
  }

  private rank(gathered: Gathered, field: ResolveTree): void {
    const within = field.args['partitionBy'] as Dimension[]
    gathered.ranks.set(rankId(within), within)
    for (const part of selections(field)) {
      if (part.name === 'previous' || part.name === 'movement') gathered.rankBaselines.add(part.args['baseline'] as Baseline)
    }
  }

  private metric(key: string): Gathered {
    const found = this.metrics.get(key) ?? { baselines: new Set(), ranks: new Map(), rankBaselines: new Set(), shares: new Set(), assured: new Set() }
    this.metrics.set(key, found)
    return found
  }

  private result(): Asked {
    const needs = [...this.metrics].map(([metric, gathered]) => ({
      metric,
      baselines: [...gathered.baselines],
      rankedWithin: [...gathered.ranks.values()],
      rankBaselines: [...gathered.rankBaselines],
      shares: [...gathered.shares],
      assured: [...gathered.assured],
    }))
    const drills = [...this.drills.values()].map(({ args, ahead }) => ({ args, asked: ahead.result() }))
    const subtotals = [...this.subtotals.values()].map(({ by, ahead }) => ({ by, asked: ahead.result() }))
    const below = [...drills, ...subtotals]
    return { needs, pages: [...this.pages.values()], drills, subtotals, trend: courseOf(this.trends), totalTrend: courseOf(this.totalTrends), facts: this.facts || below.some(({ asked }) => asked.facts) }
  }
}

function courseOf(trends: Trends): Course | null {
  return trends.size ? { metrics: [...trends.keys()], last: Math.max(...trends.values()) } : null
}

function selections(tree: ResolveTree): ResolveTree[] {
  return Object.values(tree.fieldsByTypeName).flatMap((fields) => Object.values(fields))
}
