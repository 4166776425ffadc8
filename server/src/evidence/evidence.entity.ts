import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { EvidenceType, Verification } from '@jingxian/schema/vocabulary/ledger-words'
import { add, all, change, own, read, rights } from '../kernel/rights.ts'
import { DayScalar, DecimalScalar } from '../kernel/scalars.ts'

registerEnumType(EvidenceType, { name: 'EvidenceType', description: '佐证材料的种类。' })
registerEnumType(Verification, { name: 'Verification', description: '佐证的核对结果。' })

const checking = change(all, 'verification')

/** One document behind a record. What it says never changes; only how it was checked does. */
@Entity({
  ...rights({
    county_role: [read(own.county()), add(own.county())],
    city_role: [read(own.city()), add(own.city()), change(own.city(), 'verification')],
    // The province voids projects and merges them, each on a document of its own.
    province_role: [read(all), add(all), checking],
    job_role: [read(all), add(all), checking],
    staff_role: [read(all)],
  }),
})
@ObjectType({ description: '佐证材料：以 SHA-256 摘要登记，原件可一并上传。', simpleResolvers: true })
export class Evidence {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string

  /** The ledger entry or the stage event that it stands behind. */
  @Property({ type: 'uuid', index: true })
  owner!: string

  @Property({ type: 'integer' })
  city!: number

  @Property({ type: 'integer' })
  county!: number

  @Field(() => EvidenceType)
  @Property({ type: 'string' })
  type!: EvidenceType

  @Field(() => String, { nullable: true, description: '出具单位。' })
  @Property({ type: 'string', nullable: true })
  issuer!: string | null

  @Field(() => String, { nullable: true, description: '文号、凭证号。' })
  @Property({ type: 'string', nullable: true })
  docNo!: string | null

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'string', length: 10, nullable: true })
  issuedOn!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '凭证金额，与所属记录同币种同单位。' })
  @Property({ type: 'decimal', precision: 20, scale: 4, nullable: true })
  amount!: string | null

  @Field(() => String, { description: '原件内容的 SHA-256，十六进制小写。' })
  @Property({ type: 'string', length: 64, index: true })
  sha256!: string

  @Field(() => String, { nullable: true })
  @Property({ type: 'string', nullable: true })
  fileName!: string | null

  @Field(() => String, { nullable: true, description: '按内容识别的类型；只登记摘要时为空。' })
  @Property({ type: 'string', nullable: true })
  mediaType!: string | null

  @Field(() => Int, { nullable: true, description: '字节数。' })
  @Property({ type: 'integer', nullable: true })
  size!: number | null

  @Field(() => Verification)
  @Property({ type: 'string' })
  verification!: Verification

  @Field(() => String, { nullable: true, description: '原件地址；只登记摘要时为空。' })
  get url(): string | null {
    return this.mediaType ? `/evidence/${this.id}` : null
  }
}
