import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import { add, change, own, read, remove, rights } from '../../kernel/rights.ts'
import { TimeScalar } from '../../kernel/scalars.ts'
import { Project } from '../../library/project.entity.ts'

const ownUnit = (where: string) => [read(where), add(where), change(where), remove(where)]

/** A claim in the making: seen by its own unit only, changed at will, gone when it is submitted. */
@Entity({ ...rights({ county_role: ownUnit(own.county()), city_role: ownUnit(own.city()) }) })
@ObjectType({ description: '草稿：只有本单位看得到，提交后成为台账记录。', simpleResolvers: true })
export class Draft {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string

  @Field(() => Int, { description: '保存时带回；不符即冲突。' })
  @Property({ type: 'integer', version: true })
  version!: number

  @Field(() => EntryKind)
  @Property({ type: 'string' })
  kind!: EntryKind

  @ManyToOne(() => Project, { mapToPk: true, fieldName: 'project' })
  project!: string

  @Property({ type: 'integer' })
  city!: number

  @Property({ type: 'integer' })
  county!: number

  /** The claim as its kind reads it, unfinished as it may be. */
  @Property({ type: 'json' })
  claim!: Record<string, unknown>

  @Field(() => ID, { nullable: true, description: '它要更正的记录（已退回或已冲销）。' })
  @Property({ type: 'uuid', nullable: true })
  revises: string | null = null

  @Field(() => String, { description: '最后保存的人。' })
  @Property({ type: 'string' })
  updatedBy!: string

  @Field(() => TimeScalar)
  @Property({ type: 'datetime' })
  updatedAt!: Date
}
