/** Queues and lists of entries. */
import type { FilterQuery } from '@mikro-orm/core'
import { addMonths, monthKey, monthsOf, windowOf, type Month, type PeriodKey } from '@jingxian/schema/vocabulary/period'
import { monthOf } from '../../kernel/clock.ts'
import { Project } from '../../library/project.entity.ts'
import { projectConditions } from '../../library/project.list.ts'
import type { Context } from '../../kernel/context.ts'
import { loader } from '../../kernel/loader.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { regionByCode } from '../../reference/book.ts'
import { Entry } from './entry.entity.ts'
import { EntryStep } from './entry-step.entity.ts'
import { PENDING, waitingFor } from './entry.workflow.ts'
import type { EntryFilter, ProjectCapital } from './ledger.type.ts'

const MOST_PROJECTS = 1000

export async function entryConditions(ctx: Context, { status, kind, month, city, county, family, search }: EntryFilter): Promise<FilterQuery<Entry>> {
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
    ...(search?.trim() ? [{ project: { $in: await projectsMatching(ctx, search) } }] : []),
  ]
  return { $and: conditions } as FilterQuery<Entry>
}

function monthCondition(key: PeriodKey): FilterQuery<Entry> {
  const { from, to } = windowOf(key)
  return { month: { $gte: from, $lte: to } }
}

async function projectsMatching(ctx: Context, search: string): Promise<string[]> {
  const found = await ctx.em.find(Project, projectConditions(ctx, { search }), { fields: ['id'], limit: MOST_PROJECTS })
  return found.map(({ id }) => id)
}

export const projectOf = loader<string, Project>(async (ctx, ids) => {
  const rows = new Map((await ctx.em.find(Project, { id: { $in: [...ids] } })).map((project) => [project.id, project]))
  return ids.map((id) => rows.get(id)!)
})

export const stepsOf = loader<string, EntryStep[]>(async (ctx, ids) => {
  const rows = await ctx.em.find(EntryStep, { entry: { $in: [...ids] } }, { orderBy: { seq: 'asc' } })
  return ids.map((id) => rows.filter((row) => row.entry === id))
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
  const from = addMonths(to, 1 - last)
  const rows = await ctx.em.execute<{ month: Month; value: string }[]>(
    `select month, sum(value) as value from fact where project = ? and month between ${from} and ${to}
     and measure in ('DOMESTIC_CNY', 'FOREIGN_CNY') group by month`,
    [project],
  )
  const known = new Map(rows.map(({ month, value }) => [month, value]))
  return monthsOf({ from, to }).map((month) => ({ month: monthKey(month), accepted: known.get(month) ?? '0' }))
}

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
