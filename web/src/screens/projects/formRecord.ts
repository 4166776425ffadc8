/** Record -> fields -> input of the server. Pure. */
import type { CapitalNature, CapitalOrigin, CommitmentKind, ContributionForm, FactFamily, ProjectKind, ShareRole } from '@jingxian/schema/vocabulary/project-words'
import type { ProjectInput } from '../../generated/graphql.ts'
import { newKey, type FormFields } from './form.ts'
import type { ProjectRecord } from './useProject.ts'

/** 14312.4800 as a person would type it: 14312.48. */
export const plain = (value: string | null | undefined) => (value == null ? '' : value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''))

export function formOf(record: ProjectRecord): FormFields {
  return {
    name: record.name,
    county: record.county.code,
    kind: record.kind,
    capitalNature: record.capitalNature,
    industry: record.industry.code,
    nationalCode: record.nationalCode ?? '',
    company: record.company ?? '',
    companyUscc: record.companyUscc ?? '',
    totalInvestment: plain(record.totalInvestment),
    contractForeign: plain(record.contractForeign),
    contractDomestic: plain(record.contractDomestic),
    contractDate: record.contractDate ?? '',
    plannedStart: record.plannedStart ?? '',
    plannedCompletion: record.plannedCompletion ?? '',
    plannedProduction: record.plannedProduction ?? '',
    investors: record.investors.map(({ name, uscc, country, origin, sharePct, contribution, ultimateController }) => ({
      key: newKey(),
      name,
      uscc: uscc ?? '',
      country: country?.code ?? '',
      origin,
      sharePct: plain(sharePct),
      contribution,
      ultimateController: ultimateController ?? '',
    })),
    commitments: record.commitments.map(({ kind, amount, unit, dueDate, sourceClause }) => ({
      key: newKey(),
      kind,
      amount: plain(amount),
      unit: unit ?? '',
      dueDate: dueDate ?? '',
      sourceClause: sourceClause ?? '',
    })),
    shares: record.shares.map(({ family, region, role, pct }) => ({ key: newKey(), family, region: region?.code ?? '', role, pct: plain(pct) })),
  }
}

const orNull = (text: string) => text.trim() || null

/** What is sent. Call it only when nothing is `missing`: the contract knows no empty choice. */
export function inputOf(form: FormFields): ProjectInput {
  return {
    name: form.name.trim(),
    county: form.county,
    kind: form.kind as ProjectKind,
    capitalNature: form.capitalNature as CapitalNature,
    industry: form.industry,
    nationalCode: orNull(form.nationalCode.toUpperCase()),
    company: orNull(form.company),
    companyUscc: orNull(form.companyUscc.toUpperCase()),
    totalInvestment: form.totalInvestment,
    contractForeign: orNull(form.contractForeign),
    contractDomestic: orNull(form.contractDomestic),
    contractDate: orNull(form.contractDate),
    plannedStart: orNull(form.plannedStart),
    plannedCompletion: orNull(form.plannedCompletion),
    plannedProduction: orNull(form.plannedProduction),
    investors: form.investors.map((row) => ({
      name: row.name.trim(),
      uscc: orNull(row.uscc.toUpperCase()),
      country: orNull(row.country),
      origin: row.origin as CapitalOrigin,
      sharePct: row.sharePct,
      contribution: row.contribution as ContributionForm,
      ultimateController: orNull(row.ultimateController),
    })),
    commitments: form.commitments.map((row) => ({
      kind: row.kind as CommitmentKind,
      amount: orNull(row.amount),
      unit: orNull(row.unit),
      dueDate: orNull(row.dueDate),
      sourceClause: orNull(row.sourceClause),
    })),
    shares: form.shares.map(({ family, region, role, pct }) => ({ family: family as FactFamily, region: role === 'EXTERNAL' ? null : region, role: role as ShareRole, pct })),
  }
}
