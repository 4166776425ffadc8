import { Field, ID, ObjectType } from 'type-graphql'
import type { EntityManager } from '@mikro-orm/postgresql'
import { bookOf } from './book.ts'
import { codeOf } from './region-code.ts'

@ObjectType({ description: '一个单位：市、县区或沈抚示范区。', simpleResolvers: true })
export class Place {
  @Field(() => ID)
  code!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  shortName!: string

  @Field(() => String)
  nameEn!: string
}

@ObjectType({ description: '一个分类项，如行业。', simpleResolvers: true })
export class Term {
  @Field(() => ID)
  code!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  nameEn!: string
}

interface Asking {
  em: EntityManager
}

export function placeOf(asking: Asking, region: number): Place {
  const found = bookOf(asking).regions.get(region)
  return { code: codeOf(region), name: found?.name ?? codeOf(region), shortName: found?.shortName ?? codeOf(region), nameEn: found?.nameEn ?? codeOf(region) }
}

export function termOf(asking: Asking, industry: string): Term {
  const found = bookOf(asking).industries.get(industry)
  return { code: industry, name: found?.name ?? industry, nameEn: found?.nameEn ?? industry }
}
