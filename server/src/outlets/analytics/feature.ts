import type { Feature } from '../../kernel/feature.ts'
import { LiveResolver } from './live.resolver.ts'
import { CubeResolver, MetricResolver, RowResolver, SnapshotResolver } from './snapshot.resolver.ts'

export const analytics: Feature = {
  name: 'analytics',
  resolvers: [MetricResolver, SnapshotResolver, CubeResolver, RowResolver, LiveResolver],
}
