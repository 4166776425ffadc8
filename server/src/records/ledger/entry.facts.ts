/** Accepted entry -> what counts. Pure. */
import { ASSURANCE_LEVEL, type Assurance, type EvidenceType, type Verification } from '@jingxian/schema/vocabulary/ledger-words'
import type { Month } from '@jingxian/schema/vocabulary/period'
import type { FactDelta, Share } from '../../facts/fact-delta.ts'
import { difference } from '../../library/marks.ts'
import { Decimal } from '../../metrics/decimal.ts'
import type { EntryRow } from './entry.entity.ts'
import type { LedgerKind } from './kind.ts'

/** DOCUMENTED when one document of each group of the minimum set was checked and matched; else the unit's word. */
export function assuranceOf(groups: readonly (readonly EvidenceType[])[], evidence: readonly { type: EvidenceType; verification: Verification }[]): Assurance {
  const matched = evidence.filter((e) => e.verification === 'MATCHED').map((e) => e.type)
  return groups.every((group) => group.some((type) => matched.includes(type))) ? 'DOCUMENTED' : 'REPORTED'
}

/** What the project says of an accepted entry. */
export interface Signed {
  nature: string
  cohort: Month | null
  shares: readonly Share[]
}

export function deltasOf(kind: LedgerKind, entry: EntryRow, assurance: Assurance, signed: Signed): FactDelta[] {
  const { id, project, city, county, industry, month, content, acceptedAmount } = entry
  const keys = { entry: id, project, city, county, industry, month, ...signed, country: kind.country(content), assurance: ASSURANCE_LEVEL[assurance] }
  return kind.measures(content, acceptedAmount).map((measured) => ({ ...keys, ...measured, entries: 1 }))
}

const MONEY = ['DOMESTIC_CNY', 'FOREIGN_CNY']

/** What a reversal leaves to be seen: how much money had counted, under the keys that it had. A withdrawal by its size. */
export function reversedMarks(rows: readonly FactDelta[]): FactDelta[] {
  const money = Map.groupBy(rows.filter(({ measure }) => MONEY.includes(measure)), ({ entry }) => entry)
  return [...money.values()].flatMap((own) => {
    const whole = own.filter(({ basis = 1 }) => basis === 1).reduce((sum, { value }) => sum.plus(value), new Decimal(0))
    const size = (value: string) => new Decimal(value).times(whole.lt(0) ? -1 : 1).toFixed(4)
    return difference([], own.map((row) => ({ ...row, measure: 'REVERSED_CNY', value: size(row.value) })))
  })
}

/** What takes entries back: the opposite of all that they ever counted, key by key. */
export function reversalOf(rows: readonly FactDelta[]): FactDelta[] {
  return difference(rows, [])
}
