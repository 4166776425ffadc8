import type { Feature } from '../kernel/feature.ts'
import { CityFact } from './city-fact.entity.ts'
import { DataVersion } from './data-version.entity.ts'
import { Fact } from './fact.entity.ts'
import { RollupCheckpoint, RollupCity, RollupCityMonth, RollupDetail } from './rollup.entity.ts'

export const facts: Feature = { name: 'facts', entities: [DataVersion, Fact, CityFact, RollupCheckpoint, RollupCity, RollupCityMonth, RollupDetail] }
