/** The life of a project as one table: stages with their tier and minimum evidence, and who may move from where to where. */
import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import type { LibraryTier, Stage } from '@jingxian/schema/vocabulary/project-words'
import type { Role } from '@jingxian/schema/vocabulary/roles'

interface StageFact {
  name: string
  tier: LibraryTier
  /** One of each group must be attached to enter the stage. */
  evidence: readonly (readonly EvidenceType[])[]
  /** Days after which it counts as stalled; absent where no limit or a contract date rules. */
  limit?: number
}

/** domain.md a.3; limits are defaults that no source states. */
export const STAGES: Record<Stage, StageFact> = {
  IDEA: { name: '谋划储备', tier: 'PROMOTION', evidence: [['PROPOSAL']] },
  PROMOTED: { name: '对外推介', tier: 'PROMOTION', evidence: [['APPROVAL'], ['BILINGUAL_TEXT']] },
  LEAD: { name: '线索', tier: 'NEGOTIATION', evidence: [['INVESTOR_REGISTRATION']], limit: 45 },
  NEGOTIATING: { name: '在谈', tier: 'NEGOTIATION', evidence: [['MINUTES'], ['TEAM_NAMED']], limit: 90 },
  FRAMEWORK: { name: '框架协议', tier: 'NEGOTIATION', evidence: [['AGREEMENT']] },
  SIGNED: { name: '正式签约', tier: 'ADVANCING', evidence: [['CONTRACT']], limit: 90 },
  ESTABLISHED: { name: '注册备案', tier: 'ADVANCING', evidence: [['LICENCE'], ['PROJECT_CODE']], limit: 180 },
  PERMITTING: { name: '手续办理', tier: 'ADVANCING', evidence: [['LAND_CONTRACT']], limit: 180 },
  STARTED: { name: '开工', tier: 'ADVANCING', evidence: [['CONSTRUCTION_PERMIT'], ['SITE_PHOTO'], ['CONTRACT']] },
  COMPLETED: { name: '竣工', tier: 'ADVANCING', evidence: [['ACCEPTANCE_RECORD']] },
  PRODUCING: { name: '建成投产', tier: 'OPERATING', evidence: [['INVOICE', 'TAX_RECORD'], ['POWER_RECORD']] },
  FULL_CAPACITY: { name: '达产', tier: 'OPERATING', evidence: [['OUTPUT_RECORD'], ['TAX_RECORD']] },
  TERMINATED: { name: '终止', tier: 'CLOSED', evidence: [['TERMINATION_NOTICE']] },
  WITHDRAWN: { name: '退库', tier: 'CLOSED', evidence: [] },
  MERGED: { name: '合并', tier: 'CLOSED', evidence: [] },
  VOIDED: { name: '虚假注销', tier: 'CLOSED', evidence: [['DECISION']] },
}

const BEFORE_SIGNING: readonly Stage[] = ['IDEA', 'PROMOTED', 'LEAD', 'NEGOTIATING', 'FRAMEWORK']
const AFTER_SIGNING: readonly Stage[] = ['SIGNED', 'ESTABLISHED', 'PERMITTING', 'STARTED', 'COMPLETED', 'PRODUCING', 'FULL_CAPACITY']
export const OPEN_STAGES: readonly Stage[] = [...BEFORE_SIGNING, ...AFTER_SIGNING]

const REPORTERS: readonly Role[] = ['COUNTY_REPORTER', 'CITY_REPORTER']
const REVIEWERS: readonly Role[] = ['CITY_REVIEWER', 'CITY_LEADER']
const DECIDERS: readonly Role[] = ['PROV_APPROVER']

export interface StageMoveRule {
  from: readonly Stage[]
  to: Stage
  by: readonly Role[]
  /** Stages that are passed over: their evidence is needed too. */
  skips?: readonly Stage[]
  needsReason?: boolean
}

