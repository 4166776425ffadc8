/** The kinds of entry. A further kind is one file and one line here. */
import type { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import { capital } from './capital.kind.ts'
import { jobs } from './jobs.kind.ts'
import type { LedgerKind } from './kind.ts'

export const KINDS: Record<EntryKind, LedgerKind> = { CAPITAL: capital, JOBS: jobs }
