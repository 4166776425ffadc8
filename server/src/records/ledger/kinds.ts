/** The kinds of entry. A further kind is one file and one line here. */
import type { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import { capital } from './capital.kind.ts'
import { contribution } from './contribution.kind.ts'
import { jobs } from './jobs.kind.ts'
import type { LedgerKind } from './kind.ts'
import { research } from './research.kind.ts'
import { technology } from './technology.kind.ts'

export const KINDS: Record<EntryKind, LedgerKind> = { CAPITAL: capital, JOBS: jobs, TECHNOLOGY: technology, RESEARCH: research, CONTRIBUTION: contribution }
