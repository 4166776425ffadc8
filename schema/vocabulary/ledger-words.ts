import { words, type WordOf } from './words.ts'

/** What kind of amount an entry claims. Each kind has its fields, rules, evidence and measures; the workflow is one. */
export const EntryKind = words('CAPITAL', 'JOBS', 'TECHNOLOGY', 'RESEARCH', 'CONTRIBUTION')
export type EntryKind = WordOf<typeof EntryKind>

export const CapitalFamily = words('FOREIGN', 'DOMESTIC')
export type CapitalFamily = WordOf<typeof CapitalFamily>

export const FundForm = words(
  'CASH',
  'KIND',
  'INTANGIBLE',
  'PROFIT_REINVESTED',
  'SHAREHOLDER_LOAN',
  'WITHDRAWAL',
)
export type FundForm = WordOf<typeof FundForm>

export const FundUsage = words('FIXED_ASSET', 'WORKING', 'EQUITY', 'LAND')
export type FundUsage = WordOf<typeof FundUsage>

export const TechnologyKind = words(
  'LICENCE',
  'TRANSFER',
  'DEVELOPMENT',
  'CONSULTING',
  'SERVICE',
  'EQUIPMENT_EMBODIED',
  'TALENT_TEAM',
  'STANDARD',
)
export type TechnologyKind = WordOf<typeof TechnologyKind>

/** As the unit says of itself: stored, never scored. */
export const TechnologyLevel = words(
  'INTL_LEADING',
  'INTL_ADVANCED',
  'DOMESTIC_LEADING',
  'DOMESTIC_ADVANCED',
  'PROVINCE_LEADING',
)
export type TechnologyLevel = WordOf<typeof TechnologyLevel>

export const InstitutionLevel = words('NATIONAL', 'PROVINCIAL', 'CITY')
export type InstitutionLevel = WordOf<typeof InstitutionLevel>

export const EntryStatus = words('SUBMITTED', 'CITY_REVIEWED', 'HELD', 'ACCEPTED', 'REJECTED', 'REVERSED')
export type EntryStatus = WordOf<typeof EntryStatus>

export const EntryMove = words('SUBMIT', 'REVIEW', 'ACCEPT', 'HOLD', 'RELEASE', 'REJECT', 'REVERSE')
export type EntryMove = WordOf<typeof EntryMove>

/** How sure an accepted amount is; all three count. */
export const Assurance = words('REPORTED', 'DOCUMENTED', 'AUDITED')
export type Assurance = WordOf<typeof Assurance>

/** As facts store it: what is at least documented is >= 2. */
export const ASSURANCE_LEVEL: Record<Assurance, number> = { REPORTED: 1, DOCUMENTED: 2, AUDITED: 3 }

export const EvidenceType = words(
  'BANK_RECEIPT',
  'CAPITAL_VERIFICATION',
  'CONTRACT',
  'NATIONAL_SYSTEM_RECORD',
  'FX_REGISTRATION',
  'FX_CONFIRMATION',
  'INVOICE',
  'EQUIPMENT_LIST',
  'CUSTOMS_DECLARATION',
  'PROGRESS_SHEET',
  'APPRAISAL',
  'TRANSFER_REGISTRATION',
  'PROPOSAL',
  'APPROVAL',
  'BILINGUAL_TEXT',
  'INVESTOR_REGISTRATION',
  'MINUTES',
  'TEAM_NAMED',
  'AGREEMENT',
  'LICENCE',
  'PROJECT_CODE',
  'LAND_CONTRACT',
  'CONSTRUCTION_PERMIT',
  'SITE_PHOTO',
  'ACCEPTANCE_RECORD',
  'TAX_RECORD',
  'POWER_RECORD',
  'OUTPUT_RECORD',
  'TERMINATION_NOTICE',
  'DECISION',
  'SOCIAL_INSURANCE_LIST',
  'PAYROLL',
  'TECHNOLOGY_CONTRACT_REGISTRATION',
  'HIGH_TECH_CERTIFICATE',
  'RD_LEDGER',
  'SUPER_DEDUCTION_ACCOUNT',
  'VAT_RETURN',
  'PATENT_CERTIFICATE',
  'INSTITUTION_CERTIFICATE',
  'OTHER',
)
export type EvidenceType = WordOf<typeof EvidenceType>

export const Verification = words('UNCHECKED', 'MATCHED', 'MISMATCHED', 'NOT_AVAILABLE')
export type Verification = WordOf<typeof Verification>

/** BLOCK cannot be submitted; the others are findings that a person decides. */
export const Severity = words('BLOCK', 'CRITICAL', 'HIGH', 'MEDIUM', 'INFO')
export type Severity = WordOf<typeof Severity>

/** Why a family of capital was truly zero in a month. */
export const ZeroReason = words(
  'NO_PROJECT_DUE',
  'STOPPED',
  'CONTRACT_NOT_DUE',
  'FUNDS_IN_TRANSIT',
  'SEASONAL_STOP',
  'OTHER',
)
export type ZeroReason = WordOf<typeof ZeroReason>

export const ReturnStatus = words('NOT_DUE', 'MISSING', 'SIGNED')
export type ReturnStatus = WordOf<typeof ReturnStatus>
