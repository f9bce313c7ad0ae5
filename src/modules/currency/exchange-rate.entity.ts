import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { noSubject, PersonalData } from '../../db/personal-data.ts'
import { CalendarDate, Decimal } from '../../db/scalars.ts'

/** What a currency was worth on a day. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'What a currency was worth on a day, in units of the currency for one of the reference.',
})
@PersonalData({
  subject: noSubject('rates of currencies'),
  none: ['currency', 'valid_on', 'rate', 'reference'],
})
@Entity({ tableName: 'exchange_rate' })
@Unique({ properties: ['currency', 'validOn'] })
@Index({ properties: ['validOn', 'id'] })
export class ExchangeRate extends BaseEntity {
  @Field(() => String, { description: 'ISO 4217 code.' })
  @Property({ type: 'text' })
  currency!: string

  @Field(() => CalendarDate, { description: 'The day.' })
  @Property({ type: 'date' })
  validOn!: string

  @Field(() => Float, {
    description: 'Units of the currency for one unit of the reference, such as 1.0847 USD for one EUR.',
  })
  @Property({ type: 'decimal', precision: 20, scale: 10 })
  rate!: string

  @Field(() => String, { description: 'ISO 4217 code of the reference, the same for all rates.' })
  @Property({ type: 'text' })
  reference!: string
}

/** An amount in another currency. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'An amount that was converted, and by which rate.' })
export class ConvertedMoney {
  @Field(() => Decimal, { description: 'The amount, rounded to four decimals.' })
  amount!: string

  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string

  @Field(() => Float, { description: 'Units of this currency for one of the currency of the amount.' })
  rate!: number

  @Field(() => CalendarDate, {
    description:
      'The day of the rate. Each currency is taken at its latest rate of the day that was asked for or of the 40 days before; this is the day of the older one.',
  })
  rateOn!: string
}

/** The exchange rates by which amounts were converted. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The exchange rates by which amounts were converted.' })
export class UsedRates {
  @Field(() => Int, { description: 'The number of records whose amounts were converted.' })
  records!: number

  @Field(() => CalendarDate, { description: 'The day of the oldest rate.' })
  from!: string

  @Field(() => CalendarDate, { description: 'The day of the newest rate.' })
  to!: string
}
