import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { PrimaryKeyProp } from '@mikro-orm/core'
import { Field, ObjectType } from 'type-graphql'
import { monthKey, type Month } from '@jingxian/schema/vocabulary/period'
import { shared } from '../kernel/rights.ts'
import { PeriodScalar } from '../kernel/scalars.ts'

@Entity({ ...shared() })
@ObjectType({ description: '月平均汇率。金额按收款当月折算，逐月相加，从不用一个汇率折全年。', simpleResolvers: true })
export class ExchangeRate {
  @Field(() => String, { description: 'ISO 4217 币种。' })
  @PrimaryKey({ type: 'string', length: 3 })
  currency!: string

  @PrimaryKey({ type: 'integer', name: 'month' })
  monthNumber!: Month

  @Field(() => String, { description: '1 单位外币合人民币。' })
  @Property({ type: 'decimal', precision: 14, scale: 6 })
  toCny!: string

  @Field(() => String, { description: '1 单位外币合美元。' })
  @Property({ type: 'decimal', precision: 14, scale: 6 })
  toUsd!: string

  @Field(() => String, { description: 'MONTH_AVG：月平均中间价。' })
  @Property({ type: 'string' })
  kind!: string

  @Field(() => String)
  @Property({ type: 'string' })
  source!: string

  @Field(() => PeriodScalar)
  get month(): string {
    return monthKey(this.monthNumber)
  }

  [PrimaryKeyProp]?: ['currency', 'monthNumber']
}
