import type { Feature } from '../kernel/feature.ts'
import { Country } from './country.entity.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'
import { Industry } from './industry.entity.ts'
import { ReferenceResolver } from './reference.resolver.ts'
import { HouseNote } from './house-note.entity.ts'
import { PublishedResolver } from './published.resolver.ts'
import { PUBLISHED_METRICS } from './published.source.ts'
import { PublicProject } from './public-project.entity.ts'
import { PublicProjectResolver } from './public-project.resolver.ts'
import { PublishedFact } from './published-fact.entity.ts'
import { Region } from './region.entity.ts'
import { SeriesBreak } from './series-break.entity.ts'
import { SpecialDay } from './special-day.entity.ts'

export const reference: Feature = {
  name: 'reference',
  entities: [Region, Industry, Country, ExchangeRate, SpecialDay, HouseNote, PublishedFact, SeriesBreak, PublicProject],
  resolvers: [ReferenceResolver, PublishedResolver, PublicProjectResolver],
  metrics: PUBLISHED_METRICS,
}
