/** What hangs on a project: investors, contract commitments, shares between regions, stage events. */
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { CapitalOrigin, CommitmentKind, ContributionForm, FactFamily, ShareRole, Stage } from '@jingxian/schema/vocabulary/project-words'
import { all, own, read, rights } from '../kernel/rights.ts'
import { DayScalar, DecimalScalar, TimeScalar } from '../kernel/scalars.ts'
import { replacedRows, unitRows } from '../kernel/unit-rows.ts'
import { plainName } from './plain-name.ts'
import { Project } from './project.entity.ts'

registerEnumType(CapitalOrigin, { name: 'CapitalOrigin', description: '资金来源；省内与政府资金从不计入。' })
registerEnumType(ContributionForm, { name: 'ContributionForm', description: '出资方式。' })
registerEnumType(CommitmentKind, { name: 'CommitmentKind', description: '合同承诺的种类。' })
registerEnumType(ShareRole, { name: 'ShareRole', description: '归属角色：落地、首谈、飞出地、飞入地、省外。' })
registerEnumType(FactFamily, { name: 'FactFamily', description: '指标类：资金、就业、技术、研发、贡献。' })

export abstract class ProjectPart {
  @PrimaryKey({ type: 'uuid' })
  id!: string

  @ManyToOne(() => Project, { mapToPk: true, fieldName: 'project', index: true })
  project!: string

  @Property({ type: 'integer' })
  city!: number

  @Property({ type: 'integer' })
  county!: number

  /** Place in the list. */
  @Property({ type: 'smallint' })
  position!: number
}

@Entity({ ...rights({ ...replacedRows(), match_role: [read(all, 'project', 'uscc', 'match_name', 'match_controller')] }) })
@ObjectType({ description: '投资方。', simpleResolvers: true })
export class ProjectInvestor extends ProjectPart {
  @Field(() => String)
  @Property({ type: 'string' })
  name!: string

  @Field(() => String, { nullable: true, description: '统一社会信用代码；境外投资方没有。' })
  @Property({ type: 'string', nullable: true })
  uscc!: string | null

  @Property({ type: 'string', length: 2, nullable: true })
  country!: string | null

  @Field(() => CapitalOrigin)
  @Property({ type: 'string' })
  origin!: CapitalOrigin

  @Field(() => DecimalScalar, { description: '股比，%。' })
  @Property({ type: 'decimal', precision: 7, scale: 4 })
  sharePct!: string

  @Field(() => ContributionForm)
  @Property({ type: 'string' })
  contribution!: ContributionForm

  @Field(() => String, { nullable: true, description: '实际控制人。' })
  @Property({ type: 'string', nullable: true })
  ultimateController!: string | null

  /** For comparing; kept by PostgreSQL. */
  @Property({ type: 'text', nullable: true, generated: plainName('name'), lazy: true, hidden: true })
  readonly matchName?: string | null

  @Property({ type: 'text', nullable: true, generated: plainName('ultimate_controller'), lazy: true, hidden: true })
  readonly matchController?: string | null
}

@Entity({ ...rights(replacedRows()) })
@ObjectType({ description: '合同承诺：兑现率的分母。', simpleResolvers: true })
export class ProjectCommitment extends ProjectPart {
  @Field(() => CommitmentKind)
  @Property({ type: 'string' })
  kind!: CommitmentKind

  @Field(() => DecimalScalar, { nullable: true })
  @Property({ type: 'decimal', precision: 20, scale: 4, nullable: true })
  amount!: string | null

  @Field(() => String, { nullable: true, description: '单位，如 万元、人。' })
  @Property({ type: 'string', nullable: true })
  unit!: string | null

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'string', length: 10, nullable: true })
  dueDate!: string | null

  @Field(() => String, { nullable: true, description: '合同条款。' })
  @Property({ type: 'string', nullable: true })
  sourceClause!: string | null
}

const shareRows = replacedRows()

/** The other unit of a shared project sees this row and nothing behind it. */
@Entity({
  ...rights({
    ...shareRows,
    city_role: [read(`(${own.city()} or ${own.city('unit')})`), ...shareRows.city_role.filter((w) => w.verb !== 'select')],
  }),
})
@ObjectType('RegionShare', { description: '归属分成：每类指标合计 100%。', simpleResolvers: true })
export class ProjectShare extends ProjectPart {
  @Property({ type: 'string' })
  projectNo!: string

  @Field(() => FactFamily)
  @Property({ type: 'string' })
  family!: FactFamily

  /** The unit that the share belongs to. */
  @Property({ type: 'integer', index: true })
  unit!: number

  @Field(() => ShareRole)
  @Property({ type: 'string' })
  role!: ShareRole

  @Field(() => DecimalScalar, { description: '%' })
  @Property({ type: 'decimal', precision: 7, scale: 4 })
  pct!: string
}

const eventRows = unitRows()

@Entity({ ...rights({ ...eventRows, province_role: [...eventRows.province_role, { verb: 'insert', where: 'true' }] }) })
@ObjectType({ description: '一次阶段变动；从不修改，只追加。', simpleResolvers: true })
export class StageEvent extends ProjectPart {
  @Property({ type: 'string', nullable: true, name: 'from_stage' })
  @Field(() => Stage, { nullable: true })
  from!: Stage | null

  @Property({ type: 'string', name: 'to_stage' })
  @Field(() => Stage)
  to!: Stage

  @Field(() => DayScalar, { description: '发生日期。' })
  @Property({ type: 'string', length: 10 })
  eventDate!: string

  @Field(() => TimeScalar, { description: '登记时刻。' })
  @Property({ type: 'datetime' })
  recordedAt!: Date

  @Field(() => String)
  @Property({ type: 'string' })
  actor!: string

  @Field(() => String, { nullable: true })
  @Property({ type: 'string', nullable: true })
  reason!: string | null

  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  isRegress!: boolean
}
