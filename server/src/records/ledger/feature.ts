import type { Feature } from '../../kernel/feature.ts'
import { CAPITAL_METRICS, QUALITY_METRICS } from './capital.source.ts'
import { Draft } from './draft.entity.ts'
import { Entry } from './entry.entity.ts'
import { EntryStep } from './entry-step.entity.ts'
import { DraftResolver } from './draft-fields.resolver.ts'
import { EntryResolver } from './entry-fields.resolver.ts'
import { JOBS_METRICS } from './jobs.source.ts'
import { LedgerResolver } from './ledger.resolver.ts'
import { ProjectLedgerResolver } from './project-ledger.resolver.ts'
import { RESEARCH_METRICS } from './research.source.ts'
import { TECHNOLOGY_METRICS } from './technology.source.ts'

export const ledger: Feature = {
  name: 'ledger',
  entities: [Draft, Entry, EntryStep],
  resolvers: [LedgerResolver, EntryResolver, DraftResolver, ProjectLedgerResolver],
  metrics: [...CAPITAL_METRICS, ...JOBS_METRICS, ...TECHNOLOGY_METRICS, ...RESEARCH_METRICS, ...QUALITY_METRICS],
}
