/** The rooms, from the ground up. */
import type { EntityClass } from '@mikro-orm/core'
import { access } from '../access/feature.ts'
import { evidence } from '../evidence/feature.ts'
import { facts } from '../facts/feature.ts'
import type { Feature } from '../kernel/feature.ts'
import { library } from '../library/feature.ts'
import { ledger } from '../records/ledger/feature.ts'
import { returns } from '../records/returns/feature.ts'
import { analytics } from '../outlets/analytics/feature.ts'
import { reference } from '../reference/feature.ts'

export const FEATURES: readonly Feature[] = [reference, access, evidence, facts, library, ledger, returns, analytics]

export const ENTITIES: EntityClass<object>[] = FEATURES.flatMap((feature) => feature.entities ?? [])
