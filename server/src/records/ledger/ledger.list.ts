/** Queues and lists of entries. */
import type { FilterQuery } from '@mikro-orm/core'
import { addMonths, monthKey, monthsOf, windowOf, type Month, type PeriodKey } from '@jingxian/schema/vocabulary/period'
import { monthOf } from '../../kernel/clock.ts'
import { Project } from '../../library/project.entity.ts'
import { projectConditions } from '../../library/project.list.ts'
import type { Context } from '../../kernel/context.ts'
import { groupedBy, loader } from '../../kernel/loader.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { regionByCode } from '../../reference/book.ts'
import { Entry } from './entry.entity.ts'
import { EntryStep } from './entry-step.entity.ts'
import { PENDING, waitingFor } from './entry.workflow.ts'
import type { EntryFilter, ProjectCapital } from './ledger.type.ts'

export function entryConditions(ctx: Context, { status, kind, month, city, county, family, search }: EntryFilter): FilterQuery<Entry> {
  const desk = waitingFor(ctx.actor.role)
  const wanted = status ?? (desk.length ? desk : null)
  const regions = (codes: string[], field: string) => ({ $in: codes.map((code) => regionByCode(ctx, code, field).id) })
  const conditions: FilterQuery<Entry>[] = [
    ...(wanted ? [{ status: { $in: [...wanted] } }] : []),
    ...(kind ? [{ kind }] : []),
    ...(month ? [monthCondition(month)] : []),
    ...(city ? [{ city: regions(city, 'filter.city') }] : []),
    ...(county ? [{ county: regions(county, 'filter.county') }] : []),
    ...(family ? [{ kind: 'CAPITAL', content: { family } } as FilterQuery<Entry>] : []),
    ...(search?.trim() ? [{ project: projectConditions(ctx, { search }) } as FilterQuery<Entry>] : []),
  ]
  return { $and: conditions } as FilterQuery<Entry>
}

function monthCondition(key: PeriodKey): FilterQuery<Entry> {
  const { from, to } = windowOf(key)
  return { month: { $gte: from, $lte: to } }
}

export const projectOf = loader<string, Project>(async (ctx, ids) => {
  const rows = new Map((await ctx.em.find(Project, { id: { $in: [...ids] } })).map((project) => [project.id, project]))
  return ids.map((id) => rows.get(id)!)
})

export interface EntryPage {
  nodes: Entry[]
  total: number
}

/** `project first offset`: one statement for all projects that ask for the same page, newest first. */
const pages = loader<string, EntryPage>(async (ctx, keys) => {
  const asked = keys.map((key) => key.split(' ') as [project: string, first: string, offset: string])
  const found = new Map<string, EntryPage>()
  for (const [page, list] of Map.groupBy(asked, ([, first, offset]) => `${first} ${offset}`)) {
    const [first, offset] = page.split(' ').map(Number) as [number, number]
    for (const row of await numberedEntries(ctx, list.map(([project]) => project), offset, offset + first)) {
      const key = `${row.project} ${page}`
      const nodes = found.get(key)?.nodes ?? []
      if (Number(row.nth) > offset) nodes.push(ctx.em.map(Entry, { ...row, nth: undefined, total: undefined } as never))
      found.set(key, { nodes, total: Number(row.total) })
    }
  }
  return keys.map((key) => found.get(key) ?? { nodes: [], total: 0 })
})

export function entriesOf(ctx: Context, project: string, first: number, offset: number): Promise<EntryPage> {
  return pages(ctx, [project, first, offset].join(' '))
}

/** The first row is always there, so that a page behind the last still says how many there are. */
function numberedEntries(ctx: Context, projects: readonly string[], after: number, upTo: number): Promise<{ project: string; nth: string; total: string }[]> {
  return ctx.em.execute(
    `select * from (
       select e.*, row_number() over (partition by project order by business_date desc, id desc) as nth, count(*) over (partition by project) as total
       from entry e where project in (${projects.map(() => '?').join(', ')})) numbered
     where nth = 1 or (nth > ${Math.trunc(after)} and nth <= ${Math.trunc(upTo)}) order by project, nth`,
    [...projects],
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
     and measure in ('DOMESTIC_CNY', 'FOREIGN_CNY') group by project, month`,
    [...ids],
  )
  return groupedBy(ids, rows, ({ project }) => project).map((list) => new Map(list.map(({ month, value }) => [month, value])))
})

async function sumsOf(ctx: Context, ids: readonly string[]): Promise<{ project: string; measure: string; value: string }[]> {
  return ctx.em.execute(
    `select project, measure, sum(value) as value from fact
     where project in (${ids.map(() => '?').join(', ')}) and measure in ('DOMESTIC_CNY', 'FOREIGN_CNY', 'CONTRACT_CNY')
     group by project, measure`,
    [...ids],
  )
}

function total(values: string[]): string {
  return values.reduce((sum, value) => sum.plus(value), new Decimal(0)).toFixed(4)
}
