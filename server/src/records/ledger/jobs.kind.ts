import type { JobsInput } from './jobs.input.ts'
import { endOf } from './claim.rules.ts'
import { JOBS_EVIDENCE, jobsMeasures, jobsRemarks } from './jobs.rules.ts'
import type { LedgerKind } from './kind.ts'

interface JobsContent {
  month: string
  reported: number
  insured: number
  baselineInsured: number
}

const contentOf = (content: unknown) => content as JobsContent

export const jobs: LedgerKind = {
  kind: 'JOBS',
  name: '就业',
  family: 'JOBS',
  level: true,
  remarks: (claim, project, today) => jobsRemarks(claim as JobsInput, project, today),
  businessDate: (claim) => endOf((claim as JobsInput).month!),
  freeze: async (_ctx, { evidence: _, ...fields }) => fields,
  weight: () => null,
  claimed: () => null,
  minimumEvidence: () => JOBS_EVIDENCE,
  measures: (content) => jobsMeasures(contentOf(content)),
  slot: (content, project) => ({ key: `${project}:${contentOf(content).month}`, name: `这个项目 ${contentOf(content).month} 的就业` }),
  notCounted: () => null,
  country: () => null,
}
