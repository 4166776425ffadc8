/** Published statistics of the cities and the projects that news name, with source, status and breaks kept. */
import { Decimal } from '@jingxian/server/metrics/decimal'
import type { ReferenceData } from '@jingxian/server/reference/reference.service'
import { regionOf } from '@jingxian/server/reference/region-code'
import { rowsOf } from './csv.ts'
import breaksCsv from '../data/breaks.csv?raw'
import projectsCsv from '../data/liaoning_named_projects.csv?raw'
import industriesCsv from '../data/gbt4754_2017.csv?raw'
import factsCsv from '../data/city_facts.csv?raw'
import sourcesCsv from '../data/sources.csv?raw'
import annualCsv from '../data/usdcny_annual_1994_2025.csv?raw'

export const PUBLISHED_FILES = [factsCsv, breaksCsv, sourcesCsv, annualCsv, projectsCsv]

export function publishedFacts(): ReferenceData['published'] {
  const sources = new Map(rowsOf(sourcesCsv).map((row) => [row['source_id'], `${row['title']}（${row['publisher']}）`]))
  const rates = new Map(rowsOf(annualCsv).map((row) => [row['year'], row['cny_per_usd_avg']!]))
  const facts = rowsOf(factsCsv).map((row) => ({
    city: regionOf(row['region_code']!)!,
    year: Number(row['year']),
    indicator: row['indicator']!,
    value: row['value']!,
    unit: row['unit']!,
    source: sources.get(row['source_id']) ?? row['source_id']!,
    status: row['status']!,
    note: row['note'] || null,
  }))
  const inYuan = facts.flatMap((fact) => {
    const rate = rates.get(String(fact.year))
    if (fact.indicator !== 'fdi_utilised' || !rate) return []
    return [{ ...fact, indicator: 'fdi_utilised_cny', value: new Decimal(fact.value).times(rate).toFixed(4), unit: '万元', note: `按 ${fact.year} 年平均汇率 ${rate} 折算` }]
  })
  return [...facts, ...inYuan]
}

export function seriesBreaks(): ReferenceData['breaks'] {
  return rowsOf(breaksCsv).map((row) => ({
    indicator: row['indicator']!,
    city: row['region_code'] === '*' ? 0 : regionOf(row['region_code']!)!,
    fromYear: Number(row['from_year']),
    toYear: Number(row['to_year']),
    reason: row['reason_zh']!,
  }))
}

/** As printed; what is our own coding (nature, country, industry) is said so in the file beside it. */
export function publicProjects(): ReferenceData['publicProjects'] {
  const sources = new Map(rowsOf(sourcesCsv).map((row) => [row['source_id'], row]))
  const sections = new Map(rowsOf(industriesCsv).filter((row) => row['level'] === 'division').map((row) => [row['code'], row['section']]))
  return rowsOf(projectsCsv).map((row, i) => {
    const source = sources.get(row['source_id'])
    if (!source) throw new Error(`${row['project_zh']} names the source ${row['source_id']}, which is not in sources.csv.`)
    const division = row['gbt4754_division_assigned']
    return {
      id: i + 1,
      name: row['project_zh']!,
      city: row['region_code'] ? regionOf(row['region_code'])! : null,
      area: row['county_or_zone'] || null,
      investor: row['investor'] || null,
      capitalNature: row['capital_type'] === 'foreign' ? 'FOREIGN' : 'DOMESTIC',
      investorCountry: row['investor_country_zh'] || null,
      industryCode: division ? `${sections.get(division)}${division}` : null,
      amount: row['amount']!,
      unit: row['amount_unit']!,
      moreThan: row['amount_qualifier'] === '>',
      date: row['date']!,
      status: row['stage_zh']!,
      source: `${source['title']}（${source['publisher']}）`,
      sourceDate: source['date'] || null,
      sourceUrl: /^https?:/.test(source['url']!) ? source['url']! : null,
      trust: source['trust']!,
    }
  })
}
