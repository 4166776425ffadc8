/** The facts behind rows: one statement for all rows of an answer that ask for them. */
import { monthKey, type Month } from '@jingxian/schema/vocabulary/period'
import type { Assurance } from '@jingxian/schema/vocabulary/ledger-words'
import { groupedBy } from '../../kernel/loader.ts'
import { evidenceOf } from '../../evidence/evidence.service.ts'
import type { Context } from '../../kernel/context.ts'
import { loader } from '../../kernel/loader.ts'
import { offsetOf, paged, type PageArgs } from '../../kernel/page.ts'
import type { Plan } from '../../metrics/plan.ts'
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
  id: string
  entry: string
  project: string
  month: Month
  measure: string
  value: string
  assurance: number
  at: Date
  total: string
}

const factsOfRows = loader<FactsOf, Found[]>(async (ctx, wanted) => {
  const rows = await ctx.em.execute<Found[]>(statement(wanted))
  return groupedBy(wanted.map((_, n) => n), rows, (row) => Number(row.n))
})

export async function factsOf(ctx: Context, answer: CubeAnswer, row: TableRow, page: PageArgs): Promise<FactConnection> {
  const offset = offsetOf(page)
  const found = await factsOfRows(ctx, { answer, row, first: page.first, offset })
  const nodes = await Promise.all(found.map((fact) => factRow(ctx, fact)))
  return paged(nodes, Number(found[0]?.total ?? 0), offset)
}

async function factRow(ctx: Context, fact: Found): Promise<FactRow> {
  const evidence = await evidenceOf(ctx, fact.entry)
  return {
    id: `${fact.entry}:${fact.measure}`,
    entry: fact.entry,
    project: fact.project,
    period: monthKey(fact.month),
    measure: fact.measure,
    value: fact.value,
    assurance: LEVELS[fact.assurance - 1]!,
    evidence: evidence.map(({ sha256 }) => sha256),
    recordedAt: new Date(fact.at),
  }
}

/** What an entry counts at that version: its deltas summed, and gone where they cancel. */
function statement(wanted: readonly FactsOf[]): string {
  const parts = wanted.map(({ answer: { plan }, row, first, offset }, n) => {
    const measures = [...new Set(plan.sums.flatMap((sum) => sum.measures))].map((m) => `'${m}'`).join(', ')
    return `(select ${n} as n, f.entry::text as id, f.entry, p.name as project, f.month, f.measure, sum(f.value) as value,
        max(f.assurance) as assurance, min(v.at) as at, count(*) over () as total
      from fact f join project p on p.id = f.project join data_version v on v.id = f.version
      where ${[...conditions(plan, row), `f.measure in (${measures || `''`})`].join(' and ')}
      group by f.entry, p.name, f.month, f.measure having sum(f.entries) > 0
      order by f.month desc, f.entry, f.measure limit ${Math.trunc(first)} offset ${Math.trunc(offset)})`
  })
  return parts.join('\nunion all\n')
}

/** Integers and codes of our own tables only: keys come from rows, filters were looked up in the reference book. */
function conditions(plan: Plan, { frame, keys }: TableRow): string[] {
  const { from, to } = frame.windows.c
  return [
    `f.version <= ${plan.version}`,
    `f.entry is not null`,
    `f.month between ${from} and ${to}`,
    ...(keys.city === undefined ? [] : [`f.city = ${Math.trunc(keys.city)}`]),
    ...(keys.county === undefined ? [] : [`f.county = ${Math.trunc(keys.county)}`]),
    ...(keys.industry === undefined ? [] : oneOf('f.industry', [keys.industry])),
    ...oneOf('f.city', plan.shownCities ?? plan.filter.city),
    ...oneOf('f.county', plan.filter.county),
    ...oneOf('f.industry', plan.filter.industry),
    ...(plan.filter.assuranceAtLeast ? [`f.assurance >= ${LEVELS.indexOf(plan.filter.assuranceAtLeast) + 1}`] : []),
  ]
}

function oneOf(column: string, values: readonly (number | string)[] | undefined): string[] {
  if (!values) return []
  const written = values.map((value) => (typeof value === 'number' ? Math.trunc(value) : `'${value.replace(/[^0-9A-Z]/g, '')}'`))
  return [written.length ? `${column} in (${written.join(', ')})` : 'false']
}
