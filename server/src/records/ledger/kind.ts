/** What a kind of entry adds to the one workflow: its fields, rules, minimum evidence and what it counts. */
import type { EntryKind, EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import type { FactFamily } from '@jingxian/schema/vocabulary/project-words'
import type { EvidenceInput } from '../../evidence/evidence.input.ts'
import type { Project } from '../../library/project.entity.ts'
import type { Context } from '../../kernel/context.ts'
import type { Remark } from '../../kernel/remark.ts'

export type Claim = Record<string, unknown> & { evidence?: EvidenceInput[] | null }
export type Content = Record<string, unknown>

export interface Measured {
  measure: string
  /** In the measure's stored unit, four decimals. */
  value: string
}

/** What only one accepted entry may claim: the month of a project, a registration number. */
export interface Slot {
  key: string
  /** As people name it in a refusal. */
  name: string
}

export interface LedgerKind {
  kind: EntryKind
  name: string
  /** Whose agreed shares between units split it. */
  family: FactFamily
  /** What the rules say of a claim; BLOCK remarks stop its submission. Pure. */
  remarks(claim: Claim, project: Project, today: string): Remark[]
  /** The day to whose month the amount belongs; only asked of claims without BLOCK remarks. */
  businessDate(claim: Claim): string
  /** What is frozen of the claim, with the rates of its month. @throws Refusal INVALID without a rate */
  freeze(ctx: Context, claim: Claim): Promise<Content>
  /** 万元, for sorting; null where the kind has no money. */
  weight(content: Content): string | null
  /** The claimed amount in the unit in which it is accepted; null where several figures stand and none can be cut. */
  claimed(content: Content): string | null
  /** One of each group is needed before the entry counts as DOCUMENTED; none is known while a draft lacks what decides it. */
  minimumEvidence(content: Content): readonly (readonly EvidenceType[])[]
  /** What an accepted entry counts (`accepted` null: as it was claimed); nothing for what the caliber leaves out. Pure. */
  measures(content: Content, accepted: string | null): Measured[]
  /** Its measures are levels at a month, not amounts of it: what counts is their change (level.ts). */
  level?: true
  /** Null where any number of entries may stand beside each other. */
  slot(content: Content, project: string): Slot | null
  /** Why it does not count although it is accepted; null when it does. */
  notCounted(content: Content): string | null
  country(content: Content): string | null
}
