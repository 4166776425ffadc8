/** Accepted and reversed entries -> what becomes known of them, as one version. */
import type { FactFamily } from '@jingxian/schema/vocabulary/project-words'
import { Fact } from '../../facts/fact.entity.ts'
import type { FactDelta, Share } from '../../facts/fact-delta.ts'
import { deltaOf, makeKnown } from '../../facts/facts.service.ts'
import { cohortOf } from '../../library/marks.ts'
import { promiseDeltas, promising } from '../../library/promises.service.ts'
import { Project } from '../../library/project.entity.ts'
import { ProjectShare } from '../../library/project-parts.entity.ts'
import { isSigned } from '../../library/stage.moves.ts'
import { bookOf } from '../../reference/book.ts'
import type { Context } from '../../kernel/context.ts'
import { findRows } from '../../kernel/plain-rows.ts'
import { isIn } from '../../kernel/sql-condition.ts'
import { keyOf } from '../../kernel/uuid.ts'
import type { EntryRow } from './entry.entity.ts'
import { deltasOf, reversalOf, reversedMarks, type Signed } from './entry.facts.ts'
import type { LedgerKind } from './kind.ts'
import { KINDS } from './kinds.ts'
import { levelChange, levelGap } from './level.ts'
import { standingLevels } from './level.service.ts'

type SignedOf = (project: string, family: FactFamily) => Signed

/** Entries whose amount and assurance are decided count from the next version on. Under the version lock: see judgeEntries. */
export async function countAccepted(ctx: Context, entries: readonly EntryRow[], projects: ProjectsById): Promise<void> {
  const levels = levelsOf(entries)
  const signed = await signedOf(ctx, projects)
  const deltas = entries.map((entry): [LedgerKind, FactDelta[]] => {
    const kind = KINDS[entry.kind]
    return [kind, deltasOf(kind, entry, entry.assurance!, signed(entry.project, kind.family))]
  })
  const amounts = deltas.filter(([kind]) => !kind.level).flatMap(([, list]) => list)
  const changes: FactDelta[] = []
  for (const [kind, own] of levels) {
    const before = await standingLevels(ctx, kind, own, (project) => signed(project, kind.family))
    const fresh = deltas.filter(([other]) => other === kind).flatMap(([, list]) => list)
    changes.push(...levelChange(before, [...before, ...fresh]))
  }
  const fresh = [...amounts, ...changes]
  const version = await makeKnown(ctx, 'ENTRIES_ACCEPTED', [...fresh, ...(await promiseDeltas(ctx, promising(fresh), fresh))])
  for (const entry of entries) entry.knownFrom = version.id
}

/** All that they ever counted is taken back; what stands after them closes the gap, and that they had counted stays to be seen. */
export async function countReversed(ctx: Context, entries: readonly EntryRow[]): Promise<void> {
  const levels = levelsOf(entries)
  const gone = new Set(entries.map(({ id }) => id))
  const rows = await findRows(ctx.em, Fact, isIn('entry', [...gone]))
  const signed = await signedOf(ctx, await projectsOf(ctx, entries))
  const gaps: FactDelta[] = []
  for (const [kind, own] of levels) {
    gaps.push(...levelGap(await standingLevels(ctx, kind, own, (project) => signed(project, kind.family)), gone))
  }
  const counted = rows.map(deltaOf)
  const taken = [...reversalOf(counted), ...gaps]
  const kept = await promiseDeltas(ctx, promising(taken), taken)
  const version = await makeKnown(ctx, 'ENTRIES_REVERSED', [...taken, ...reversedMarks(counted), ...kept])
  for (const entry of entries) entry.knownTo = version.id
}

/** The entries that state a level, by kind. */
function levelsOf(entries: readonly EntryRow[]): Map<LedgerKind, EntryRow[]> {
  return Map.groupBy(entries.filter(({ kind }) => KINDS[kind].level), ({ kind }) => KINDS[kind])
}

export type ProjectsById = ReadonlyMap<string, Project>

/** The projects of entries, as they stand now; not watched, because thousands may be asked at once. */
export async function projectsOf(ctx: Context, entries: readonly { project: string }[]): Promise<ProjectsById> {
  const ids = [...new Set(entries.map(({ project }) => keyOf(project)))]
  const rows = await findRows(ctx.em, Project, isIn('id', ids))
  return new Map(rows.map((project) => [project.id, project]))
}

async function signedOf(ctx: Context, projects: ProjectsById): Promise<SignedOf> {
  const shares = await sharesOf(ctx, [...projects.keys()])
  return (id, family) => {
    const project = projects.get(id)!
    return { nature: project.capitalNature, cohort: isSigned(project.stage) ? cohortOf(project) : null, shares: shares(id, family) }
  }
}

/** Shares that were agreed by now: like all keys of a fact they are frozen when it becomes known. */
async function sharesOf(ctx: Context, projects: readonly string[]): Promise<(project: string, family: FactFamily) => Share[]> {
  const rows = await findRows(ctx.em, ProjectShare, isIn('project', projects))
  const byProject = Map.groupBy(rows, ({ project }) => project)
  const { regions } = bookOf(ctx)
  const unitOf = ({ role, unit }: ProjectShare) => (role === 'EXTERNAL' ? 0 : (regions.get(unit)?.city ?? unit))
  return (project, family) => (byProject.get(project) ?? []).filter((row) => row.family === family).map((row) => ({ unit: unitOf(row), pct: row.pct }))
}
