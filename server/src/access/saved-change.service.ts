import type { Context } from '../kernel/context.ts'
import { insertRows } from '../kernel/bulk-rows.ts'
import { plainDecimals, sameText } from '../kernel/changes.ts'
import { refuse, type Refusal } from '../kernel/errors.ts'
import { SavedChange } from './saved-change.entity.ts'

export interface Saved {
  id: string
  city: number
  county: number
  version: number
}

type Fields = Record<string, unknown>

/** Keeps what a save changed; `record.version` is the version that the save makes. */
export async function noteSaved(ctx: Context, record: Saved, before: Fields, after: Fields): Promise<void> {
  const fields: SavedChange['fields'] = Object.fromEntries(differing(before, after).map((key) => [key, [plainDecimals(before[key]), plainDecimals(after[key])]]))
  const { id, city, county, version } = record
  await insertRows(ctx.em, SavedChange, [{ record: id, city, county, version, actor: ctx.actor.name, at: ctx.now(), fields }])
}

/** The refusal of a save that was based on an older version: who changed which fields since, beside what was sent. */
export async function staleSave(ctx: Context, record: Saved, since: number, mine: Fields): Promise<Refusal> {
  const saves = await ctx.em.find(SavedChange, { record: record.id, version: { $gt: since } }, { orderBy: { version: 'asc' } })
  const changes = saves.flatMap(({ actor, at, fields }) =>
    Object.entries(fields).map(([field, [before, after]]) => ({ field, by: actor, at: at.toISOString(), before, after, yours: plainDecimals(mine[field]) })),
  )
  const who = [...new Set(saves.map((save) => save.actor))].join('、') || '别人'
  return refuse.conflict(`在你编辑期间，${who}已保存过（现为第 ${record.version} 版，你手上是第 ${since} 版）：请核对下列改动后再保存，你填的内容没有丢失。`, {
    field: 'version',
    version: record.version,
    changes,
  })
}

function differing(before: Fields, after: Fields): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.filter((key) => sameText(before[key]) !== sameText(after[key]))
}
