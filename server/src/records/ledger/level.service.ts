/** The accepted levels beside which others come or go. */
import type { FactDelta, Share } from '../../facts/fact-delta.ts'
import { Fact } from '../../facts/fact.entity.ts'
import { deltaOf } from '../../facts/facts.service.ts'
import type { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import type { Month } from '@jingxian/schema/vocabulary/period'
import type { Context } from '../../kernel/context.ts'
import { findRows } from '../../kernel/plain-rows.ts'
import { isIn } from '../../kernel/sql-condition.ts'
import { Entry, type EntryRow } from './entry.entity.ts'
import type { LedgerKind } from './kind.ts'
import type { Level } from './level.ts'

/** What is not frozen with a record but follows its project. */
export type Following = (project: string) => { cohort: Month | null; shares: readonly Share[] }

/** Of each project the last record before the first of these months, and all from there on: whatever a change can touch. */
export async function standingLevels(ctx: Context, kind: LedgerKind, entries: readonly EntryRow[], following: Following): Promise<Level[]> {
  if (!entries.length) return []
  const projects = [...new Set(entries.map(({ project }) => project))]
  const from = Math.min(...entries.map(({ month }) => month))
  const ids = await nearby(ctx, kind.kind, projects, from)
  const standing = await findRows(ctx.em, Entry, isIn('id', ids), { fields: ['id', 'content', 'acceptedAmount'] })
  const values = new Map(standing.flatMap((entry) => kind.measures(entry.content, entry.acceptedAmount).map(({ measure, value }) => [`${entry.id}:${measure}`, value])))
  // The row that put the record in carries its keys; later ones only correct it.
  const rows = await findRows(ctx.em, Fact, [isIn('entry', ids), { text: 'entries = 1 and basis = 1', params: [] }])
  return rows.map((row) => levelOf(deltaOf(row), values.get(`${row.entry}:${row.measure}`)!, following))
}

function levelOf(row: FactDelta, value: string, following: Following): Level {
  return { ...row, value, ...following(row.project!) }
}

async function nearby(ctx: Context, kind: EntryKind, projects: readonly string[], from: Month): Promise<string[]> {
  const list = projects.map(() => '?').join(', ')
  const rows = await ctx.em.execute<{ id: string }[]>(
    `select id from entry where kind = ? and status = 'ACCEPTED' and project in (${list}) and month >= ${Math.trunc(from)}
     union all
     (select distinct on (project) id from entry where kind = ? and status = 'ACCEPTED' and project in (${list}) and month < ${Math.trunc(from)}
      order by project, month desc)`,
    [kind, ...projects, kind, ...projects],
  )
  return rows.map(({ id }) => id)
}
