/** The fields of the registration form. Empty ones are ''. */
import type { CapitalNature, CapitalOrigin, CommitmentKind, ContributionForm, FactFamily, ProjectKind, ShareRole } from '@jingxian/schema/vocabulary/project-words'

export interface InvestorFields {
  key: string
  name: string
  uscc: string
  country: string
  origin: CapitalOrigin | ''
  sharePct: string
  contribution: ContributionForm | ''
  ultimateController: string
}
export interface CommitmentFields {
  key: string
  kind: CommitmentKind | ''
  amount: string
  unit: string
  dueDate: string
  sourceClause: string
}
export interface ShareFields {
  key: string
  family: FactFamily | ''
  region: string
  role: ShareRole | ''
  pct: string
}

export interface FormFields {
  name: string
  county: string
  kind: ProjectKind | ''
  capitalNature: CapitalNature | ''
  industry: string
  nationalCode: string
  company: string
  companyUscc: string
  totalInvestment: string
  contractForeign: string
  contractDomestic: string
  contractDate: string
  plannedStart: string
  plannedCompletion: string
  plannedProduction: string
  investors: InvestorFields[]
  commitments: CommitmentFields[]
  shares: ShareFields[]
}
export type FieldName = keyof FormFields

let rows = 0
export const newKey = () => `row-${++rows}`

export const emptyInvestor = (): InvestorFields => ({ key: newKey(), name: '', uscc: '', country: '', origin: '', sharePct: '', contribution: 'CASH', ultimateController: '' })
export const emptyCommitment = (): CommitmentFields => ({ key: newKey(), kind: '', amount: '', unit: '', dueDate: '', sourceClause: '' })
export const emptyShare = (family: FactFamily | '' = ''): ShareFields => ({ key: newKey(), family, region: '', role: '', pct: '' })

export function emptyForm(county = ''): FormFields {
  const text = { name: '', industry: '', nationalCode: '', company: '', companyUscc: '', totalInvestment: '', contractForeign: '', contractDomestic: '' }
  const days = { contractDate: '', plannedStart: '', plannedCompletion: '', plannedProduction: '' }
  return { ...text, ...days, county, kind: '', capitalNature: '', investors: [], commitments: [], shares: [] }
}
