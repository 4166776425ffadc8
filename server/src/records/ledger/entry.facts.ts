/** Accepted entry -> what counts. Pure. */
import { ASSURANCE_LEVEL, type Assurance, type EvidenceType, type Verification } from '@jingxian/schema/vocabulary/ledger-words'
import type { Month } from '@jingxian/schema/vocabulary/period'
import type { FactDelta } from '../../facts/fact-delta.ts'
import type { Share } from '../../facts/fact-delta.ts'
import { Decimal } from '../../metrics/decimal.ts'
import type { Entry } from './entry.entity.ts'
import type { LedgerKind } from './kind.ts'

/** DOCUMENTED when one document of each group of the minimum set was checked and matched; else the unit's word. */
export function assuranceOf(groups: readonly (readonly EvidenceType[])[], evidence: readonly { type: EvidenceType; verification: Verification }[]): Assurance {
  const matched = evidence.filter((e) => e.verification === 'MATCHED').map((e) => e.type)
  return groups.every((group) => group.some((type) => matched.includes(type))) ? 'DOCUMENTED' : 'REPORTED'
}

/** What the project says of an accepted amount. */
export interface Signed {
  nature: string
  cohort: Month | null
  shares: readonly Share[]
}

export function deltasOf(kind: LedgerKind, entry: Entry, accepted: string, assurance: Assurance, signed: Signed): FactDelta[] {
  const { id, project, city, county, industry, month, content } = entry
  const keys = { entry: id, project, city, county, industry, month, ...signed, country: kind.country(content), assurance: ASSURANCE_LEVEL[assurance] }
  return kind.measures(content, accepted).map((measured) => ({ ...keys, ...measured, entries: 1 }))
}

/** What takes an entry back: the opposite of all that it ever counted, key by key. */
export function reversalOf(rows: readonly FactDelta[]): FactDelta[] {
  const sums = new Map<string, FactDelta>()
  for (const row of rows) {
    const id = [row.measure, row.city, row.county, row.month, row.cohort, row.basis, row.assurance].join()
    const sum = sums.get(id)
    const value = new Decimal(sum?.value ?? 0).minus(row.value).toFixed(4)
    sums.set(id, { ...row, value, entries: (sum?.entries ?? 0) - row.entries })
  }
  return [...sums.values()].filter((row) => !new Decimal(row.value).isZero() || row.entries !== 0)
}
