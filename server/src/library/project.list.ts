/** Filters of the project list -> conditions. */
import type { FilterQuery } from '@mikro-orm/core'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { Stage } from '@jingxian/schema/vocabulary/project-words'
import { dayOf } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { regionByCode } from '../reference/book.ts'
import type { Project } from './project.entity.ts'
import type { ProjectFilter } from './project.input.ts'
import { tierOf } from './stage.moves.ts'

export function projectConditions(ctx: Context, filter: ProjectFilter = {}): FilterQuery<Project> {
  const { city, county, tier, stage, search } = filter
  const regions = (codes: string[], field: string) => ({ $in: codes.map((code) => regionByCode(ctx, code, field).id) })
  const conditions: FilterQuery<Project>[] = [
    ...(city ? [{ city: regions(city, 'filter.city') }] : []),
    ...(county ? [{ county: regions(county, 'filter.county') }] : []),
    ...(tier ? [{ stage: { $in: listOf(Stage).filter((s) => tier.includes(tierOf(s))) } }] : []),
    ...(stage ? [{ stage: { $in: stage } }] : []),
    ...(filter.stalled == null ? [] : [stalledCondition(filter.stalled, dayOf(ctx.now()))]),
    ...(search?.trim() ? [matching(search.trim())] : []),
  ]
  return { $and: conditions } as FilterQuery<Project>
}

function stalledCondition(stalled: boolean, today: string): FilterQuery<Project> {
  return stalled ? { progressDueOn: { $lt: today } } : { $or: [{ progressDueOn: null }, { progressDueOn: { $gte: today } }] }
}

function matching(search: string): FilterQuery<Project> {
  const pattern = `%${search.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  return { $or: [{ name: { $ilike: pattern } }, { projectNo: { $ilike: pattern } }, { company: { $ilike: pattern } }] }
}
