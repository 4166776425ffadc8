/**
 * Regions, industries, countries and special days are few and change only with a release or an import: they are
 * read once per database and looked up without waiting, so a cube of thousands of cells names its places for nothing.
 */
import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '../kernel/errors.ts'
import { Country } from './country.entity.ts'
import { Industry } from './industry.entity.ts'
import { Region } from './region.entity.ts'
import { regionOf } from './region-code.ts'
import { SeriesBreak } from './series-break.entity.ts'
import { SpecialDay } from './special-day.entity.ts'
import type { SpecialDays } from './working-days.ts'

export interface Book {
  regions: ReadonlyMap<number, Region>
  industries: ReadonlyMap<string, Industry>
  countries: ReadonlyMap<string, Country>
  specialDays: SpecialDays
  /** Years between which published series must not be compared. */
  breaks: readonly SeriesBreak[]
  /** The 15 units that are compared: 14 cities and 沈抚示范区, in code order. */
  units: readonly Region[]
}

interface Asking {
  em: EntityManager
}

const books = new WeakMap<object, Book>()

/** Reads the book of this database; call it again after an import. */
export async function openBook(em: EntityManager): Promise<Book> {
  const regions = await em.findAll(Region, { orderBy: { id: 'asc' } })
  const book: Book = {
    regions: new Map(regions.map((r) => [r.id, r])),
    industries: new Map((await em.findAll(Industry, { orderBy: { code: 'asc' } })).map((i) => [i.code, i])),
    countries: new Map((await em.findAll(Country, { orderBy: { code: 'asc' } })).map((c) => [c.code, c])),
    specialDays: new Map((await em.findAll(SpecialDay)).map((d) => [d.day, d.worked])),
    breaks: await em.findAll(SeriesBreak),
    units: regions.filter((r) => r.level === 'CITY' || r.level === 'ZONE'),
  }
  books.set(em.getDriver(), book)
  return book
}

export function bookOf({ em }: Asking): Book {
  const book = books.get(em.getDriver())
  if (!book) throw new Error('The reference book was not opened at the start.')
  return book
}

/** @throws Refusal INVALID that names the code */
export function regionByCode(asking: Asking, code: string, field: string): Region {
  const region = bookOf(asking).regions.get(regionOf(code) ?? 0)
  if (!region) throw refuse.invalid(`没有代码为“${code}”的区划：请从 regions 查代码。`, { field })
  return region
}

/** The county-level unit of a code; the 15th unit is its own county. @throws Refusal INVALID */
export function countyByCode(asking: Asking, code: string, field: string): Region {
  const region = regionByCode(asking, code, field)
  if (region.level !== 'COUNTY' && region.level !== 'ZONE') {
    throw refuse.invalid(`“${region.name}”不是县区：落地区须选到县区。`, { field, remedy: '选择具体的县区。' })
  }
  return region
}

/** Absent is no country. @throws Refusal INVALID that names the code */
export function countryByCode(asking: Asking, code: string | null | undefined, field: string): Country | null {
  if (!code) return null
  const country = bookOf(asking).countries.get(code)
  if (!country) throw refuse.invalid(`没有代码为“${code}”的国家（地区）：请从 countries 查二位代码，如 DE。`, { field, remedy: '从国家（地区）表选择。' })
  return country
}

/** @throws Refusal INVALID that names the code */
export function industryByCode(asking: Asking, code: string, field: string): Industry {
  const industry = bookOf(asking).industries.get(code)
  if (!industry) throw refuse.invalid(`没有代码为“${code}”的行业大类：请从 industries 查代码，如 C36。`, { field })
  return industry
}
