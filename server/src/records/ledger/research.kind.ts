import { endOf } from './claim.rules.ts'
import type { LedgerKind } from './kind.ts'
import type { ResearchInput } from './research.input.ts'
import { researchEvidence, researchMeasures, researchRemarks, type ResearchContent } from './research.rules.ts'

const contentOf = (content: unknown) => content as ResearchContent

export const research: LedgerKind = {
  kind: 'RESEARCH',
  name: '研发',
  family: 'RESEARCH',
  remarks: (claim, project, today) => researchRemarks(claim as ResearchInput, project, today),
  businessDate: (claim) => endOf(String((claim as ResearchInput).year)),
  freeze: async (_ctx, { evidence: _, ...fields }) => fields,
  weight: (content) => contentOf(content).rdExpenditure,
  claimed: () => null,
  minimumEvidence: (content) => researchEvidence(contentOf(content)),
  measures: (content) => researchMeasures(contentOf(content)),
  slot: (content, project) => ({ key: `${project}:${contentOf(content).year}`, name: `这个项目 ${contentOf(content).year} 年的研发` }),
  notCounted: () => null,
  country: () => null,
}
