/** Loading and replacing what hangs on projects. */
import type { EntityClass } from '@mikro-orm/core'
import type { Context } from '../kernel/context.ts'
import { insertRows, removeRows } from '../kernel/bulk-rows.ts'
import { groupedBy, loader } from '../kernel/loader.ts'
import { ProjectCommitment, ProjectInvestor, ProjectPart, ProjectShare, StageEvent } from './project-parts.entity.ts'
import type { Parts } from './project.rows.ts'

function partLoader<T extends ProjectInvestor | ProjectCommitment | ProjectShare | StageEvent>(entity: EntityClass<T>) {
  return loader<string, T[]>(async (ctx, projects) => {
    const rows = await ctx.em.find(entity, { project: { $in: [...projects] } } as never, { orderBy: { position: 'asc' } as never })
    return groupedBy(projects, rows, (row) => row.project)
  })
}

export const investorsOf = partLoader(ProjectInvestor)
export const commitmentsOf = partLoader(ProjectCommitment)
export const sharesOf = partLoader(ProjectShare)

/** Oldest first, in the order in which they were recorded: their ids are drawn in that order. */
export const stageEventsOf = loader<string, StageEvent[]>(async (ctx, projects) => {
  const orderBy = { recordedAt: 'asc', id: 'asc' } as const
  const rows = await ctx.em.find(StageEvent, { project: { $in: [...projects] } }, { orderBy })
  return groupedBy(projects, rows, (row) => row.project)
})

export async function insertParts(ctx: Context, list: readonly Parts[]): Promise<void> {
  await insertRows(ctx.em, ProjectInvestor, list.flatMap((parts) => parts.investors))
  await insertRows(ctx.em, ProjectCommitment, list.flatMap((parts) => parts.commitments))
  await insertRows(ctx.em, ProjectShare, list.flatMap((parts) => parts.shares))
}

export async function replaceParts(ctx: Context, project: string, parts: Parts): Promise<void> {
  for (const part of [ProjectInvestor, ProjectCommitment, ProjectShare]) await removeRows<ProjectPart>(ctx.em, part, { project })
  await insertParts(ctx, [parts])
}
