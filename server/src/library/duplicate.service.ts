/**
 * Looks across all cities for records that look like one project, whoever registers or saves: in a part of its own, which
 * may read what is compared and nothing else. What was found is kept, so that reading needs no more than one's own rows.
 */
import { insertRows, removeRows } from '../kernel/bulk-rows.ts'
import type { Context } from '../kernel/context.ts'
import { groupedBy, loader } from '../kernel/loader.ts'
import { inPart } from '../kernel/part.ts'
import { newId } from '../kernel/uuid.ts'
import { placeOf } from '../reference/place.type.ts'
import { duplicatesSql } from './duplicate-sql.ts'
import { distinctPairs, FINDINGS, NEAR, sentenceOf, type Pair } from './duplicate.rules.ts'
import type { DuplicateType } from './duplicate.type.ts'
import { Project } from './project.entity.ts'
import { ProjectDuplicate } from './project-duplicate.entity.ts'

/** Compares these projects anew with all others. Under the version lock: of two that are registered at once the later sees the other. */
export function matchProjects(ctx: Context, projects: readonly string[], known: 'new' | 'matched before'): Promise<void> {
  const work = async () => {
    if (known === 'matched before') await forget(ctx, projects)
    const pairs = await ctx.em.execute<Pair[]>(duplicatesSql(projects.length), [...projects])
    await insertRows(ctx.em, ProjectDuplicate, distinctPairs(pairs).flatMap(sidesOf))
  }
  return inPart(ctx, 'match_role', work, [`pg_trgm.similarity_threshold = ${NEAR.name}`])
}

/** What left the library resembles nothing any more. */
export function unmatchProjects(ctx: Context, projects: readonly string[]): Promise<void> {
  return inPart(ctx, 'match_role', () => forget(ctx, projects))
}

async function forget(ctx: Context, projects: readonly string[]): Promise<void> {
  const rows = await ctx.em.find(ProjectDuplicate, { project: { $in: [...projects] } }, { disableIdentityMap: true })
  if (rows.length) await removeRows(ctx.em, ProjectDuplicate, { finding: { $in: rows.map(({ finding }) => finding) } })
}

function sidesOf({ mine, mineCity, mineCounty, other, otherCity, otherCounty, rule }: Pair): ProjectDuplicate[] {
  const finding = newId()
  return [
    { finding, project: mine, city: mineCity, county: mineCounty, rule },
    { finding, project: other, city: otherCity, county: otherCounty, rule },
  ]
}

/** What is told of each project: the other side by name where the asker may see it, else only that there is one. */
export const duplicatesOf = loader<string, DuplicateType[]>(async (ctx, projects) => {
  const own = await ctx.em.find(ProjectDuplicate, { project: { $in: [...projects] } }, { orderBy: { rule: 'asc', finding: 'asc' } })
  const sides = own.length ? await ctx.em.find(ProjectDuplicate, { finding: { $in: own.map(({ finding }) => finding) } }) : []
  const rows = sides.length ? await ctx.em.find(Project, { id: { $in: sides.map(({ project }) => project) } }) : []
  const known = new Map(rows.map((project) => [project.id, project]))
  const othersOf = ({ finding, project }: ProjectDuplicate) => sides.find((side) => side.finding === finding && side.project !== project)
  const told = own.map((side) => ({ project: side.project, duplicate: duplicateOf(ctx, side.rule, known.get(othersOf(side)?.project ?? '') ?? null) }))
  return groupedBy(projects, told, ({ project }) => project).map((list) => list.map(({ duplicate }) => duplicate))
})

function duplicateOf(ctx: Context, rule: number, other: Project | null): DuplicateType {
  const { severity, field, remedy } = FINDINGS[rule]!
  const named = other && { projectNo: other.projectNo, name: other.name, city: placeOf(ctx, other.city).shortName }
  return { rule, severity, field, message: sentenceOf(rule, named, ctx.actor.role === 'COUNTY_REPORTER' ? '外县区' : '外市'), remedy, other }
}
