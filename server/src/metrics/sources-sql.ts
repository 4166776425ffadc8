/**
 * Where facts are read from. A rollup holds everything up to its checkpoint; what came later is read from the deltas
 * behind it, so both together are the sum up to the version: the same numbers as from the facts alone.
 */
import { isCohort, type Plan } from './planned.ts'

const CITY_KEYS = 'measure, city, month, assurance, value, entries'
const DETAIL_KEYS = 'measure, city, county, month, industry, country, nature, assurance, value, entries'

/** All that a screen may read of a fact: no industry, no origin, no entry. */
const CLOSED_KEYS = 'measure, city, county, month, assurance, value, entries'

/** The facts of the plan as `f`, already cut to its version and basis. */
export function sourceRows(plan: Plan, cohort: boolean): string {
  if (plan.source === 'CITY') return cityRows(plan, cohort)
  if (plan.source === 'DETAIL') return detailRows(plan)
  if (plan.source === 'CLOSED') return `(select ${CLOSED_KEYS} from fact where version <= ${plan.version} and basis = 1) f`
  return `(select * from fact where version <= ${plan.version} and ${ofBasis(plan.basis)}) f`
}

/** Whole amounts where they land, or with what shares move. */
export function ofBasis(basis: Plan['basis'], column = 'basis'): string {
  return basis === 'ASSESSMENT' ? `${column} in (1, 2)` : `${column} = 1`
}

/** Sums by city and month, which every signed-in account may read; with the cohort there are a hundred times as many. */
export function cityRows({ version, checkpoint, basis }: Pick<Plan, 'version' | 'checkpoint' | 'basis'>, cohort = false): string {
  const [table, keys] = cohort ? ['rollup_city', `${CITY_KEYS}, cohort`] : ['rollup_city_month', CITY_KEYS]
  const of = ofBasis(basis)
  const later = `select ${keys} from city_fact where version > ${checkpoint} and version <= ${version} and ${of}`
  if (!checkpoint) return `(${later}) f`
  return `(select ${keys} from ${table} where checkpoint = ${checkpoint} and ${of}\n        union all ${later}) f`
}

/** The tables of sums that a plan reads, as its answer tells. */
export function rollupsOf({ source, sums, checkpoint }: Plan): string | null {
  if (source === 'FACTS' || source === 'CLOSED' || !checkpoint) return null
  const ofCities = [...(sums.every(isCohort) && sums.length ? [] : ['rollup_city_month']), ...(sums.some(isCohort) ? ['rollup_city'] : [])]
  return (source === 'CITY' ? ofCities : ['rollup_detail']).map((table) => `${table}@${checkpoint}`).join('+')
}

function detailRows({ version, checkpoint }: Plan): string {
  const later = `select ${DETAIL_KEYS} from fact where version > ${checkpoint} and version <= ${version} and basis = 1`
  if (!checkpoint) return `(${later}) f`
  return `(select ${DETAIL_KEYS} from rollup_detail where checkpoint = ${checkpoint}\n        union all ${later}) f`
}
