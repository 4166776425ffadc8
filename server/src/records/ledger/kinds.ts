/** The kinds of entry. A further kind is one file and one line here. */
import type { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import type { Remark } from '../../kernel/remark.ts'
import type { Project } from '../../library/project.entity.ts'
import { capital } from './capital.kind.ts'
import { impossiblePapers } from './claim.rules.ts'
import { contribution } from './contribution.kind.ts'
import { jobs } from './jobs.kind.ts'
import type { Claim, LedgerKind } from './kind.ts'
import { research } from './research.kind.ts'
import { technology } from './technology.kind.ts'

export const KINDS: Record<EntryKind, LedgerKind> = { CAPITAL: capital, JOBS: jobs, TECHNOLOGY: technology, RESEARCH: research, CONTRIBUTION: contribution }

/** What the rules say of a claim: those of its kind, and what holds for papers of any kind. */
export function remarksOf(kind: EntryKind, claim: Claim, project: Project, today: string): Remark[] {
  return [...KINDS[kind].remarks(claim, project, today), ...impossiblePapers(claim.evidence, today)]
}
