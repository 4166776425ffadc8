import { endOf } from './claim.rules.ts'
import type { ContributionInput } from './contribution.input.ts'
import { CONTRIBUTION_EVIDENCE, contributionMeasures, contributionRemarks } from './contribution.rules.ts'
import type { LedgerKind } from './kind.ts'

interface ContributionContent {
  month: string
  taxPaid: string
  output: string
  exports: string
}

const contentOf = (content: unknown) => content as ContributionContent

export const contribution: LedgerKind = {
  kind: 'CONTRIBUTION',
  name: '投产贡献',
  family: 'CONTRIBUTION',
  remarks: (claim, project, today) => contributionRemarks(claim as ContributionInput, project, today),
  businessDate: (claim) => endOf((claim as ContributionInput).month!),
  freeze: async (_ctx, { evidence: _, ...fields }) => fields,
  weight: (content) => contentOf(content).output,
  claimed: () => null,
  minimumEvidence: () => CONTRIBUTION_EVIDENCE,
  measures: (content) => contributionMeasures(contentOf(content)),
  slot: (content, project) => ({ key: `${project}:${contentOf(content).month}`, name: `这个项目 ${contentOf(content).month} 的投产贡献` }),
  notCounted: () => null,
  country: () => null,
}
