/** The usual rights of a record that belongs to a county: its own unit writes, the province reads. */
import { add, all, own, read, remove, type Word } from './rights.ts'

type Inner = 'county_role' | 'city_role' | 'province_role' | 'staff_role' | 'job_role'
type More = Inner | 'match_role'

/** `more` adds words per role; lists that are replaced as a whole ask for `remove` too. */
export function unitRows(more: Partial<Record<More, Word[]>> = {}): Record<Inner, Word[]> & { match_role?: Word[] } {
  return {
    ...(more.match_role && { match_role: more.match_role }),
    county_role: [read(own.county()), add(own.county()), ...(more.county_role ?? [])],
    city_role: [read(own.city()), add(own.city()), ...(more.city_role ?? [])],
    province_role: [read(all), ...(more.province_role ?? [])],
    staff_role: [read(all), ...(more.staff_role ?? [])],
    job_role: [read(all), add(all), ...(more.job_role ?? [])],
  }
}

/** Parts of a record that are replaced when it is saved. */
export function replacedRows(): Record<Inner, Word[]> {
  return unitRows({ county_role: [remove(own.county())], city_role: [remove(own.city())], job_role: [remove(all)] })
}
