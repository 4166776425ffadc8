import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { PrimaryKeyProp } from '@mikro-orm/core'
import { Field, Int, ObjectType } from 'type-graphql'
import { EntryMove, EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { add, all, rights } from '../../kernel/rights.ts'
import { TimeScalar } from '../../kernel/scalars.ts'
import { unitRows } from '../../kernel/unit-rows.ts'
import { Entry } from './entry.entity.ts'

/** One step in an entry's life. Its number is unique per entry: of two who act at once, one is too late. */
@Entity({ ...rights(unitRows({ province_role: [add(all)] })) })
@ObjectType({ description: '办理记录：谁、何时、做了什么。', simpleResolvers: true })
export class EntryStep {
  @ManyToOne(() => Entry, { mapToPk: true, primary: true, fieldName: 'entry' })
  entry!: string

  @Field(() => Int)
  @PrimaryKey({ type: 'smallint' })
  seq!: number

  @Property({ type: 'integer' })
  city!: number

  @Property({ type: 'integer' })
  county!: number

  @Field(() => EntryMove)
  @Property({ type: 'string' })
  move!: EntryMove

  @Field(() => EntryStatus, { nullable: true })
  @Property({ type: 'string', name: 'from_status', nullable: true })
  from!: EntryStatus | null

  @Field(() => EntryStatus)
  @Property({ type: 'string', name: 'to_status' })
  to!: EntryStatus

  @Field(() => String)
  @Property({ type: 'string' })
  actor!: string

  @Field(() => Role)
  @Property({ type: 'string' })
  role!: Role

  @Field(() => TimeScalar)
  @Property({ type: 'datetime' })
  at!: Date

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  note!: string | null;

  [PrimaryKeyProp]?: ['entry', 'seq']
}

export type StepRow = Omit<EntryStep, typeof PrimaryKeyProp>
