import type { TechnologyKind } from '@jingxian/schema/vocabulary/ledger-words'
import { knownCountry } from './country.ts'
import type { LedgerKind, Slot } from './kind.ts'
import type { TechnologyInput } from './technology.input.ts'
import { registrationOf, technologyEvidence, technologyMeasures, technologyNotCounted, technologyRemarks } from './technology.rules.ts'

interface TechnologyContent {
  kind: TechnologyKind
  registrationNo?: string | null
  technologyAmount: string
  originCountry: string
}

const contentOf = (content: unknown) => content as TechnologyContent

export const technology: LedgerKind = {
  kind: 'TECHNOLOGY',
  name: '引进技术',
  family: 'TECHNOLOGY',
  remarks: (claim, project, today) => technologyRemarks(claim as TechnologyInput, project, today),
  businessDate: (claim) => (claim as TechnologyInput).registeredOn!,
  async freeze(ctx, { evidence: _, ...fields }) {
    knownCountry(ctx, (fields as TechnologyInput).originCountry, 'originCountry')
    return fields
  },
  weight: (content) => contentOf(content).technologyAmount,
  claimed: () => null,
  minimumEvidence: (content) => (contentOf(content).kind ? technologyEvidence(contentOf(content).kind) : []),
  measures: (content) => technologyMeasures(contentOf(content)),
  slot: (content) => registered(registrationOf(contentOf(content))),
  notCounted: (content) => technologyNotCounted(contentOf(content)),
  country: (content) => contentOf(content).originCountry,
}

/** One registration is one contract, whichever projects name it. */
function registered(key: string | null): Slot | null {
  return key === null ? null : { key, name: `登记编号 ${key} 的技术合同` }
}
