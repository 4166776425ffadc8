import type { ReviewedEntryFragment } from '../../generated/graphql.ts'
import { figureOf } from '../../tiles/claims/claimText.ts'
import { nameOf } from '../../ui/periods.ts'
import { claimedText } from './words.ts'

/** What a paper can be held against; undefined where the claim says nothing of the kind. */
export interface Stated {
  amount?: string | null
  date?: string | null
  party?: string | null
  number?: string | null
}

export function statedIn(entry: ReviewedEntryFragment): Stated {
  const { capital, technology, research, month } = entry
  if (capital) return { amount: claimedText(capital), date: capital.receivedOn, party: capital.payerName, number: capital.bankSerial ?? capital.fxRegistrationNo }
  const figure = figureOf(entry)
  const amount = figure && `${figure.label} ${figure.value} ${figure.unit}`
  if (technology) return { amount, date: technology.registeredOn, number: technology.registrationNo ?? technology.contractNo }
  return { amount, date: nameOf(research?.year ? String(research.year) : month), number: research?.highTechCertNo }
}
