/** Keeps what contracts promised in step with contract, stages and accepted records. */
import type { Month } from '@jingxian/schema/vocabulary/period'
import type { FactDelta } from '../facts/fact-delta.ts'
import { lockVersions } from '../facts/facts.service.ts'
import type { Context } from '../kernel/context.ts'
import { groupedBy } from '../kernel/loader.ts'
import { findRows } from '../kernel/plain-rows.ts'
import { isIn, type Condition } from '../kernel/sql-condition.ts'
import { difference } from './marks.ts'
import { Project } from './project.entity.ts'
import { ProjectCommitment, StageEvent } from './project-parts.entity.ts'
import { PROMISE_ACTUALS, PROMISE_MEASURES, promiseMarks, PROMISES, type Amount, type Commitment } from './promises.ts'

/** Projects whose promises these deltas may touch. */
export function promising(deltas: readonly FactDelta[]): string[] {
  return deltas.filter(counts).flatMap(({ project }) => project ?? [])
}

/** `pending`: what the same version makes known beside it. */
export async function promiseDeltas(ctx: Context, projects: readonly string[], pending: readonly FactDelta[]): Promise<FactDelta[]> {
  if (!projects.length) return []
  await lockVersions(ctx)
  const commitments = await findRows(ctx.em, ProjectCommitment, [isIn('project', [...new Set(projects)]), isIn('kind', Object.keys(PROMISES)), DATED])
  const ids = [...new Set(commitments.map(({ project }) => project))]
  if (!ids.length) return []
  const rows = new Map((await findRows(ctx.em, Project, isIn('id', ids))).map((project) => [project.id, project]))
  const events = groupedBy(ids, await findRows(ctx.em, StageEvent, isIn('project', ids), { fields: ['project', 'to', 'eventDate'], orderBy: 'id' }), ({ project }) => project)
  const stored = groupedBy(ids, await storedMarks(ctx, ids), ({ project }) => project!)
  const promised = groupedBy(ids, commitments, ({ project }) => project)
  const came = groupedBy(ids, [...(await cameBefore(ctx, ids)), ...pending.filter(counts)], ({ project }) => project!)
  return ids.flatMap((id, at) => {
    const life = { project: rows.get(id)!, events: events[at]!, commitments: promised[at]! as Commitment[], came: came[at]! }
    return difference(stored[at]!.map(inOrder), promiseMarks(life).map(inOrder))
  })
}

/** A promise counts from its day on. */
const DATED: Condition = { text: 'due_date is not null and amount is not null', params: [] }

function counts({ measure, basis = 1 }: FactDelta): boolean {
  return basis === 1 && PROMISE_ACTUALS.includes(measure)
}

/** Keys in one order, so that equal ones are known as equal. */
function inOrder({ measure, city, county, month, cohort, industry, country, nature, project, entry, assurance, value, entries }: FactDelta): FactDelta {
  return { measure, city, county, month, cohort, industry, country, nature, project, entry, assurance, value, entries }
}

const KEYS = 'measure, city, county, month, cohort, industry, country, nature, project, entry, assurance'

async function storedMarks(ctx: Context, ids: readonly string[]): Promise<FactDelta[]> {
  return ctx.em.execute<FactDelta[]>(
    `select ${KEYS}, sum(value) as value, sum(entries)::int as entries from fact where project in (${list(ids)}) and measure in (${list(PROMISE_MEASURES)}) group by ${KEYS} having sum(value) <> 0`,
    [...ids, ...PROMISE_MEASURES],
  )
}

function list(values: readonly string[]): string {
  return values.map(() => '?').join(', ')
}

async function cameBefore(ctx: Context, ids: readonly string[]): Promise<(Amount & { project: string })[]> {
  return ctx.em.execute<{ project: string; measure: string; month: Month; value: string }[]>(
    `select project, measure, month, sum(value) as value from fact where project in (${list(ids)}) and measure in (${list(PROMISE_ACTUALS)}) and basis = 1 group by project, measure, month`,
    [...ids, ...PROMISE_ACTUALS],
  )
}
