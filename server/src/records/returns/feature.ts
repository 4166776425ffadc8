import type { Feature } from '../../kernel/feature.ts'
import { MonthlyReturn } from './return.entity.ts'
import { ReturnResolver } from './return.resolver.ts'
import { RETURN_METRICS } from './return.source.ts'

export const returns: Feature = { name: 'returns', entities: [MonthlyReturn], resolvers: [ReturnResolver], metrics: RETURN_METRICS }
