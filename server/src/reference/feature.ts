import type { Feature } from '../kernel/feature.ts'
import { Country } from './country.entity.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'
import { Industry } from './industry.entity.ts'
import { ReferenceResolver } from './reference.resolver.ts'
import { HouseNote } from './house-note.entity.ts'
import { Region } from './region.entity.ts'
import { SpecialDay } from './special-day.entity.ts'

export const reference: Feature = {
  name: 'reference',
  entities: [Region, Industry, Country, ExchangeRate, SpecialDay, HouseNote],
  resolvers: [ReferenceResolver],
}
