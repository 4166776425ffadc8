/** Keeps what contracts promised in step with contract, stages and accepted records. */
import { monthOfDay, type Month } from '@jingxian/schema/vocabulary/period'
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
  const came = groupedBy(ids, [...(await cameBefore(ctx, firstDues(promised))), ...pending.filter(counts)], ({ project }) => project!)
  return ids.flatMap((id, at) => {
    const life = { project: rows.get(id)!, events: events[at]!, commitments: promised[at]! as Commitment[], came: came[at]! }
    return difference(stored[at]!, promiseMarks(life))
  })
}

/** A promise counts from its day on. */
const DATED: Condition = { text: 'due_date is not null and amount is not null', params: [] }

function counts({ measure, basis = 1 }: FactDelta): boolean {
  return basis === 1 && PROMISE_ACTUALS.includes(measure)
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

/** The first month in which something of a project is due. */
function firstDues(promised: readonly ProjectCommitment[][]): Map<string, Month> {
  return new Map(promised.map((own) => [own[0]!.project, Math.min(...own.map(({ dueDate }) => monthOfDay(dueDate!)))]))
}

/** What came before anything was due only adds up: months up to the first due one are told as that month. */
async function cameBefore(ctx: Context, firstDue: ReadonlyMap<string, Month>): Promise<(Amount & { project: string })[]> {
  const due = [...firstDue].map(([, month]) => `(?::uuid, ${Math.trunc(month)})`).join(', ')
  return ctx.em.execute<{ project: string; measure: string; month: Month; value: string }[]>(
    `select f.project, f.measure, greatest(f.month, d.first) as month, sum(f.value) as value from (values ${due}) d (project, first) join fact f on f.project = d.project
     where f.measure in (${list(PROMISE_ACTUALS)}) and f.basis = 1 group by f.project, f.measure, greatest(f.month, d.first)`,
    [...firstDue.keys(), ...PROMISE_ACTUALS],
  )
}
