import type { Feature } from '../../kernel/feature.ts'
import { MonthlyReturn } from './return.entity.ts'
import { ReturnResolver } from './return.resolver.ts'

export const returns: Feature = { name: 'returns', entities: [MonthlyReturn], resolvers: [ReturnResolver] }
