import type { CapitalInput } from './capital.input.ts'
import { capitalMeasures, capitalRemarks, inYuan, minimumEvidence, notCounted } from './capital.rules.ts'
import { capitalRates } from './capital.rates.ts'
import { knownCountry } from './country.ts'
import type { LedgerKind } from './kind.ts'

/** A complete claim with the rates of its month: what an entry keeps for ever. */
export type CapitalContent = Required<{ [K in keyof Omit<CapitalInput, 'evidence'>]: NonNullable<CapitalInput[K]> }> & {
  toCny: string
  /** Null where yuan alone count and the month had no dollar rate. */
  usdToCny: string | null
}

const contentOf = (content: unknown) => content as CapitalContent

export const capital: LedgerKind = {
  kind: 'CAPITAL',
  name: '到位资金',
  family: 'CAPITAL',
  remarks: (claim, project, today) => capitalRemarks(claim as CapitalInput, project, today),
  businessDate: (claim) => (claim as CapitalInput).receivedOn!,
  async freeze(ctx, claim) {
    const { evidence: _, ...fields } = claim as CapitalInput
    knownCountry(ctx, fields.payerCountry, 'payerCountry')
    return { ...fields, ...(await capitalRates(ctx, claim as CapitalInput)) }
  },
  weight: (content) => inYuan(contentOf(content).amount, contentOf(content)),
  claimed: (content) => contentOf(content).amount,
  minimumEvidence(content) {
    const { family, form } = contentOf(content)
    return family && form ? minimumEvidence({ family, form }) : []
  },
  measures: (content, accepted) => capitalMeasures(contentOf(content), accepted ?? contentOf(content).amount),
  slot: () => null,
  notCounted: (content) => notCounted(contentOf(content)),
  country: (content) => contentOf(content).payerCountry ?? null,
}
