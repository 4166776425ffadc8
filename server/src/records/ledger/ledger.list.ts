/** Queues and lists of entries. */
import { getArgumentValues, type GraphQLObjectType } from 'graphql'
import { addMonths, monthKey, monthsOf, windowOf, type Month, type PeriodKey } from '@jingxian/schema/vocabulary/period'
import { monthOf } from '../../kernel/clock.ts'
import { Project } from '../../library/project.entity.ts'
import { joinToProjects, projectConditions, type ListedProject } from '../../library/project.list.ts'
import type { Context } from '../../kernel/context.ts'
import { groupedBy, loader } from '../../kernel/loader.ts'
import { offsetOf, paged, type PageArgs, type Paged } from '../../kernel/page.ts'
import { columnsOf, joinedRows, rowsOf } from '../../kernel/plain-rows.ts'
import type { Selected } from '../../kernel/selection.ts'
import { allOf, isIn, NOTHING, type Condition } from '../../kernel/sql-condition.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { regionByCode } from '../../reference/book.ts'
import { Entry } from './entry.entity.ts'
import { EntryStep } from './entry-step.entity.ts'
import { PENDING, waitingFor } from './entry.workflow.ts'
import type { EntryFilter, ProjectCapital } from './ledger.type.ts'

const OLDEST_FIRST = 'e.submitted_at, e.id'
const LAST_FIRST = 'e.business_date desc, e.id desc'
const NEWEST_FIRST = 'e.submitted_at desc, e.id desc'

/** @throws Refusal LIMIT for a page that is too large, INVALID for a cursor or a code that is none */
export async function listEntries(ctx: Context, filter: EntryFilter, page: PageArgs & { newestFirst: boolean }, asked: Selected): Promise<Paged<Entry>> {
  const offset = offsetOf(page)
  const where = entryConditions(ctx, filter)
  const order = page.newestFirst ? NEWEST_FIRST : OLDEST_FIRST
  const rows = await ctx.em.execute<Record<string, unknown>[]>(
    `select ${columnsOf(ctx.em, Entry, 'e', asked.get('nodes'))} from entry e where ${where.text} order by ${order} limit ${page.first} offset ${offset}`,
    where.params as unknown[],
  )
  const counted = asked.has('totalCount') || asked.has('pageInfo')
  const [total] = counted ? await ctx.em.execute<{ n: string }[]>(`select count(*) as n from entry e where ${where.text}`, where.params as unknown[]) : []
  return paged(rowsOf(ctx.em, Entry, rows), Number(total?.n ?? 0), offset)
}

function entryConditions(ctx: Context, { status, kind, month, city, county, family, search }: EntryFilter): Condition {
  const desk = waitingFor(ctx.actor.role)
  const wanted = status ?? (desk.length ? desk : null)
  const regions = (codes: string[], field: string) => codes.map((code) => regionByCode(ctx, code, field).id)
  return allOf([
    wanted ? isIn('e.status', wanted) : NOTHING,
    kind ? isIn('e.kind', [kind]) : NOTHING,
    month ? monthCondition(month) : NOTHING,
    city ? isIn('e.city', regions(city, 'filter.city')) : NOTHING,
    county ? isIn('e.county', regions(county, 'filter.county')) : NOTHING,
    family ? { text: `e.kind = 'CAPITAL' and e.content ->> 'family' = ?`, params: [family] } : NOTHING,
    search?.trim() ? ofProjects(projectConditions(ctx, { search })) : NOTHING,
  ])
}

function ofProjects({ text, params }: Condition): Condition {
  return { text: `e.project in (select p.id from project p where ${text})`, params }
}

function monthCondition(key: PeriodKey): Condition {
  const { from, to } = windowOf(key)
  return { text: `e.month between ${from} and ${to}`, params: [] }
}

export const projectOf = loader<string, Project>(async (ctx, ids) => {
  const rows = new Map((await ctx.em.find(Project, { id: { $in: [...ids] } })).map((project) => [project.id, project]))
  return ids.map((id) => rows.get(id)!)
})

export interface EntryPage {
  nodes: Entry[]
  total: number
}

export interface PageAsked {
  first: number
  offset: number
  counted: boolean
  /** Fields of an entry, joined by commas. */
  fields: string
}

/** @throws Refusal LIMIT for a page that is too large, INVALID for a cursor */
export function pageAsked(args: PageArgs, asked: Selected): PageAsked {
  const counted = asked.has('totalCount') || asked.has('pageInfo')
  return { first: args.first, offset: offsetOf(args), counted, fields: [...(asked.get('nodes')?.keys() ?? [])].join() }
}

function keyOf({ first, offset, counted, fields }: PageAsked): string {
  return `${first} ${offset} ${counted} ${fields}`
}

/** Last entries that a list of projects brought along. */
interface JoinedEntries {
  page: string
  nodes: Entry[]
}

/** A page without a total, asked for in one place: any other, and one that is refused, is left to the resolver. */
joinToProjects('entries', ({ em }, asked, { schema, variableValues }) => {
  const [node, another] = asked.nodes
  if (!node || another || asked.has('totalCount') || asked.has('pageInfo')) return undefined
  const args = getArgumentValues((schema.getType('Project') as GraphQLObjectType).getFields()['entries']!, node, variableValues) as unknown as PageArgs
  if (!isPage(args)) return undefined
  const page = pageAsked(args, asked)
  const from = `from (select e.* from entry e where e.project = p.id order by ${LAST_FIRST} limit ${Math.trunc(page.first)} offset ${Math.trunc(page.offset)}) e`
  const { sql, read } = joinedRows(em, Entry, 'e', new Set(['id', ...page.fields.split(',')]), from)
  return { name: 'entries', sql, read: (json): JoinedEntries => ({ page: keyOf(page), nodes: read(json) }) }
})

