/** The facts behind rows: one statement for all rows of an answer that ask for them. */
import { firstOfYear, monthKey, type Month } from '@jingxian/schema/vocabulary/period'
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import { groupedBy } from '../../kernel/loader.ts'
import { evidenceOf } from '../../evidence/evidence.service.ts'
import type { Context } from '../../kernel/context.ts'
import { loader } from '../../kernel/loader.ts'
import { offsetOf, paged, type PageArgs } from '../../kernel/page.ts'
import { DIMENSIONS, type KeyDimension } from '../../metrics/dimensions.ts'
import { factColumn, filterSql } from '../../metrics/filter-sql.ts'
import { firstCohort } from '../../metrics/frames.ts'
import type { Plan, SumColumn } from '../../metrics/planned.ts'
import { ofBasis } from '../../metrics/sources-sql.ts'
import { Sql } from '../../metrics/sql.ts'
import type { TableRow } from '../../metrics/shape.ts'
import type { CubeAnswer } from './cube.answer.ts'
import type { FactConnection, FactRow } from './row.type.ts'

const LEVELS: Assurance[] = ['REPORTED', 'DOCUMENTED', 'AUDITED']

interface FactsOf {
  answer: CubeAnswer
  row: TableRow
  first: number
  offset: number
}

interface Found {
  n: number
  entry: string
  /** Nothing where a share comes from a project of another unit. */
  project: string | null
  month: Month
  measure: string
  value: string
  assurance: number
  at: Date
  total: string
}

const factsOfRows = loader<FactsOf, Found[]>(async (ctx, wanted) => {
  const { text, params } = statement(wanted)
  const rows = await ctx.em.execute<Found[]>(text, params)
  return groupedBy(wanted.map((_, n) => n), rows, (row) => Number(row.n))
})

export async function factsOf(ctx: Context, answer: CubeAnswer, row: TableRow, page: PageArgs): Promise<FactConnection> {
  const offset = offsetOf(page)
  const found = await factsOfRows(ctx, { answer, row, first: page.first, offset })
  const nodes = await Promise.all(found.filter(({ entry }) => entry !== null).map((fact) => factRow(ctx, fact)))
  return paged(nodes, Number(found[0]?.total ?? 0), offset)
}

async function factRow(ctx: Context, fact: Found): Promise<FactRow> {
  const evidence = await evidenceOf(ctx, fact.entry)
  return {
    id: `${fact.entry}:${fact.measure}`,
    entry: fact.entry,
    project: fact.project ?? '（由其他单位申报的共享项目）',
    period: monthKey(fact.month),
    measure: fact.measure,
    value: fact.value,
    assurance: LEVELS[fact.assurance - 1]!,
    evidence: evidence.map(({ sha256 }) => sha256),
    recordedAt: new Date(fact.at),
  }
}

/** What an entry counts at that version: its deltas summed, and gone where they cancel; always one row that says how many. */
function statement(wanted: readonly FactsOf[]): { text: string; params: unknown[] } {
  const sql = new Sql()
  const parts = wanted.map((one, n) => {
    const { plan } = one.answer
    const state = plan.stateful ? `join lateral (${stateAtEnd(one)}) st on true` : ''
    return `select ${n} as n, found.total, page.* from (
      with counted as (
        select f.entry, max(p.name) as project, f.month, f.measure, sum(f.value) as value, coalesce(max(f.assurance) filter (where f.entries > 0), max(f.assurance)) as assurance, min(v.at) as at
        from fact f left join project p on p.id = f.project join data_version v on v.id = f.version
          left join country fc on fc.code = f.country left join region fu on fu.id = f.city ${state}
        where ${conditions(one, sql)}
        group by f.entry, f.month, f.measure having ${counting(plan)})
      select (select count(*) from counted) as total, (select coalesce(json_agg(c), '[]') from (select * from counted order by month desc, entry, measure limit ${Math.trunc(one.first)} offset ${Math.trunc(one.offset)}) c) as rows
    ) found (total, rows) left join lateral json_to_recordset(found.rows) page (entry text, project text, month int, measure text, value text, assurance int, at timestamptz) on true`
  })
  return { text: parts.join('\nunion all\n'), params: sql.params }
}

/** The last stage move of the fact's project up to the end of the row's period. */
function stateAtEnd({ answer: { plan }, row: { frame } }: FactsOf): string {
  return `select s.stage, s.value as invested from fact s where s.measure = 'STAGE' and s.project = f.project and s.version <= ${plan.version} and s.month <= ${frame.windows.c.to} order by s.month desc, s.id desc limit 1`
}

/** What a share brought is no entry of its own. */
function counting({ basis }: Plan): string {
  return basis === 'ASSESSMENT' ? 'sum(f.entries) > 0 or sum(f.value) <> 0' : 'sum(f.entries) > 0'
}

function conditions(of: FactsOf, sql: Sql): string {
  const { plan } = of.answer
  const filter = { ...plan.filter, in: { ...plan.filter.in, ...(plan.shownCities && { CITY: plan.shownCities }) } }
  return [
    `f.version <= ${plan.version} and f.entry is not null and ${ofBasis(plan.basis, 'f.basis')}`,
    windows(of),
    keyed(of.row.keys, sql),
    behindTheBest(of, sql),
    filterSql(filter, sql, factColumn, 'f.assurance'),
  ]
    .filter(Boolean)
    .join(' and ')
}

function keyed(keys: TableRow['keys'], sql: Sql): string {
  const conditions = (Object.keys(keys) as KeyDimension[]).map((dimension) => {
    const key = keys[dimension]!
    return key === '' ? `${DIMENSIONS[dimension].sql} is null` : sql.oneOf(DIMENSIONS[dimension].sql, [key])
  })
  return conditions.join(' and ')
}

/** The rest of a top are all that are not among its best. */
function behindTheBest({ answer: { plan, table }, row }: FactsOf, sql: Sql): string {
  if (row.level !== 'OTHERS') return ''
  const n = row.places.findIndex(({ at }) => at === 0)
  const isBest = ({ frame, places }: TableRow) => frame.index === row.frame.index && places[n]!.at > 0 && places[n]!.at <= plan.pages[n]!.first
  return `(${table.rows.filter(isBest).map(({ keys }) => `(${keyed(keys, sql)})`).join(' or ')}) is not true`
}

/** Each sum has its measures and its window: a rate's facts are those of its cohort. Without a metric all that came in. */
function windows({ answer: { plan, ofAnything }, row: { frame } }: FactsOf): string {
  const { from, to } = frame.windows.c
  if (ofAnything) return `f.month between ${from} and ${to}`
  const within: Record<SumColumn['window'], string> = {
    FLOW: `f.month between ${from} and ${to}`,
    YEAR_END: `f.month between ${firstOfYear(to)} and ${to}`,
    STOCK: `f.month <= ${to}`,
    COHORT_YEAR: `f.cohort between ${firstCohort('COHORT_YEAR', to)} and ${to} and f.month <= ${to}`,
    COHORT_36M: `f.cohort between ${firstCohort('COHORT_36M', to)} and ${to} and f.month <= ${to}`,
  }
  return `(${plan.sums.map((sum) => `(f.measure in (${sum.measures.map((m) => `'${m}'`).join(', ')}) and ${within[sum.window]})`).join(' or ')})`
}
