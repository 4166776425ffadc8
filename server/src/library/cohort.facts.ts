/** What a signature counts: the contract, the project, and the money that had come before it. Pure. */
import { monthOfDay, type Month } from '@jingxian/schema/vocabulary/period'
import type { FactDelta } from '../facts/facts.service.ts'
import { STRUCTURAL } from '../facts/structural.ts'
import { Decimal } from '../metrics/decimal.ts'
import type { Project } from './project.entity.ts'

export function cohortOf({ contractDate }: Pick<Project, 'contractDate'>): Month {
  if (!contractDate) throw new Error('A signed project has no contract date.')
  return monthOfDay(contractDate)
}

/** +1 when a project signs, -1 when a signature is taken back or turns out to be another project's. */
export function contractDeltas(project: Project, usdToCny: string, sign: 1 | -1): FactDelta[] {
  const cohort = cohortOf(project)
  const amount = new Decimal(project.contractDomestic ?? 0).plus(new Decimal(project.contractForeign ?? 0).times(usdToCny))
  const { city, county, industry, capitalNature, id } = project
  const keys = { city, county, industry, country: null, nature: capitalNature, project: id, entry: null, month: cohort, cohort, assurance: STRUCTURAL }
  return [
    { ...keys, measure: 'CONTRACT_CNY', value: amount.times(sign).toFixed(4), entries: sign },
    { ...keys, measure: 'PROJECT_SIGNED', value: String(sign), entries: sign },
  ]
}

/** The same amounts under another cohort: out under the old one, in under the new one. */
export function rekeyed(rows: readonly FactDelta[], to: Month | null): FactDelta[] {
  return rows.flatMap((row) => [
    { ...row, value: new Decimal(row.value).neg().toFixed(4), entries: 0 },
    { ...row, cohort: to, entries: 0 },
  ])
}
