/** From a selection to an answer that its resolvers only look up. */
import { createHash } from 'node:crypto'
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import { shiftKey } from '@jingxian/schema/vocabulary/period'
import { canonical } from '../../kernel/changes.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { planFigures, runFigures, type Asking } from '../../kernel/figures.ts'
import type { Catalog } from '../../metrics/catalog.ts'
import { nameOf } from '../../metrics/dimensions.ts'
import type { Question } from '../../metrics/question.ts'
import { isInside } from '../../metrics/scope.ts'
import { limitsOf, scopeOf } from './limits.ts'
import { drillId, subtotalId, type Asked, type DrillArgs } from './look-ahead.ts'
import type { CubeAnswer, CubeArgs, CubePlan } from './cube.answer.ts'
import type { SnapshotFacts } from './snapshot.service.ts'

const LONGEST_TREND = 36

/** One statement for the cube and one for each further cube that parts of it ask for; all are planned before the first is sent. */
export async function answerCube(ctx: Context, catalog: Catalog, snapshot: SnapshotFacts, args: CubeArgs, asked: Asked): Promise<CubeAnswer> {
  const asking = { catalog, scope: scopeOf(ctx.actor), limits: limitsOf(ctx.actor) }
  const planned = planCube(snapshot, args, asked, asking)
  checkWhole(pointsOf(planned), asking.limits.points)
  return run(ctx, planned)
}

/** What the cube and everything below it cost together. */
export function pointsOf({ plan, drills, subtotals, trend, totalTrend }: CubePlan): number {
  const below = [...drills.values(), ...subtotals.values(), ...[trend, totalTrend].flatMap((part) => part ?? [])]
  return below.reduce((sum, part) => sum + pointsOf(part), plan.cost.points)
}

function checkWhole(points: number, limit: number): void {
  if (points <= limit) return
  throw refuse.limit(`这个查询连同下钻、小计和走势约需 ${points} 点，超过上限 ${limit} 点：请缩短走势、减少下钻或维度。`, { points, limit })
}

/** Rows are those of the metrics that are asked for; where none is, of this one. */
const USUAL = 'CAPITAL_USED'

function planCube(snapshot: SnapshotFacts, args: CubeArgs, asked: Asked, asking: Asking, everyRow = false): CubePlan {
  if (asked.facts && !isInside(args.filter, asking.scope)) throw refuse.forbidden(FACTS_REFUSED)
  const ofAnything = !asked.needs.length
  const needs = ofAnything ? [plainNeed(USUAL)] : asked.needs
  const question: Question = { ...args, needs, pages: asked.pages, everyRow }
  const below = (more: Partial<CubeArgs>, part: Asked, every = false) => planCube(snapshot, { ...args, ...more }, part, asking, every)
  return {
    plan: planFigures(question, snapshot, asking),
    args,
    scope: asking.scope,
    ofAnything,
    hash: hashOf(snapshot, question),
    drills: new Map(asked.drills.map(({ args: drill, asked: part }) => [drillId(drill), below(drilled(args, drill), within(part.needs.length ? part : { ...part, needs: asked.needs.map(({ metric }) => plainNeed(metric)) }, args.groupBy))])),
    subtotals: new Map(asked.subtotals.map(({ by, asked: part }) => [subtotalId(by), below({ groupBy: coarser(args, by), having: [] }, part, true)])),
    trend: asked.trend && below(courseOf(args, asked.trend.last), { ...NOTHING, needs: asked.trend.metrics.map(plainNeed) }, true),
    totalTrend: asked.totalTrend && below(courseOf({ ...args, groupBy: [] }, asked.totalTrend.last), { ...NOTHING, needs: asked.totalTrend.metrics.map(plainNeed) }, true),
  }
}

async function run(ctx: Context, planned: CubePlan): Promise<CubeAnswer> {
  const table = await runFigures(ctx, planned.plan)
  const ran = async (plans: Map<string, CubePlan>) => {
    const answers = new Map<string, CubeAnswer>()
    for (const [id, below] of plans) answers.set(id, await run(ctx, below))
    return answers
  }
  return { ...planned, table, drills: await ran(planned.drills), subtotals: await ran(planned.subtotals), trend: planned.trend && (await run(ctx, planned.trend)), totalTrend: planned.totalTrend && (await run(ctx, planned.totalTrend)) }
}

const FACTS_REFUSED =
  '逐笔事实只能看本单位的：请加上只含本单位的 filter（市写 city，县区写 county）；对其他单位只提供「城市 × 期间」的合计。'

const NOTHING: Asked = { needs: [], pages: [], drills: [], subtotals: [], trend: null, totalTrend: null, facts: false }

function plainNeed(metric: string) {
  return { metric, baselines: [], rankedWithin: [], rankBaselines: [], shares: [], assured: [] }
}

function drilled({ groupBy }: CubeArgs, { to }: DrillArgs): Partial<CubeArgs> {
  if (groupBy.includes(to)) throw refuse.invalid(`已按「${nameOf(to)}」分组，不能再向它下钻：请选别的维度。`, { field: 'to' })
  return { groupBy: [...groupBy, to], having: [] }
}

function coarser({ groupBy }: CubeArgs, by: readonly Dimension[]): readonly Dimension[] {
  const foreign = by.find((d) => !groupBy.includes(d))
  if (foreign) throw refuse.invalid(`subtotals 的「${nameOf(foreign)}」不在 groupBy 里：小计只能按分组的一部分。`, { field: 'by' })
  if (by.length === groupBy.length) throw refuse.invalid('subtotals 与 groupBy 相同：那就是明细行，请用 rows。', { field: 'by' })
  return by
}

/** The same rows with the periods before them, each with the window of its own. */
function courseOf({ periods, groupBy }: CubeArgs, last: number): Partial<CubeArgs> {
  if (last < 1 || last > LONGEST_TREND) throw refuse.limit(`trend 的 last 应在 1 到 ${LONGEST_TREND} 之间，现为 ${last}。`, { field: 'last', limit: LONGEST_TREND })
  const first = groupBy.includes('PERIOD') ? periods.from : periods.to
  return { periods: { ...periods, from: shiftKey(first, 1 - last) }, groupBy: groupBy.includes('PERIOD') ? groupBy : ['PERIOD', ...groupBy], having: [] }
}

function within(asked: Asked, parent: readonly Dimension[]): Asked {
  return { ...asked, pages: asked.pages.map((page) => ({ ...page, within: parent })) }
}

function hashOf({ version }: SnapshotFacts, question: Question): string {
  return createHash('sha256').update(canonical({ version, question })).digest('hex').slice(0, 16)
}