function isPage(args: PageArgs): boolean {
  try {
    return offsetOf(args) >= 0
  } catch {
    return false
  }
}

/** `project first offset counted fields`: one statement for all projects that ask for the same page, newest first. */
const pages = loader<string, EntryPage>(async (ctx, keys) => {
  const asked = keys.map((key) => key.split(' ') as [project: string, ...page: string[]])
  const found = new Map<string, EntryPage>()
  for (const [page, list] of Map.groupBy(asked, ([, ...page]) => page.join(' '))) {
    const [first, offset, counted, fields] = page.split(' ') as [string, string, string, string]
    const rows = await newestEntries(ctx, list.map(([project]) => project), { first: Number(first), offset: Number(offset), counted: counted === 'true', fields })
    for (const [project, own] of Map.groupBy(rows, ({ asked: of }) => of)) {
      const nodes = own.filter(({ id }) => id !== null)
      found.set(`${project} ${page}`, { nodes: rowsOf(ctx.em, Entry, nodes), total: Number(own[0]!.total) })
    }
  }
  return keys.map((key) => found.get(key)!)
})

/** The total is 0 where it is not counted. */
export function entriesOf(ctx: Context, { id, joined }: ListedProject, page: PageAsked): EntryPage | Promise<EntryPage> {
  const known = joined?.['entries'] as JoinedEntries | undefined
  return known?.page === keyOf(page) ? { nodes: known.nodes, total: 0 } : pages(ctx, `${id} ${keyOf(page)}`)
}

interface NewestRow {
  [column: string]: unknown
  asked: string
  total: string
  id: string | null
}

/** Of each project the first rows of its index: however many entries it has, no more are read. One without any gives a row of nulls. */
function newestEntries(ctx: Context, projects: readonly string[], { first, offset, counted, fields }: PageAsked): Promise<NewestRow[]> {
  return ctx.em.execute(
    `select asked.project as asked, ${counted ? '(select count(*) from entry e where e.project = asked.project)' : '0'} as total, e.*
     from unnest(?::uuid[]) asked (project) left join lateral (
       select ${columnsOf(ctx.em, Entry, 'e', new Set(fields.split(',')))} from entry e where e.project = asked.project
       order by ${LAST_FIRST} limit ${Math.trunc(first)} offset ${Math.trunc(offset)}) e on true`,
    [`{${projects.join()}}`],
  )
}

export const stepsOf = loader<string, EntryStep[]>(async (ctx, ids) => {
  const rows = await ctx.em.find(EntryStep, { entry: { $in: [...ids] } }, { orderBy: { seq: 'asc' } })
  return groupedBy(ids, rows, ({ entry }) => entry)
})

export const revisedBy = loader<string, string | null>(async (ctx, ids) => {
  const rows = await ctx.em.find(Entry, { revises: { $in: [...ids] } }, { orderBy: { id: 'asc' } })
  return ids.map((id) => rows.find((row) => row.revises === id)?.id ?? null)
})

/** Counted, waiting and contracted money of projects; two statements for any number of them. */
export const capitalOf = loader<string, ProjectCapital>(async (ctx, ids) => {
  const facts = await sumsOf(ctx, ids)
  const pending = await ctx.em.find(Entry, { kind: 'CAPITAL', project: { $in: [...ids] }, status: { $in: [...PENDING] } }, { fields: ['project', 'weight'] })
  return ids.map((id) => ({
    accepted: total(facts.filter((f) => f.project === id && f.measure !== 'CONTRACT_CNY').map((f) => f.value)),
    pending: total(pending.filter((e) => e.project === id).map((e) => e.weight ?? '0')),
    contracted: facts.find((f) => f.project === id && f.measure === 'CONTRACT_CNY')?.value ?? null,
  }))
})

/** Accepted money of a project in its last months, oldest first; a month without any is 0. */
export async function capitalByMonth(ctx: Context, project: string, last: number): Promise<{ month: string; accepted: string }[]> {
  const to = monthOf(ctx.now())
  const known = await monthsOfProject(ctx, project)
  return monthsOf({ from: addMonths(to, 1 - last), to }).map((month) => ({ month: monthKey(month), accepted: known.get(month) ?? '0' }))
}

const monthsOfProject = loader<string, Map<Month, string>>(async (ctx, ids) => {
  const rows = await ctx.em.execute<{ project: string; month: Month; value: string }[]>(
    `select project, month, sum(value) as value from fact where project in (${ids.map(() => '?').join(', ')})
     and basis = 1 and measure in ('DOMESTIC_CNY', 'FOREIGN_CNY') group by project, month`,
    [...ids],
  )
  return groupedBy(ids, rows, ({ project }) => project).map((list) => new Map(list.map(({ month, value }) => [month, value])))
})

async function sumsOf(ctx: Context, ids: readonly string[]): Promise<{ project: string; measure: string; value: string }[]> {
  return ctx.em.execute(
    `select project, measure, sum(value) as value from fact
     where project in (${ids.map(() => '?').join(', ')}) and basis = 1 and measure in ('DOMESTIC_CNY', 'FOREIGN_CNY', 'CONTRACT_CNY')
     group by project, measure`,
    [...ids],
  )
}

function total(values: string[]): string {
  return values.reduce((sum, value) => sum.plus(value), new Decimal(0)).toFixed(4)
}
