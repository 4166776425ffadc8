/** The list of projects: one statement for the page, its total and what is asked of each project's parts. */
import type { GraphQLResolveInfo } from 'graphql'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { Stage } from '@jingxian/schema/vocabulary/project-words'
import { dayOf } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { offsetOf, paged, type PageArgs, type Paged } from '../kernel/page.ts'
import { columnsOf, joinedRows, rowsOf } from '../kernel/plain-rows.ts'
import type { Selected } from '../kernel/selection.ts'
import { allOf, isIn, NOTHING, type Condition } from '../kernel/sql-condition.ts'
import { regionByCode } from '../reference/book.ts'
import { Project } from './project.entity.ts'
import type { ProjectFilter } from './project.input.ts'
import { ProjectInvestor, StageEvent } from './project-parts.entity.ts'
import { tierOf } from './stage.moves.ts'

/** A project of a list, with the parts that were joined to it. */
export interface ListedProject extends Project {
  joined?: { investors?: ProjectInvestor[]; lastStageEvent?: StageEvent | null; [part: string]: unknown }
}

/** @throws Refusal LIMIT for a page that is too large, INVALID for a cursor or a code that is none */
export async function listProjects(ctx: Context, filter: ProjectFilter, page: PageArgs, asked: Selected, info: ListInfo): Promise<Paged<ListedProject>> {
  const offset = offsetOf(page)
  const where = projectConditions(ctx, filter)
  const parts = partsAsked(ctx, asked.get('nodes'), info)
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

/** Something that hangs on each project of a list; its SQL is an expression on `project p`. */
export interface Part {
  name: string
  sql: string
  read(json: unknown): unknown
}

/** How a part is joined for what is asked of it; undefined leaves it to its resolver. `variables` are the operation's. */
type Joining = (ctx: Context, asked: Selected, info: ListInfo) => Part | undefined

export type ListInfo = Pick<GraphQLResolveInfo, 'schema' | 'variableValues'>

const joinings = new Map<string, Joining>()

/** A later room says how its field of a project is joined to the list. */
export function joinToProjects(field: string, joining: Joining): void {
  joinings.set(field, joining)
}

joinToProjects('investors', ({ em }, asked) => {
  const { sql, read } = joinedRows(em, ProjectInvestor, 'i', asked, 'from project_investor i where i.project = p.id order by i.position')
  return { name: 'investors', sql, read }
})

joinToProjects('lastStageEvent', ({ em }, asked) => {
  const { sql, read } = joinedRows(em, StageEvent, 'e', asked, 'from stage_event e where e.project = p.id order by e.recorded_at desc, e.id desc limit 1')
  return { name: 'lastStageEvent', sql, read: (json) => read(json)[0] ?? null }
})

function partsAsked(ctx: Context, asked: Selected | undefined, info: ListInfo): Part[] {
  return [...(asked ?? [])].flatMap(([field, below]) => joinings.get(field)?.(ctx, below, info) ?? [])
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
