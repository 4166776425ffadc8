/** Input -> columns and rows. Pure but for the ids it draws. */
import { sameText } from '../kernel/changes.ts'
import { newId } from '../kernel/uuid.ts'
import type { Project } from './project.entity.ts'
import type { ProjectInput } from './project.input.ts'
import { unitOf } from './share.rules.ts'
import type { ProjectCommitment, ProjectInvestor, ProjectShare } from './project-parts.entity.ts'

export interface Place {
  city: number
  county: number
}

const PLAIN = [
  'name',
  'kind',
  'capitalNature',
  'industry',
  'nationalCode',
  'company',
  'companyUscc',
  'totalInvestment',
  'contractForeign',
  'contractDomestic',
  'contractDate',
  'plannedStart',
  'plannedCompletion',
  'plannedProduction',
] as const

type Columns = Pick<Project, (typeof PLAIN)[number] | 'city' | 'county'>

export function columnsOf(source: Pick<ProjectInput, (typeof PLAIN)[number]>, { city, county }: Place): Columns {
  const plain = Object.fromEntries(PLAIN.map((field) => [field, source[field] ?? null]))
  return { ...plain, city, county } as Columns
}

/** Terms of a signed contract, and the keys under which its facts already stand. */
const FROZEN: Record<string, string> = {
  county: '落地区',
  industry: '行业',
  capitalNature: '资金性质',
  contractForeign: '合同外资',
  contractDomestic: '合同内资',
  contractDate: '合同日期',
  commitments: '合同承诺',
}

/** Names of the input fields that no longer change once the contract is signed. */
export const FROZEN_FIELDS: readonly string[] = Object.keys(FROZEN)

export function frozenChanges(before: Record<string, unknown>, after: Record<string, unknown>): { field: string; name: string }[] {
  return Object.entries(FROZEN)
    .filter(([field]) => sameText(before[field]) !== sameText(after[field]))
    .map(([field, name]) => ({ field, name }))
}

export interface Parts {
  investors: ProjectInvestor[]
  commitments: ProjectCommitment[]
  shares: ProjectShare[]
}

export function partsOfInput(project: Pick<Project, 'id' | 'projectNo' | 'city' | 'county'>, input: ProjectInput): Parts {
  const { id, projectNo, city, county } = project
  const row = (position: number) => ({ id: newId(), project: id, city, county, position })
  return {
    investors: input.investors.map((i, n) => ({
      ...row(n),
      ...i,
      uscc: i.uscc ?? null,
      country: i.country ?? null,
      ultimateController: i.ultimateController ?? null,
    })),
    commitments: input.commitments.map((c, n) => ({ ...row(n), kind: c.kind, ...commitmentTerms(c) })),
    shares: input.shares.map(({ family, region, role, pct }, n) => ({ ...row(n), projectNo, family, role, pct, unit: unitOf(region) })),
  }
}

/** What hangs on a project as it is compared and logged: without keys and places. */
export function partTerms({ investors, commitments, shares }: Parts) {
  return {
    investors: investors.map(({ name, uscc, country, origin, sharePct, contribution, ultimateController }) => ({ name, uscc, country, origin, sharePct, contribution, ultimateController })),
    commitments: commitments.map((c) => ({ kind: c.kind, ...commitmentTerms(c) })),
    shares: shares.map(({ family, unit, role, pct }) => ({ family, unit, role, pct })),
  }
}

function commitmentTerms(c: { amount?: string | null; unit?: string | null; dueDate?: string | null; sourceClause?: string | null }) {
  return { amount: c.amount ?? null, unit: c.unit ?? null, dueDate: c.dueDate ?? null, sourceClause: c.sourceClause ?? null }
}
