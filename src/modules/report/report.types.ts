import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { Money } from '../../db/money.type.ts'
import { CalendarDate, Json } from '../../db/scalars.ts'
import { UsedRates } from '../currency/exchange-rate.entity.ts'
import { ReportDimension } from './report.input.ts'

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description:
    'One measure of a group: a number, or an amount. Both are null where there is nothing to sum up, or where figures of several currencies or kinds of score would be.',
})
export class ReportValue {
  @Field(() => Float, { nullable: true, description: 'The measure, unless it is an amount.' })
  number?: number | null

  @Field(() => Money, { nullable: true, description: 'The measure, if it is an amount.' })
  money?: Money | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'What the records of a group have in common.' })
export class ReportKey {
  @Field(() => ReportDimension)
  dimension!: string

  @Field(() => String, { nullable: true, description: 'The value, such as DE or an id; null for records without one.' })
  value?: string | null

  @Field(() => String, { nullable: true, description: 'The value for people, such as the name of an owner.' })
  label?: string | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A period of the calendar.' })
export class ReportPeriod {
  @Field(() => CalendarDate, { description: 'Its first day.' })
  from!: string

  @Field(() => CalendarDate, { description: 'Its last day.' })
  to!: string

  @Field(() => Boolean, { description: 'Whether it has not ended yet, in the time zone of the report.' })
  isInProgress!: boolean
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'Measures of records.' })
export class ReportSums {
  @Field(() => Int, { description: 'The number of records.' })
  records!: number

  @Field(() => [ReportValue], { description: 'The measures, in the order asked for.' })
  values!: ReportValue[]

  @Field(() => Json, {
    nullable: true,
    description:
      'The filter by which the list of these records has exactly them, such as `orders(filter: …)` for ORDERS; for ORDER_LINES, ' +
      'that of the orders that have them. Null for other groups together, and where no list has such a condition. Who does not see the customer of a record meets no condition on it.',
  })
  filter?: unknown
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A group of records in a period.' })
export class ReportRow extends ReportSums {
  @Field(() => [ReportKey], { description: 'What the records have in common, in the order asked for.' })
  keys!: ReportKey[]

  @Field(() => ReportPeriod, { nullable: true, description: 'Null without periods.' })
  period?: ReportPeriod | null

  @Field(() => ReportSums, {
    nullable: true,
    description: 'The same group in the period before this one; null without periods, and where it has no records.',
  })
  before?: ReportSums | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The groups beyond the limit, together.' })
export class ReportOthers {
  @Field(() => Int, { description: 'How many groups they are.' })
  groups!: number

  @Field(() => [ReportRow], { description: 'Their records, by period; without keys.' })
  rows!: ReportRow[]
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'Records summed up: only those that you see.' })
export class Report {
  @Field(() => [ReportRow], {
    description:
      'The groups, those with the largest first measure first, each in the order of periods. A group has no row for a period without records.',
  })
  rows!: ReportRow[]

  @Field(() => ReportOthers, { nullable: true, description: 'What the limit on groups left out; null if nothing.' })
  others?: ReportOthers | null

  @Field(() => ReportSums, { description: 'All records of all groups and periods.' })
  total!: ReportSums

  @Field(() => [ReportPeriod], { description: 'The periods, including those without records.' })
  periods!: ReportPeriod[]

  @Field(() => String, { description: 'The time zone of the periods.' })
  timeZone!: string

  @Field(() => Int, {
    description:
      'The number of records that no amount includes, because theirs is in another currency than asked for and not converted: as the conversion says, or because no rate of its day or of the 40 days before it is known.',
  })
  inOtherCurrencies!: number

  @Field(() => UsedRates, { nullable: true, description: 'How amounts were converted; null where none was.' })
  rates?: UsedRates | null
}
