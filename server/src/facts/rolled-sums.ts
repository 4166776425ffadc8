/** What a rollup sums: its keys, and the deltas that it is made from. */
export interface Rolled {
  table: string
  keys: string
  /** Rows that are read together lie together. */
  order: string
  /** The deltas that it sums, up to a version. */
  from: (version: number) => string
}

const CITY: Rolled = {
  table: 'rollup_city',
  keys: 'measure, city, month, cohort, basis, assurance',
  order: 'measure, cohort',
  from: (version) => `city_fact where version <= ${version}`,
}
const CITY_MONTH: Rolled = { ...CITY, table: 'rollup_city_month', keys: 'measure, city, month, basis, assurance', order: 'measure, month' }
/** Without cohorts and projects; the stage of a project is no sum. */
const DETAIL: Rolled = {
  table: 'rollup_detail',
  keys: 'measure, city, county, month, industry, country, nature, assurance',
  order: 'measure, month',
  from: (version) => `fact where version <= ${version} and basis = 1 and measure <> 'STAGE'`,
}

export const ROLLED: readonly Rolled[] = [CITY, CITY_MONTH, DETAIL]
