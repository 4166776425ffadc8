/** Who is asking, and in which database role. */
import { Role } from '@jingxian/schema/vocabulary/roles'

/** Roles inside PostgreSQL that hold the rights on rows; the login holds none (decisions.md). */
export const INNER_ROLES = [
  'public_role',
  'door_role',
  'county_role',
  'city_role',
  'province_role',
  'staff_role',
  'screen_role',
  'job_role',
  'match_role',
] as const
export type AnyRole = (typeof INNER_ROLES)[number]
/** In which nobody asks: only single steps of commands are taken there (kernel/part.ts). */
export type Part = 'match_role'
export type InnerRole = Exclude<AnyRole, Part>

export interface Actor {
  /** 0 for nobody, for the house itself and for a screen. */
  account: number
  login: string
  name: string
  role: Role
  /** Region key of the unit: 210000 for the province, a city or a county. */
  unit: number
  /** The house acting in somebody's part, for batches inside the server: reaches every unit's rows. */
  inner?: 'job_role'
}

const INNER: Record<Role, InnerRole> = {
  COUNTY_REPORTER: 'county_role',
  CITY_REPORTER: 'city_role',
  CITY_REVIEWER: 'city_role',
  CITY_LEADER: 'city_role',
  PROV_REVIEWER: 'province_role',
  PROV_APPROVER: 'province_role',
  PROV_ANALYST: 'staff_role',
  PROV_LEADER: 'staff_role',
  AUDITOR: 'staff_role',
  DISPLAY: 'screen_role',
  PUBLIC: 'public_role',
  JOB: 'job_role',
}

export const PROVINCE = 210000
export const NOBODY: Actor = { account: 0, login: '', name: '未登录', role: Role.PUBLIC, unit: 0 }
export const HOUSE: Actor = { account: 0, login: '', name: '系统', role: Role.JOB, unit: PROVINCE }

export function innerRoleOf(actor: Actor): InnerRole {
  return actor.inner ?? INNER[actor.role]
}

/** The house in the part of a role, so that batches go by the same rules as people. */
export function houseAs(role: Role, name: string): Actor {
  return { account: 0, login: '', name, role, unit: PROVINCE, inner: 'job_role' }
}

/** The settings that row policies read; only those that the role has, so that a missing one raises. */
export function settingsOf(actor: Actor): Record<string, number> {
  const role = innerRoleOf(actor)
  if (role === 'county_role') {
    return { 'app.account': actor.account, 'app.city': Math.floor(actor.unit / 100) * 100, 'app.county': actor.unit }
  }
  if (role === 'city_role') return { 'app.account': actor.account, 'app.city': actor.unit }
  return actor.account ? { 'app.account': actor.account } : {}
}
