/** What a room gives to the house. A new capability is one folder and one line in app/features.ts. */
import type { EntityClass } from '@mikro-orm/core'
import type { MetricDef } from '../metrics/metric.ts'

export interface Feature {
  name: string
  entities?: EntityClass<object>[]
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- what TypeGraphQL calls a resolver class
  resolvers?: Function[]
  metrics?: readonly MetricDef[]
}
