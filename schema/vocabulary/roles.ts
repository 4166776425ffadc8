import { words, type WordOf } from './words.ts'

/** Who acts. The one who enters a record never verifies it; DISPLAY is a screen's token, JOB the house itself. */
export const Role = words(
  'COUNTY_REPORTER',
  'CITY_REPORTER',
  'CITY_REVIEWER',
  'CITY_LEADER',
  'PROV_ANALYST',
  'PROV_REVIEWER',
  'PROV_APPROVER',
  'PROV_LEADER',
  'AUDITOR',
  'DISPLAY',
  'PUBLIC',
  'JOB',
)
export type Role = WordOf<typeof Role>

/** What an account may open; the server says which hold, screens only ask. */
export const Right = words(
  'READ_BOARDS',
  'READ_PROJECTS',
  'EDIT_PROJECTS',
  'ENTER_LEDGER',
  'REVIEW_LEDGER',
  'SIGN_RETURNS',
  'READ_AUDIT',
  'COMPOSE_QUERIES',
  'OPEN_WALL',
)
export type Right = WordOf<typeof Right>
