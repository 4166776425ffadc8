import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: '分页信息；游标对客户端不透明。', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean

  @Field(() => String, { nullable: true })
  endCursor!: string | null
}
