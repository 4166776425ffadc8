/** What a role may open. Screens ask for these words; no screen knows a role. */
import { Right, type Role } from '@jingxian/schema/vocabulary/roles'

const BOARDS: Right[] = [Right.READ_BOARDS, Right.COMPOSE_QUERIES]
const REPORTER: Right[] = [...BOARDS, Right.READ_PROJECTS, Right.EDIT_PROJECTS, Right.ENTER_LEDGER]
const CITY_REVIEW: Right[] = [...BOARDS, Right.READ_PROJECTS, Right.EDIT_PROJECTS, Right.REVIEW_LEDGER]
const PROVINCE: Right[] = [...BOARDS, Right.READ_PROJECTS, Right.OPEN_WALL]

const RIGHTS: Record<Role, readonly Right[]> = {
  COUNTY_REPORTER: [...REPORTER, Right.SIGN_RETURNS],
  CITY_REPORTER: REPORTER,
  CITY_REVIEWER: CITY_REVIEW,
  CITY_LEADER: [...CITY_REVIEW, Right.SIGN_RETURNS],
  PROV_REVIEWER: [...PROVINCE, Right.REVIEW_LEDGER],
  PROV_APPROVER: [...PROVINCE, Right.REVIEW_LEDGER],
  PROV_ANALYST: PROVINCE,
  PROV_LEADER: PROVINCE,
  AUDITOR: [...PROVINCE, Right.READ_AUDIT],
  DISPLAY: [Right.OPEN_WALL],
  PUBLIC: [],
  JOB: [],
}

export function rightsOf(role: Role): readonly Right[] {
  return RIGHTS[role]
}
