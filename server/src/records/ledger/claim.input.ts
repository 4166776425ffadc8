/** The one claim that a draft or an entry makes, in the field of its kind. */
import { ArgsType, Field, InputType } from 'type-graphql'
import type { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import { refuse } from '../../kernel/errors.ts'
import { CapitalInput } from './capital.input.ts'
import { ContributionInput } from './contribution.input.ts'
import type { DraftClaim } from './draft.service.ts'
import { JobsInput } from './jobs.input.ts'
import type { Claim } from './kind.ts'
import { ResearchInput } from './research.input.ts'
import { TechnologyInput } from './technology.input.ts'

@ArgsType()
@InputType()
export class ClaimFields {
  @Field(() => CapitalInput, { nullable: true, description: '到位资金；五类内容填且只填一类。' })
  capital?: CapitalInput | null

  @Field(() => JobsInput, { nullable: true, description: '就业。' })
  jobs?: JobsInput | null

  @Field(() => TechnologyInput, { nullable: true, description: '引进技术。' })
  technology?: TechnologyInput | null

  @Field(() => ResearchInput, { nullable: true, description: '研发，按年。' })
  research?: ResearchInput | null

  @Field(() => ContributionInput, { nullable: true, description: '投产贡献。' })
  contribution?: ContributionInput | null
}

const FIELDS: Record<keyof ClaimFields, EntryKind> = {
  capital: 'CAPITAL',
  jobs: 'JOBS',
  technology: 'TECHNOLOGY',
  research: 'RESEARCH',
  contribution: 'CONTRIBUTION',
}

/** @throws Refusal INVALID unless exactly one kind is claimed */
export function claimOf(fields: ClaimFields, where = ''): DraftClaim {
  const names = Object.keys(FIELDS) as (keyof ClaimFields)[]
  const given = names.filter((name) => fields[name] != null)
  const [field] = given
  if (!field || given.length > 1) {
    const found = given.length ? `现填了 ${given.join('、')}` : '现在一类也没有填'
    throw refuse.invalid(`${where}${names.join('、')} 须填且只填一类，${found}：一笔记录只报一类内容。`, { field: given[1] ?? names[0] })
  }
  return { kind: FIELDS[field], claim: { ...fields[field] } as Claim }
}
