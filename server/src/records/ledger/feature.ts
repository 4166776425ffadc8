import type { Feature } from '../../kernel/feature.ts'
import { CAPITAL_METRICS } from './capital.source.ts'
import { Draft } from './draft.entity.ts'
import { Entry } from './entry.entity.ts'
import { EntryStep } from './entry-step.entity.ts'
import { DraftResolver, EntryResolver, ProjectLedgerResolver } from './ledger-fields.resolver.ts'
import { LedgerResolver } from './ledger.resolver.ts'

export const ledger: Feature = {
  name: 'ledger',
  entities: [Draft, Entry, EntryStep],
  resolvers: [LedgerResolver, EntryResolver, DraftResolver, ProjectLedgerResolver],
  metrics: CAPITAL_METRICS,
}
