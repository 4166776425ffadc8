import { Field, InputType } from 'type-graphql'
import { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import { DayScalar, DecimalScalar } from '../kernel/scalars.ts'

@InputType({ description: '登记一份佐证。先把原件 POST 到 /evidence 得到摘要，或只登记摘要。' })
export class EvidenceInput {
  @Field(() => EvidenceType)
  type!: EvidenceType

  @Field(() => String, { nullable: true })
  issuer?: string | null

  @Field(() => String, { nullable: true })
  docNo?: string | null

  @Field(() => DayScalar, { nullable: true })
  issuedOn?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '凭证金额，与所属记录同币种同单位。' })
  amount?: string | null

  @Field(() => String, { description: '原件内容的 SHA-256，十六进制小写，64 位。' })
  sha256!: string

  @Field(() => String, { nullable: true })
  fileName?: string | null
}
