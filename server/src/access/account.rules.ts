/** Which accounts there can be. Pure. */
import { Role } from '@jingxian/schema/vocabulary/roles'
import type { RegionLevel } from '../reference/region.entity.ts'

type Level = RegionLevel

const CITIES: readonly Level[] = ['CITY', 'ZONE']
const PROVINCE: readonly Level[] = ['PROVINCE']

/** The level of unit that a role belongs to. Only people have accounts: screens have keys, the house needs none. */
const LEVELS: Partial<Record<Role, readonly Level[]>> = {
  COUNTY_REPORTER: ['COUNTY'],
  CITY_REPORTER: CITIES,
  CITY_REVIEWER: CITIES,
  CITY_LEADER: CITIES,
  PROV_REVIEWER: PROVINCE,
  PROV_APPROVER: PROVINCE,
  PROV_ANALYST: PROVINCE,
  PROV_LEADER: PROVINCE,
  AUDITOR: PROVINCE,
}

export const PEOPLE = Object.keys(LEVELS) as Role[]

/** A login as sign-in reads it: lower case, no blanks, short enough for the table of failures. */
const LOGIN = /^[a-z0-9][a-z0-9._-]{0,59}$/
const LONGEST_NAME = 100

export type AccountFault = 'login' | 'name' | 'role' | 'unit'

/** The first thing that is wrong with an account, or undefined. */
export function accountFault({ login, name, role }: { login: string; name: string; role: string }, level: Level | undefined): AccountFault | undefined {
  if (!LOGIN.test(login)) return 'login'
  if (!name.trim() || name.length > LONGEST_NAME) return 'name'
  const levels = Object.hasOwn(LEVELS, role) ? LEVELS[role as Role] : undefined
  if (!levels) return 'role'
  return level && levels.includes(level) ? undefined : 'unit'
}
