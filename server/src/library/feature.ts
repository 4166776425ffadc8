import type { Feature } from '../kernel/feature.ts'
import { PROJECT_METRICS } from './project.source.ts'
import { PROMISE_METRICS } from './promise.source.ts'
import { Project } from './project.entity.ts'
import { ProjectDuplicate } from './project-duplicate.entity.ts'
import { ProjectCounter } from './project-counter.entity.ts'
import { ProjectResolver } from './project.resolver.ts'
import { ProjectCommitment, ProjectInvestor, ProjectShare, StageEvent } from './project-parts.entity.ts'
import { ProjectInvestorResolver, ProjectShareResolver, StageEventResolver } from './project-parts.resolver.ts'

export const library: Feature = {
  metrics: [...PROJECT_METRICS, ...PROMISE_METRICS],
  name: 'library',
  entities: [Project, ProjectInvestor, ProjectCommitment, ProjectShare, StageEvent, ProjectCounter, ProjectDuplicate],
  resolvers: [ProjectResolver, ProjectInvestorResolver, ProjectShareResolver, StageEventResolver],
}
