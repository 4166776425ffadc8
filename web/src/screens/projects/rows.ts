/** Projects of the list, in words. */
import type { LibraryTier, Stage } from '@jingxian/schema/vocabulary/project-words'
import type { ProjectRowFragment } from '../../generated/graphql.ts'
import type { Scale } from '../../ui/format.ts'
import { money, nameIn } from './words.ts'

export interface ProjectRow {
  key: string
  projectNo: string
  name: string
  place: string
  industry: string
  stage: Stage
  tier: LibraryTier
  days: number
  since: string
  stalledSince?: string
  total: string
  contracted: string
  accepted: string
  pending: string
}

export function projectRows(projects: readonly ProjectRowFragment[], scale: Scale): ProjectRow[] {
  return projects.map((project) => ({
    key: project.id,
    projectNo: project.projectNo,
    name: project.name,
    // The zone is its own county.
    place: project.city.code === project.county.code ? project.city.shortName : `${project.city.shortName} ${project.county.shortName}`,
    industry: nameIn(project.industry),
    stage: project.stage,
    tier: project.tier,
    days: project.daysInStage,
    since: project.stageSince,
    stalledSince: project.stalledSince ?? undefined,
    total: money(project.totalInvestment, scale),
    contracted: money(project.capital.contracted, scale),
    accepted: money(project.capital.accepted, scale),
    pending: money(project.capital.pending, scale),
  }))
}
