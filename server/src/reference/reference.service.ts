/** Reference data in and notes of the house; only batches of the house write here. */
import type { EntityClass, RequiredEntityData } from '@mikro-orm/core'
import type { Context } from '../kernel/context.ts'
import { Country } from './country.entity.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'
import { HouseNote } from './house-note.entity.ts'
import { Industry } from './industry.entity.ts'
import { PublicProject } from './public-project.entity.ts'
import { PublishedFact } from './published-fact.entity.ts'
import { Region } from './region.entity.ts'
import { SeriesBreak } from './series-break.entity.ts'
import { SpecialDay } from './special-day.entity.ts'

export interface ReferenceData {
  regions: RequiredEntityData<Region>[]
  industries: RequiredEntityData<Industry>[]
  countries: RequiredEntityData<Country>[]
  rates: Omit<ExchangeRate, 'month'>[]
  specialDays: RequiredEntityData<SpecialDay>[]
  published: RequiredEntityData<PublishedFact>[]
  breaks: RequiredEntityData<SeriesBreak>[]
  publicProjects: RequiredEntityData<PublicProject>[]
}

/** Writes what is new and corrects what differs; nothing that an operator added is taken away. */
export async function loadReference(ctx: Context, data: ReferenceData): Promise<void> {
  const put = async <T extends object>(entity: EntityClass<T>, rows: RequiredEntityData<T>[]) => {
    if (rows.length) await ctx.em.upsertMany(entity, rows as never)
  }
  await put(Region, data.regions)
  await put(Industry, data.industries)
  await put(Country, data.countries)
  await put(ExchangeRate, data.rates as never)
  await put(SpecialDay, data.specialDays)
  await put(PublishedFact, data.published)
  await put(SeriesBreak, data.breaks)
  await put(PublicProject, data.publicProjects)
}

export async function readNote<T>(ctx: Context, key: string): Promise<T | undefined> {
  return (await ctx.em.findOne(HouseNote, { key }))?.value as T | undefined
}

export async function writeNote(ctx: Context, key: string, value: unknown): Promise<void> {
  await ctx.em.upsert(HouseNote, { key, value })
}
