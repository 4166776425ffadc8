/** From a selection to an answer that its resolvers only look up. */
import { createHash } from 'node:crypto'
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import { firstDay, lastDay } from '@jingxian/schema/vocabulary/period'
import { canonical } from '../../kernel/changes.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { planFigures, runFigures, type Asking } from '../../kernel/figures.ts'
import { paged } from '../../kernel/page.ts'
import type { Catalog } from '../../metrics/catalog.ts'
import type { Frame } from '../../metrics/frames.ts'
import { fieldOf } from '../../metrics/metric.ts'
import type { Question } from '../../metrics/question.ts'
import { isInside } from '../../metrics/scope.ts'
import { pageOf, type TablePage, type TableRow } from '../../metrics/shape.ts'
import { type Keys } from '../../metrics/shape-keys.ts'
import { placeOf, termOf } from '../../reference/place.type.ts'
import { codeOf } from '../../reference/region-code.ts'
import { Cell } from './cell.type.ts'
import type { Period, RowKey } from './key.type.ts'
import { limitsOf, scopeOf } from './limits.ts'
import type { Naming } from './naming.ts'
import { drillId, type Asked, type DrillArgs } from './look-ahead.ts'
import type { CubeAnswer, CubeArgs, CubePlan } from './cube.answer.ts'
import { Row, type RowConnection } from './row.type.ts'
import type { SnapshotFacts } from './snapshot.service.ts'

/** One statement for the cube and one for each kind of drill below it; all are planned before the first is sent. */
export async function answerCube(ctx: Context, catalog: Catalog, snapshot: SnapshotFacts, args: CubeArgs, asked: Asked): Promise<CubeAnswer> {
  const asking = { catalog, scope: scopeOf(ctx.actor), limits: limitsOf(ctx.actor) }
  return run(ctx, planCube(snapshot, args, asked, asking))
}

function planCube(snapshot: SnapshotFacts, args: CubeArgs, asked: Asked, asking: Asking): CubePlan {
  if (asked.facts && !isInside(args.filter, asking.scope)) throw refuse.forbidden(FACTS_REFUSED)
  const question: Question = { ...args, needs: asked.needs, pages: asked.pages }
  const drills = asked.drills.map(({ args: drill, asked: below }): [string, CubePlan] => [
    drillId(drill),
    planCube(snapshot, drilled(args, drill), within(below, args.groupBy), asking),
  ])
  return { plan: planFigures(question, snapshot, asking), args, hash: hashOf(snapshot, question), drills: new Map(drills) }
}

async function run(ctx: Context, planned: CubePlan): Promise<CubeAnswer> {
  const table = await runFigures(ctx, planned.plan)
  const drills = new Map<string, CubeAnswer>()
  for (const [id, below] of planned.drills) drills.set(id, await run(ctx, below))
  return { ...planned, table, drills }
}

const FACTS_REFUSED =
  '逐笔事实只能看本单位的：请加上只含本单位的 filter（市写 city，县区写 county）；对其他单位只提供「城市 × 期间」的合计。'

function drilled(args: CubeArgs, { to }: DrillArgs): CubeArgs {
  if (args.groupBy.includes(to)) throw refuse.invalid(`已按 ${to} 分组，不能再向它下钻：请选别的维度。`, { field: 'to' })
  return { ...args, groupBy: [...args.groupBy, to] }
}

function within(asked: Asked, parent: readonly Dimension[]): Asked {
  return { ...asked, pages: asked.pages.map((page) => ({ ...page, within: parent })) }
}

function hashOf({ version }: SnapshotFacts, question: Question): string {
  return createHash('sha256').update(canonical({ version, question })).digest('hex').slice(0, 16)
}

export function pageRows(ctx: Context, answer: CubeAnswer, id: string, parent?: TableRow): RowConnection {
  const page: TablePage = pageOf(answer.plan, answer.table, id, parent)
  const nodes = page.rows.map((row) => rowOf(ctx, answer, row))
  return paged(nodes, page.totalCount, page.offset)
}

export function rowOf(ctx: Context, answer: CubeAnswer, row: TableRow): Row {
  const naming = namingOf(ctx, row.frame)
  const key = keyOf(ctx, answer, row)
  const cells = [...row.cells].map(([metric, data]) => [fieldOf(metric), new Cell(data, naming)])
  const groupedBy = row.level === 'GRAND_TOTAL' ? [] : answer.args.groupBy
  return Object.assign(new Row(), { id: idOf(row, answer), level: row.level, groupedBy, key, answer, row }, Object.fromEntries(cells))
}

function namingOf(ctx: Context, frame: Frame): Naming {
  return {
    keyOf: ({ keys }) => places(ctx, keys, null),
    periodOf: (window) => ({ ...periodOf(frame), ...span(window), key: window.key, complete: window === frame.windows.c ? frame.complete : true }),
  }
}

function keyOf(ctx: Context, answer: CubeAnswer, { frame, keys }: TableRow): RowKey {
  return places(ctx, keys, answer.plan.periodGrouped || answer.plan.frames.length === 1 ? periodOf(frame) : null)
}

function places(ctx: Context, keys: Keys, period: Period | null): RowKey {
  return {
    period,
    city: keys.city === undefined ? null : placeOf(ctx, keys.city),
    county: keys.county === undefined ? null : placeOf(ctx, keys.county),
    industry: keys.industry === undefined ? null : termOf(ctx, keys.industry),
  }
}

function periodOf({ key, grain, accumulate, complete, windows }: Frame): Period {
  return { key, grain, accumulate, complete, ...span(windows.c) }
}

function span({ from, to }: { from: number; to: number }): { start: string; end: string } {
  return { start: firstDay(from), end: lastDay(to) }
}

function idOf({ level, frame, keys }: TableRow, answer: CubeAnswer): string {
  if (level === 'GRAND_TOTAL') return 'total'
  const parts = Object.entries(keys).map(([name, key]) => `${name}:${typeof key === 'number' ? codeOf(key) : key}`)
  return [...(answer.plan.periodGrouped ? [`period:${frame.key}`] : []), ...parts].join('/') || 'all'
}
