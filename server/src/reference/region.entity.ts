import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql'
import { words, type WordOf } from '@jingxian/schema/vocabulary/words'
import { shared } from '../kernel/rights.ts'

export const RegionLevel = words('PROVINCE', 'CITY', 'COUNTY', 'ZONE')
export type RegionLevel = WordOf<typeof RegionLevel>
registerEnumType(RegionLevel, { name: 'RegionLevel', description: '区划层级。ZONE：沈抚示范区，与各市并列为第 15 个单位。' })

/** The key is the GB/T 2260 number; 219900 stands for LN-SF, which has no national code. */
@Entity({ ...shared() })
@ObjectType({ description: '行政区划：省、14 个市、100 个县区和沈抚示范区。', simpleResolvers: true })
export class Region {
  @PrimaryKey({ type: 'integer', autoincrement: false })
  id!: number

  @Field(() => ID, { description: '代码：GB/T 2260 六位；沈抚示范区为 LN-SF。' })
  @Property({ type: 'string', length: 6, unique: true })
  code!: string

  @Field(() => String)
  @Property({ type: 'string' })
  name!: string

  @Field(() => String, { description: '简称：沈阳、铁西。' })
  @Property({ type: 'string' })
  shortName!: string

  @Field(() => String)
  @Property({ type: 'string' })
  nameEn!: string

  @Field(() => String)
  @Property({ type: 'string' })
  pinyin!: string

  @Field(() => RegionLevel)
  @Property({ type: 'string', length: 8 })
  level!: RegionLevel

  /** The city that a county (or the unit itself) is counted in; null for the province. */
  @Property({ type: 'integer', nullable: true, index: true })
  city!: number | null

  /** The group in which the unit is assessed; null for counties and for LN-SF, which stands apart. */
  @Property({ type: 'string', length: 4, nullable: true })
  assessmentGroup!: string | null

  @Field(() => Float, { nullable: true, description: '代表点经度（GCJ-02）。' })
  @Property({ type: 'double', nullable: true })
  lon!: number | null

  @Field(() => Float, { nullable: true, description: '代表点纬度（GCJ-02）。' })
  @Property({ type: 'double', nullable: true })
  lat!: number | null
}
