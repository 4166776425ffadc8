/** Keeps the facts of signed projects in step with their stage: a signature counts once, with the money before it. */
import { Fact } from '../facts/fact.entity.ts'
import { deltaOf, makeKnown, type FactDelta } from '../facts/facts.service.ts'
import type { Context } from '../kernel/context.ts'
import { ratesFor } from '../reference/exchange-rate.service.ts'
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import { cohortOf, contractDeltas, rekeyed } from './cohort.facts.ts'
import type { Project } from './project.entity.ts'
import { isSigned } from './stage.moves.ts'

export interface Moved {
  project: Project
  from: Stage | null
}

/** A duplicate leaves its cohort; whatever else happens after the signature stays in it (domain.md b.3). */
function isInCohort(stage: Stage | null): boolean {
  return stage !== null && (isSigned(stage) || stage === 'VOIDED')
}

/** Makes known what a set of moves changed in the cohorts; no version is made when nothing did. */
export async function countSignatures(ctx: Context, moves: readonly Moved[]): Promise<void> {
  const changed = moves.filter(({ project, from }) => project.contractDate && isInCohort(from) !== isInCohort(project.stage))
  const deltas: FactDelta[] = []
  for (const { project } of changed) {
    const { usdToCny } = await ratesFor(ctx, 'USD', cohortOf(project))
    const into = isInCohort(project.stage)
    deltas.push(...contractDeltas(project, usdToCny, into ? 1 : -1), ...(await moneyOf(ctx, project, into)))
  }
  if (deltas.length) await makeKnown(ctx, 'PROJECTS_SIGNED', deltas)
}

/** Money that came before the signature (or outlives it) changes its cohort. */
async function moneyOf(ctx: Context, project: Project, into: boolean): Promise<FactDelta[]> {
  const [from, to] = into ? [null, cohortOf(project)] : [cohortOf(project), null]
  const rows = await ctx.em.find(Fact, { project: project.id, cohort: from, entry: { $ne: null } })
  return rekeyed(rows.map(deltaOf), to)
}
