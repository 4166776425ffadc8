/** seeds/data -> reference tables. Each file keeps its source and licence in the .md beside it. */
import { createHash } from 'node:crypto'
import type { Context } from '@jingxian/server/kernel/context'
import { regionOf } from '@jingxian/server/reference/region-code'
import { loadReference, readNote, writeNote, type ReferenceData } from '@jingxian/server/reference/reference.service'
import { groupOf } from '@jingxian/server/reference/assessment-groups'
import { rowsOf } from './csv.ts'
import { PUBLISHED_FILES, publicProjects, publishedFacts, seriesBreaks } from './published.seed.ts'
import daysCsv from '../data/cn_special_days_2014_2026.csv?raw'
import countriesCsv from '../data/countries_zh_en.csv?raw'
import industriesCsv from '../data/gbt4754_2017.csv?raw'
import regionsCsv from '../data/liaoning_divisions.csv?raw'
import ratesCsv from '../data/usdcny_monthly_2010_2025.csv?raw'

const LEVELS = { province: 'PROVINCE', prefecture: 'CITY', county: 'COUNTY', special_zone: 'ZONE' } as const
const CONTINENTS: Record<string, string> = { 亚洲: 'AS', 欧洲: 'EU', 非洲: 'AF', 美洲: 'AM', 大洋洲: 'OC' }
const GROUPS: Record<string, string> = { domestic: '中国', foreign: '外国', hk_mo_tw: '港澳台' }

/** Loads the data when it is not the data that was loaded before. @returns whether anything was written */
export async function seedReference(ctx: Context): Promise<boolean> {
  const fingerprint = createHash('sha256').update([daysCsv, countriesCsv, industriesCsv, regionsCsv, ratesCsv, ...PUBLISHED_FILES].join('\0')).digest('hex')
  if ((await readNote<string>(ctx, 'reference')) === fingerprint) return false
  await loadReference(ctx, referenceData())
  await writeNote(ctx, 'reference', fingerprint)
  return true
}

export function referenceData(): ReferenceData {
  return { regions: regions(), industries: industries(), countries: countries(), rates: rates(), specialDays: specialDays(), published: publishedFacts(), breaks: seriesBreaks(), publicProjects: publicProjects() }
}

function regions(): ReferenceData['regions'] {
  return rowsOf(regionsCsv).map((row) => {
    const id = regionOf(row['code']!)!
    const level = LEVELS[row['level'] as keyof typeof LEVELS]
    const city = level === 'PROVINCE' ? null : level === 'COUNTY' ? Number(row['parent_code']) : id
    const [lon, lat] = [row['lon'], row['lat']].map((text) => (text ? Number(text) : null))
    return {
      id,
      code: row['code']!,
      name: row['name_zh']!,
      shortName: row['short_zh']!,
      nameEn: row['name_en']!,
      pinyin: row['pinyin']!,
      level,
      city,
      lon: lon!,
      lat: lat!,
      assessmentGroup: level === 'CITY' ? groupOf(id) : null,
    }
  })
}

function industries(): ReferenceData['industries'] {
  const rows = rowsOf(industriesCsv)
  const sections = new Map(rows.filter((row) => row['level'] === 'section').map((row) => [row['section'], row['name_zh']!]))
  return rows
    .filter((row) => row['level'] === 'division')
    .map((row) => ({
      code: `${row['section']}${row['code']}`,
      name: row['name_zh']!,
      nameEn: row['name_en']!,
      section: row['section']!,
      sectionName: sections.get(row['section'])!,
      sector: row['sector_3']!,
    }))
}

function countries(): ReferenceData['countries'] {
  return rowsOf(countriesCsv).map((row) => ({
    code: row['alpha2']!,
    name: row['name_zh']!,
    nameEn: row['name_en']!,
    region: row['region_zh']!,
    sourceGroup: GROUPS[row['source_group']!] ?? row['source_group']!,
    sourceRegion: sourceRegionOf(row),
  }))
}

function sourceRegionOf(row: Record<string, string | undefined>): string {
  if (row['source_group'] === 'domestic') return 'CN'
  return row['source_group'] === 'hk_mo_tw' ? 'HMT' : (CONTINENTS[row['region_zh']!] ?? 'AS')
}

function rates(): ReferenceData['rates'] {
  return rowsOf(ratesCsv).map((row) => ({
    currency: 'USD',
    monthNumber: Number(row['month']!.replace('-', '')),
    toCny: row['cny_per_usd_avg']!,
    toUsd: '1',
    kind: 'MONTH_AVG',
    source: 'SAFE central parity, monthly average (usdcny_monthly_2010_2025.csv)',
  }))
}

function specialDays(): ReferenceData['specialDays'] {
  return rowsOf(daysCsv).map((row) => ({ day: row['date']!, worked: row['kind'] === 'makeup_workday', name: row['name_zh']! }))
}
