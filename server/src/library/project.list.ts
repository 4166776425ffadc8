/** The list of projects: one statement for the page, its total and what is asked of each project's parts. */
import { listOf } from '@jingxian/schema/vocabulary/words'
import { Stage } from '@jingxian/schema/vocabulary/project-words'
import { dayOf } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { offsetOf, paged, type PageArgs, type Paged } from '../kernel/page.ts'
import { columnsOf, jsonOf, rowsOf } from '../kernel/plain-rows.ts'
import type { Selected } from '../kernel/selection.ts'
import { allOf, isIn, NOTHING, type Condition } from '../kernel/sql-condition.ts'
import { regionByCode } from '../reference/book.ts'
import { Project } from './project.entity.ts'
import type { ProjectFilter } from './project.input.ts'
import { ProjectInvestor, StageEvent } from './project-parts.entity.ts'
import { tierOf } from './stage.moves.ts'

/** A project of a list, with the parts that were joined to it. */
export interface ListedProject extends Project {
  joined?: { investors?: ProjectInvestor[]; lastStageEvent?: StageEvent | null }
}

/** @throws Refusal LIMIT for a page that is too large, INVALID for a cursor or a code that is none */
export async function listProjects(ctx: Context, filter: ProjectFilter, page: PageArgs, asked: Selected): Promise<Paged<ListedProject>> {
  const offset = offsetOf(page)
  const where = projectConditions(ctx, filter)
  const parts = partsAsked(ctx, asked.get('nodes'))
  const counted = asked.has('totalCount') || asked.has('pageInfo')
  const text = `
    select ${[`t.total`, `p.*`, ...parts.map(({ name, sql }) => `${sql} as "joined ${name}"`)].join(', ')}
    from (select ${counted ? `count(*) from project p where ${where.text}` : '0'}) t (total)
    left join (select ${columnsOf(ctx.em, Project, 'p', asked.get('nodes'))} from project p where ${where.text} order by p.id desc limit ${page.first} offset ${offset}) p on true
    order by p.id desc`
  const rows = await ctx.em.execute<Record<string, unknown>[]>(text, counted ? [...where.params, ...where.params] : where.params)
  const nodes = rowsOf<ListedProject>(ctx.em, Project, rows[0]!['id'] === null ? [] : rows)
  for (const node of nodes) node.joined = Object.fromEntries(parts.map(({ name, read }) => [name, read((node as never)[`joined ${name}`])]))
  return paged(nodes, Number(rows[0]!['total']), offset)
}

interface Part {
  name: string
  sql: string
  read(json: unknown): unknown
}

function partsAsked({ em }: Context, asked: Selected | undefined): Part[] {
  const investors = asked?.get('investors')
  const last = asked?.get('lastStageEvent')
  return [
    ...(investors
      ? [
          {
            name: 'investors',
            sql: `(select json_agg(${jsonOf(em, ProjectInvestor, 'i', investors)} order by i.position) from project_investor i where i.project = p.id)`,
            read: (json: unknown) => rowsOf(em, ProjectInvestor, (json ?? []) as []),
          },
        ]
      : []),
    ...(last
      ? [
          {
            name: 'lastStageEvent',
            sql: `(select ${jsonOf(em, StageEvent, 'e', last)} from stage_event e where e.project = p.id order by e.recorded_at desc, e.id desc limit 1)`,
            read: (json: unknown) => (json ? rowsOf(em, StageEvent, [json as never])[0]! : null),
          },
        ]
      : []),
  ]
}

/** On the table `project` as `p`. */
export function projectConditions(ctx: Context, { city, county, tier, stage, stalled, search }: ProjectFilter): Condition {
  const regions = (codes: string[], field: string) => codes.map((code) => regionByCode(ctx, code, field).id)
  return allOf([
    city ? isIn('p.city', regions(city, 'filter.city')) : NOTHING,
    county ? isIn('p.county', regions(county, 'filter.county')) : NOTHING,
    tier ? isIn('p.stage', listOf(Stage).filter((s) => tier.includes(tierOf(s)))) : NOTHING,
    stage ? isIn('p.stage', stage) : NOTHING,
    stalled == null ? NOTHING : stalledCondition(stalled, dayOf(ctx.now())),
    search?.trim() ? matching(search.trim()) : NOTHING,
  ])
}

function stalledCondition(stalled: boolean, today: string): Condition {
  return { text: stalled ? 'p.progress_due_on < ?' : '(p.progress_due_on is null or p.progress_due_on >= ?)', params: [today] }
}

function matching(search: string): Condition {
  const pattern = `%${search.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  return { text: '(p.name ilike ? or p.project_no ilike ? or p.company ilike ?)', params: [pattern, pattern, pattern] }
}
