/** The four families of 辽商二处〔2018〕149号, each with the metric that stands for it. */
import type { MetricKey } from '../../generated/graphql.ts'

export const FAMILIES = [
  { family: 'CAPITAL', metric: 'CAPITAL_USED', field: 'capitalUsed' },
  { family: 'JOBS', metric: 'JOBS_CREATED', field: 'jobsCreated' },
  { family: 'TECHNOLOGY', metric: 'TECHNOLOGY_VALUE', field: 'technologyValue' },
  { family: 'RESEARCH', metric: 'RD_EXPENDITURE', field: 'rdExpenditure' },
] as const satisfies readonly { family: string; metric: MetricKey; field: string }[]

export type FamilyDef = (typeof FAMILIES)[number]
export type FamilyKey = FamilyDef['family']
export type MonthlyField = Exclude<FamilyDef['field'], 'rdExpenditure'>

/** The table has room for three families beside the chosen metric. */
export function familiesBeside(metric: string): FamilyDef[] {
  return FAMILIES.filter((family) => family.metric !== metric).slice(0, 3)
}
