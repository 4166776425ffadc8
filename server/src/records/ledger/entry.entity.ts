import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { BigIntType } from '@mikro-orm/core'
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Assurance, EntryKind, EntryMove, EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import type { Month } from '@jingxian/schema/vocabulary/period'
import { all, change, own, rights } from '../../kernel/rights.ts'
import { DayScalar, DecimalScalar, TimeScalar } from '../../kernel/scalars.ts'
import { unitRows } from '../../kernel/unit-rows.ts'
import { Project } from '../../library/project.entity.ts'

registerEnumType(EntryKind, { name: 'EntryKind', description: '台账记录的种类。' })
registerEnumType(EntryStatus, { name: 'EntryStatus', description: '台账记录的状态，由最后一步推出。' })
registerEnumType(EntryMove, { name: 'EntryMove', description: '办理动作。' })
registerEnumType(Assurance, { name: 'Assurance', description: '可信度：上报（凭单位所报）、有据（最低佐证已核对）、已审（抽查或部门比对确认）。' })

/** Columns that follow the steps; everything else of an entry can never be written again. */
const FOLLOWING = ['status', 'step_seq', 'accepted_amount', 'assurance', 'known_from', 'known_to'] as const
const moving = (where: string) => change(where, ...FOLLOWING)

/**
 * A claim that was submitted: what it says never changes (the grants see to it). Status and versions follow the
 * steps and are kept here so that queues and as-of lists need not walk them.
 */
@Entity({
  ...rights(unitRows({ city_role: [moving(own.city())], province_role: [moving(all)], job_role: [moving(all)] })),
})
@Index({ properties: ['status', 'city'] })
@Index({ properties: ['project', 'kind', 'month'] })
/** The last entries of many projects. */
@Index({ properties: ['project', 'businessDate', 'id'] })
@Unique({ properties: ['kind', 'slot'], where: `status = 'ACCEPTED'` })
@ObjectType({ description: '台账的一笔记录：内容不可更改，更正须冲销后重录。', simpleResolvers: true })
export class Entry {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string

  @Field(() => EntryKind)
  @Property({ type: 'string' })
  kind!: EntryKind

  @ManyToOne(() => Project, { mapToPk: true, fieldName: 'project' })
  project!: string

  @Property({ type: 'integer' })
  city!: number

  @Property({ type: 'integer' })
  county!: number

  @Property({ type: 'string', length: 3 })
  industry!: string

  /** Of the business date: where the amount belongs. */
  @Property({ type: 'integer' })
  month!: Month

  @Field(() => DayScalar, { description: '业务发生日期（按月、按年报的为期末）；计入该日所在月，而不是录入月。' })
  @Property({ type: 'string', length: 10 })
  businessDate!: string

  /** What the kind froze of its claim. */
  @Property({ type: 'json' })
  content!: Record<string, unknown>

  /** 万元, where the kind has money: for sorting a queue. */
  @Property({ type: 'decimal', precision: 20, scale: 4, nullable: true })
  weight!: string | null

  /** What only one accepted entry of its kind may hold: a month of its project, a registration number. */
  @Property({ type: 'string', nullable: true })
  slot: string | null = null

  @Field(() => EntryStatus)
  @Property({ type: 'string' })
  status!: EntryStatus

  @Property({ type: 'smallint' })
  stepSeq!: number

  @Field(() => DecimalScalar, { nullable: true, description: '核定金额，与申报同币种同单位；未入账为空，没有单一金额的种类也为空。' })
  @Property({ type: 'decimal', precision: 20, scale: 4, nullable: true })
  acceptedAmount: string | null = null

  @Field(() => Assurance, { nullable: true, description: '入账时的可信度。' })
  @Property({ type: 'string', nullable: true })
  assurance: Assurance | null = null

  /** Version that made it known and the one that ended it. */
  @Property({ type: new BigIntType('number'), nullable: true })
  knownFrom: number | null = null

  @Property({ type: new BigIntType('number'), nullable: true })
  knownTo: number | null = null

  @Field(() => TimeScalar)
  @Property({ type: 'datetime' })
  submittedAt!: Date

  @Field(() => String, { description: '提交人。' })
  @Property({ type: 'string' })
  submittedBy!: string

  @Property({ type: 'integer' })
  submitter!: number

  @Field(() => ID, { nullable: true, description: '它所更正的记录。' })
  @Property({ type: 'uuid', nullable: true, index: true })
  revises: string | null = null

  @Field(() => String, { description: '便于口头引用的短号。' })
  get entryNo(): string {
    return entryNoOf(this.id)
  }
}

/** As plain values: thousands are made at once, and none of them is watched. */
export type EntryRow = { -readonly [K in keyof Entry]: Entry[K] }

export function entryNoOf(id: string): string {
  return `E-${id.slice(-8).toUpperCase()}`
}