/** Forward moves and closings. Going back is the one move that is not listed: see `regress`. */
export const STAGE_MOVES: readonly StageMoveRule[] = [
  { from: ['IDEA'], to: 'PROMOTED', by: REPORTERS },
  { from: ['IDEA', 'PROMOTED'], to: 'LEAD', by: REPORTERS },
  { from: ['LEAD'], to: 'NEGOTIATING', by: REPORTERS },
  { from: ['NEGOTIATING'], to: 'FRAMEWORK', by: REPORTERS },
  { from: ['NEGOTIATING', 'FRAMEWORK'], to: 'SIGNED', by: REPORTERS },
  { from: ['SIGNED'], to: 'ESTABLISHED', by: REPORTERS },
  { from: ['ESTABLISHED'], to: 'PERMITTING', by: REPORTERS },
  { from: ['PERMITTING'], to: 'STARTED', by: REPORTERS },
  { from: ['SIGNED'], to: 'STARTED', by: REPORTERS, skips: ['ESTABLISHED', 'PERMITTING'] },
  { from: ['STARTED'], to: 'COMPLETED', by: REPORTERS },
  { from: ['COMPLETED'], to: 'PRODUCING', by: REPORTERS },
  { from: ['PRODUCING'], to: 'FULL_CAPACITY', by: REPORTERS },
  { from: BEFORE_SIGNING, to: 'WITHDRAWN', by: REPORTERS, needsReason: true },
  { from: AFTER_SIGNING, to: 'TERMINATED', by: REPORTERS, needsReason: true },
  { from: OPEN_STAGES, to: 'MERGED', by: ['PROV_REVIEWER', 'PROV_APPROVER'], needsReason: true },
  { from: [...OPEN_STAGES, 'TERMINATED'], to: 'VOIDED', by: DECIDERS, needsReason: true },
]

/** A stage back, with its reason, by a reviewer: never by the one who enters. */
function regress(from: Stage, to: Stage): StageMoveRule | undefined {
  const [now, then] = [OPEN_STAGES.indexOf(from), OPEN_STAGES.indexOf(to)]
  return now > 0 && then >= 0 && then < now ? { from: [from], to, by: REVIEWERS, needsReason: true } : undefined
}

export function isRegress(from: Stage, to: Stage): boolean {
  return regress(from, to) !== undefined
}

/** The rule by which one may go from one stage to another, if there is one. */
export function stageMove(from: Stage, to: Stage): StageMoveRule | undefined {
  return STAGE_MOVES.find((move) => move.to === to && move.from.includes(from)) ?? regress(from, to)
}

/** All moves that this role may make from a stage. */
export function stageMovesFor(from: Stage, role: Role): StageMoveRule[] {
  const back = OPEN_STAGES.map((to) => regress(from, to)).filter((move) => move !== undefined)
  return [...STAGE_MOVES.filter((move) => move.from.includes(from)), ...back].filter((move) => move.by.includes(role))
}

/** Evidence groups that a move needs: going back needs none, going on needs those of all stages passed. */
export function evidenceFor(from: Stage, move: StageMoveRule): readonly (readonly EvidenceType[])[] {
  if (isRegress(from, move.to)) return []
  const groups = stagesOn(move).flatMap((stage) => STAGES[stage].evidence)
  return groups.filter((group, i) => groups.findIndex((g) => g.join() === group.join()) === i)
}

/** The stages that a move enters, in order: those passed over and its own. */
export function stagesOn({ skips = [], to }: StageMoveRule): Stage[] {
  return [...skips, to]
}

export function tierOf(stage: Stage): LibraryTier {
  return STAGES[stage].tier
}

/** Removed from the library as if it had not been there: nothing of it may count from now on. */
export const STRUCK: readonly Stage[] = ['WITHDRAWN', 'MERGED', 'VOIDED']

export function isStruck(stage: Stage): boolean {
  return STRUCK.includes(stage)
}

/** From P40 on: a binding contract stands, its terms no longer change by editing. */
export function isSigned(stage: Stage): boolean {
  return AFTER_SIGNING.includes(stage) || stage === 'TERMINATED'
}
