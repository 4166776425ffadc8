import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { shared } from '../kernel/rights.ts'

@Entity({ ...shared() })
@ObjectType({ description: '国民经济行业大类（GB/T 4754-2017），如 C36 汽车制造业。', simpleResolvers: true })
export class Industry {
  /** Section letter and division, `C36`. */
  @Field(() => ID)
  @PrimaryKey({ type: 'string', length: 3 })
  code!: string

  @Field(() => String)
  @Property({ type: 'string' })
  name!: string

  @Field(() => String)
  @Property({ type: 'string' })
  nameEn!: string

  @Field(() => ID, { description: '门类字母。' })
  @Property({ type: 'string', length: 1 })
  section!: string

  @Field(() => String)
  @Property({ type: 'string' })
  sectionName!: string

  @Field(() => String, { description: '三次产业：primary、secondary、tertiary。' })
  @Property({ type: 'string' })
  sector!: string
}
