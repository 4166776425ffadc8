import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { CapitalNature, LibraryTier, ProjectKind, Stage } from '@jingxian/schema/vocabulary/project-words'
import { Decimal } from '../metrics/decimal.ts'
import { all, change, own, read, rights } from '../kernel/rights.ts'
import { DayScalar, DecimalScalar } from '../kernel/scalars.ts'
import { unitRows } from '../kernel/unit-rows.ts'
import { Industry } from '../reference/industry.entity.ts'
import { Region } from '../reference/region.entity.ts'
import { plainName } from './plain-name.ts'
import { tierOf } from './stage.moves.ts'

registerEnumType(Stage, { name: 'Stage', description: '项目阶段。停滞是标记，不是阶段。' })
registerEnumType(LibraryTier, { name: 'LibraryTier', description: '库层级，由阶段推出：招商、在谈、推进、已投产、关闭。' })
registerEnumType(ProjectKind, { name: 'ProjectKind', description: '建设性质：新建、续建、增资扩产、技改、并购、轻资产。' })
registerEnumType(CapitalNature, { name: 'CapitalNature', description: '资金性质：外资、内资、混合。' })

/** What the look-up for duplicates may read of projects that are not the asker's. */
const COMPARED = ['id', 'city', 'county', 'stage', 'national_code', 'match_name', 'contract_date', 'total_investment']

/** 万元; from this total on a project is major, from ten times it strategic. */
const MAJOR = 10_000

@Entity({
  ...rights(
    unitRows({
      county_role: [change(own.county())],
      city_role: [change(own.city())],
      province_role: [change(all, 'stage', 'stage_since', 'progress_due_on', 'merged_into', 'version')],
      job_role: [change(all)],
      match_role: [read(all, ...COMPARED)],
    }),
  ),
})
@Index({ properties: ['city', 'stage'] })
/** A bureau's list, newest first. */
@Index({ properties: ['city', 'id'] })
@Index({ properties: ['county', 'contractDate'] })
@Index({ properties: ['nationalCode'] })
@Index({ name: 'project_match_name_index', expression: 'create index "project_match_name_index" on "project" using gin ("match_name" gin_trgm_ops)' })
@ObjectType({ description: '重大项目库中的一个项目。', simpleResolvers: true })
export class Project {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string

  @Field(() => String, { description: '库内编号：LN-城市代码-年-五位序号，不复用。' })
  @Property({ type: 'string', unique: true })
  projectNo!: string

  @Field(() => String, { nullable: true, description: '投资项目代码，24 位五段。' })
  @Property({ type: 'string', nullable: true })
  nationalCode: string | null = null

  @Field(() => String, { description: '项目名称。' })
  @Property({ type: 'string' })
  name!: string

  /** For comparing; kept by PostgreSQL. */
  @Property({ type: 'text', nullable: true, generated: plainName('name'), lazy: true, hidden: true })
  readonly matchName?: string | null

  @Field(() => ProjectKind)
  @Property({ type: 'string' })
  kind!: ProjectKind

  @Field(() => CapitalNature)
  @Property({ type: 'string' })
  capitalNature!: CapitalNature

  @ManyToOne(() => Industry, { mapToPk: true, fieldName: 'industry' })
  industry!: string

  @Property({ type: 'integer' })
  city!: number

  /** Landing county: decides who counts the project. */
  @ManyToOne(() => Region, { mapToPk: true, fieldName: 'county' })
  county!: number

  @Field(() => String, { nullable: true, description: '项目公司。' })
  @Property({ type: 'string', nullable: true })
  company: string | null = null

  @Field(() => String, { nullable: true, description: '项目公司统一社会信用代码。' })
  @Property({ type: 'string', length: 18, nullable: true })
  companyUscc: string | null = null

  @Field(() => DecimalScalar, { description: '总投资，万元。' })
  @Property({ type: 'decimal', precision: 20, scale: 4 })
  totalInvestment!: string

  @Field(() => DecimalScalar, { nullable: true, description: '合同外资，万美元。' })
  @Property({ type: 'decimal', precision: 20, scale: 4, nullable: true })
  contractForeign: string | null = null

  @Field(() => DecimalScalar, { nullable: true, description: '合同内资，万元。' })
  @Property({ type: 'decimal', precision: 20, scale: 4, nullable: true })
  contractDomestic: string | null = null

  @Field(() => DayScalar, { nullable: true, description: '正式合同签订日期。' })
  @Property({ type: 'string', length: 10, nullable: true })
  contractDate: string | null = null

  @Field(() => DayScalar, { nullable: true, description: '约定开工。' })
  @Property({ type: 'string', length: 10, nullable: true })
  plannedStart: string | null = null

  @Field(() => DayScalar, { nullable: true, description: '约定竣工。' })
  @Property({ type: 'string', length: 10, nullable: true })
  plannedCompletion: string | null = null

  @Field(() => DayScalar, { nullable: true, description: '约定投产。' })
  @Property({ type: 'string', length: 10, nullable: true })
  plannedProduction: string | null = null

  @Field(() => Stage)
  @Property({ type: 'string' })
  stage!: Stage

  @Field(() => DayScalar, { description: '进入本阶段的日期。' })
  @Property({ type: 'string', length: 10 })
  stageSince!: string

  /** See progressDueOn: stalled is this day passed. */
  @Property({ type: 'string', length: 10, nullable: true })
  progressDueOn: string | null = null

  /** The surviving record of a duplicate. */
  @Property({ type: 'uuid', nullable: true })
  mergedInto: string | null = null

  @Field(() => Int, { description: '保存时带回；不符即冲突。' })
  @Property({ type: 'integer', version: true })
  version!: number

  @Field(() => LibraryTier, { description: '库层级，由阶段推出。' })
  get tier(): LibraryTier {
    return tierOf(this.stage)
  }

  @Field(() => Boolean, { description: '重大项目：总投资 1 亿元及以上。' })
  get isMajor(): boolean {
    return new Decimal(this.totalInvestment).gte(MAJOR)
  }

  @Field(() => Boolean, { description: '全局性重大项目：总投资 10 亿元及以上。' })
  get isStrategic(): boolean {
    return new Decimal(this.totalInvestment).gte(MAJOR * 10)
  }
}
