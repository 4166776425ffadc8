import { Field, ObjectType } from 'type-graphql'
import { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import { DayScalar, DecimalScalar } from '../../kernel/scalars.ts'

@ObjectType({ description: '草稿里的佐证，尚未登记。', simpleResolvers: true })
export class DraftEvidence {
  @Field(() => EvidenceType)
  type!: EvidenceType

  @Field(() => String, { nullable: true })
  issuer?: string | null

  @Field(() => String, { nullable: true })
  docNo?: string | null

  @Field(() => DayScalar, { nullable: true })
  issuedOn?: string | null

  @Field(() => DecimalScalar, { nullable: true })
  amount?: string | null

  @Field(() => String)
  sha256!: string

  @Field(() => String, { nullable: true })
  fileName?: string | null
}
