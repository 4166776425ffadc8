import { words, type WordOf } from './words.ts'

/** Stages of a project; STALLED is a flag beside the stage, not a stage. */
export const Stage = words(
  'IDEA',
  'PROMOTED',
  'LEAD',
  'NEGOTIATING',
  'FRAMEWORK',
  'SIGNED',
  'ESTABLISHED',
  'PERMITTING',
  'STARTED',
  'COMPLETED',
  'PRODUCING',
  'FULL_CAPACITY',
  'TERMINATED',
  'WITHDRAWN',
  'MERGED',
  'VOIDED',
)
export type Stage = WordOf<typeof Stage>

/** How people number the stages. */
export const STAGE_CODES: Record<Stage, string> = {
  IDEA: 'P00',
  PROMOTED: 'P10',
  LEAD: 'P20',
  NEGOTIATING: 'P30',
  FRAMEWORK: 'P35',
  SIGNED: 'P40',
  ESTABLISHED: 'P50',
  PERMITTING: 'P60',
  STARTED: 'P70',
  COMPLETED: 'P80',
  PRODUCING: 'P90',
  FULL_CAPACITY: 'P99',
  TERMINATED: 'X20',
  WITHDRAWN: 'X30',
  MERGED: 'X40',
  VOIDED: 'X50',
}

export const LibraryTier = words('PROMOTION', 'NEGOTIATION', 'ADVANCING', 'OPERATING', 'CLOSED')
export type LibraryTier = WordOf<typeof LibraryTier>

/** The library tier follows from the stage. */
export const TIER_OF: Record<Stage, LibraryTier> = {
  IDEA: 'PROMOTION',
  PROMOTED: 'PROMOTION',
  LEAD: 'NEGOTIATION',
  NEGOTIATING: 'NEGOTIATION',
  FRAMEWORK: 'NEGOTIATION',
  SIGNED: 'ADVANCING',
  ESTABLISHED: 'ADVANCING',
  PERMITTING: 'ADVANCING',
  STARTED: 'ADVANCING',
  COMPLETED: 'ADVANCING',
  PRODUCING: 'OPERATING',
  FULL_CAPACITY: 'OPERATING',
  TERMINATED: 'CLOSED',
  WITHDRAWN: 'CLOSED',
  MERGED: 'CLOSED',
  VOIDED: 'CLOSED',
}

/** Bands of total investment; from 1 亿元 a project is major, from 10 亿元 strategic. */
export const Scale = words('BELOW_100M', 'FROM_100M', 'FROM_1BN', 'FROM_10BN')
export type Scale = WordOf<typeof Scale>
/** Lower bounds in 万元, highest first. */
export const SCALE_FLOORS: readonly [Scale, number][] = [
  ['FROM_10BN', 1_000_000],
  ['FROM_1BN', 100_000],
  ['FROM_100M', 10_000],
  ['BELOW_100M', 0],
]

export const ProjectKind = words(
  'NEW',
  'CONTINUING',
  'EXPANSION',
  'TECH_UPGRADE',
  'MERGER_ACQUISITION',
  'LIGHT_ASSET',
)
export type ProjectKind = WordOf<typeof ProjectKind>

export const CapitalNature = words('FOREIGN', 'DOMESTIC', 'MIXED')
export type CapitalNature = WordOf<typeof CapitalNature>

/** Where money comes from; the last two never count. */
export const CapitalOrigin = words(
  'FOREIGN',
  'HK_MACAO_TAIWAN',
  'OUT_OF_PROVINCE',
  'IN_PROVINCE',
  'GOVERNMENT',
)
export type CapitalOrigin = WordOf<typeof CapitalOrigin>

export const ContributionForm = words(
  'CASH',
  'KIND',
  'INTANGIBLE',
  'PROFIT_REINVESTED',
  'SHAREHOLDER_LOAN',
  'LAND',
)
export type ContributionForm = WordOf<typeof ContributionForm>

export const CommitmentKind = words(
  'INVESTMENT',
  'FIXED_ASSET',
  'JOBS',
  'TAX',
  'OUTPUT',
  'RD',
  'START',
  'PRODUCTION',
)
export type CommitmentKind = WordOf<typeof CommitmentKind>

export const ShareRole = words('LANDING', 'FIRST_CONTACT', 'ENCLAVE_HOME', 'ENCLAVE_HOST', 'EXTERNAL')
export type ShareRole = WordOf<typeof ShareRole>

/** The four families of the guidance and the contribution of production. */
export const FactFamily = words('CAPITAL', 'JOBS', 'TECHNOLOGY', 'RESEARCH', 'CONTRIBUTION')
export type FactFamily = WordOf<typeof FactFamily>

export const TerminationCause = words(
  'INVESTOR',
  'MARKET',
  'POLICY_PROMISE',
  'LAND_OR_PERMIT',
  'FINANCE',
  'FORCE_MAJEURE',
  'FALSE',
)
export type TerminationCause = WordOf<typeof TerminationCause>
