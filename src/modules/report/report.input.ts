import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql'
import { enumOf } from '../../core/records.ts'
import { MaxItems } from '../../core/limits.ts'
import { CalendarDate } from '../../db/scalars.ts'
import { CustomerFilter } from '../customer/customer.input.ts'
import { InteractionFilter } from '../interaction/interaction.input.ts'
import { OpportunityFilter } from '../opportunity/opportunity.input.ts'
import { OrderFilter, OrderLineFilter } from '../order/order.input.ts'
import { ScoreListFilter } from '../score/score.resolver.ts'

export const ReportSubject = enumOf(['CUSTOMERS', 'ORDERS', 'ORDER_LINES', 'OPPORTUNITIES', 'INTERACTIONS', 'SCORES'])
registerEnumType(ReportSubject, { name: 'ReportSubject', description: 'The records that a report is of.' })

export const ReportFunction = enumOf(['COUNT', 'SUM', 'AVERAGE', 'MEDIAN'])
registerEnumType(ReportFunction, {
  name: 'ReportFunction',
  description: 'How a report sums records up. COUNT counts records; the others take the figures that are there.',
})

export const ReportFigure = enumOf([
  'TOTAL',
  'QUANTITY',
  'AMOUNT',
  'PROBABILITY',
  'VALUE',
  'CHANGE',
  'SPENT',
  'PURCHASES',
])
registerEnumType(ReportFigure, {
  name: 'ReportFigure',
  description:
    'A figure of a record. ORDERS have TOTAL; ORDER_LINES have TOTAL and QUANTITY; OPPORTUNITIES have AMOUNT and PROBABILITY; SCORES have VALUE and ' +
    'CHANGE, the value minus the one before; CUSTOMERS have SPENT and PURCHASES, the number of orders that count as such.',
})

export const ReportDimension = enumOf([
  'CUSTOMER_KIND',
  'CUSTOMER_COUNTRY',
  'CUSTOMER_LANGUAGE',
  'CUSTOMER_LIFECYCLE',
  'CUSTOMER_OWNER',
  'CUSTOMER_ORGANISATION',
  'CUSTOMER_INDUSTRY',
  'CUSTOMER',
  'PRODUCT',
  'CURRENCY',
  'STATUS',
  'OWNER',
  'STAGE',
  'PIPELINE',
  'OUTCOME',
  'KIND',
  'CHANNEL',
  'DIRECTION',
  'LANGUAGE',
  'SCORE_KIND',
  'BAND',
])
registerEnumType(ReportDimension, {
  name: 'ReportDimension',
  description:
    'What a report groups by. CUSTOMER_… and what plugins add are about the customer of each record; ' +
    'CUSTOMER_ORGANISATION and CUSTOMER_INDUSTRY about the organisation that it is, or mainly works for. ORDERS have ' +
    'CUSTOMER, STATUS and CURRENCY; ORDER_LINES have PRODUCT, by its SKU, and those of their orders; OPPORTUNITIES have STAGE, PIPELINE, OUTCOME, OWNER and CURRENCY; INTERACTIONS have KIND, ' +
    'CHANNEL, DIRECTION and LANGUAGE; SCORES have SCORE_KIND, BAND and STATUS.',
})

export const ReportUnit = enumOf(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])
registerEnumType(ReportUnit, { name: 'ReportUnit', description: 'A period of the calendar. Weeks begin on Monday.' })

export const ReportMoment = enumOf([
  'CREATED_AT',
  'PLACED_AT',
  'OCCURRED_AT',
  'CLOSED_AT',
  'EXPECTED_CLOSE_ON',
  'CHANGED_AT',
])
registerEnumType(ReportMoment, {
  name: 'ReportMoment',
  description:
    'What puts a record into a period. The first is the default: CUSTOMERS have CREATED_AT; ORDERS have PLACED_AT and ' +
    'CREATED_AT, ORDER_LINES those of their orders; OPPORTUNITIES have CREATED_AT, CLOSED_AT and EXPECTED_CLOSE_ON; INTERACTIONS have OCCURRED_AT and ' +
    'CREATED_AT; SCORES have CHANGED_AT.',
})

@InputType({ description: 'What a report computes.' })
export class ReportMeasureInput {
  @Field(() => ReportFunction, { description: 'How it sums up.' })
  function!: keyof typeof ReportFunction

  @Field(() => ReportFigure, { nullable: true, description: 'Of which figure; COUNT takes none.' })
  figure?: keyof typeof ReportFigure | null
}

@InputType({
  description: 'The periods of the calendar that a report is about. Whole ones: those of `from` and `to` included.',
})
export class ReportPeriodInput {
  @Field(() => ReportUnit, { description: 'The length of a period.' })
  unit!: keyof typeof ReportUnit

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'A day of the first period; with `to`, or `last` instead.',
  })
  from?: string | null

  @Field(() => CalendarDate, { nullable: true, description: 'A day of the last period.' })
  to?: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'Instead of `from` and `to`: so many periods up to the one in progress, whenever the report is asked.',
  })
  last?: number | null

  @Field(() => String, {
    nullable: true,
    description:
      'The IANA time zone in which days begin and end, e.g. Europe/Berlin. Default: that of your user, else UTC.',
  })
  timeZone?: string | null

  @Field(() => ReportMoment, { nullable: true, description: 'What puts a record into a period.' })
  moment?: keyof typeof ReportMoment | null
}

export const ReportConversion = enumOf(['NONE', 'BY_DAY_OF_RECORD', 'BY_TODAY'])
registerEnumType(ReportConversion, {
  name: 'ReportConversion',
  description:
    'What becomes of amounts in other currencies than the one asked for. NONE: they are left out. BY_DAY_OF_RECORD: they are converted by the ' +
    'exchange rates of the day (UTC) on which an order was placed or a deal was closed, an open deal by those of today; a closed deal to the base currency by the rate that was fixed. BY_TODAY: all by those of today.',
})

@InputType({
  description: 'Conditions on the records of a report: only those of the records that it is of may be given.',
})
export class ReportFilter {
  @Field(() => CustomerFilter, { nullable: true })
  customers?: object

  @Field(() => OrderFilter, { nullable: true })
  orders?: object

  @Field(() => OrderLineFilter, { nullable: true })
  orderLines?: object

  @Field(() => OpportunityFilter, { nullable: true })
  opportunities?: object

  @Field(() => InteractionFilter, { nullable: true })
  interactions?: object

  @Field(() => ScoreListFilter, { nullable: true })
  scores?: ScoreListFilter
}

/** What a report is asked for: as arguments of `report`, and as the input of a saved one. */
@ArgsType()
@InputType({ description: 'What a report is asked for, as `report` takes it.' })
export class ReportQuestion {
  @Field(() => ReportSubject, { description: 'The records.' })
  of!: keyof typeof ReportSubject

  @MaxItems(8)
  @Field(() => [ReportMeasureInput], { description: 'What is computed, 1 to 8; the first ranks the groups.' })
  measures!: ReportMeasureInput[]

  @MaxItems(2)
  @Field(() => [ReportDimension], { nullable: true, description: 'What records are grouped by, at most two.' })
  by?: string[] | null

  @Field(() => ReportPeriodInput, { nullable: true, description: 'Which periods, each beside the one before it.' })
  period?: ReportPeriodInput | null

  @Field(() => ReportFilter, { nullable: true, description: 'Which records. Default: all that you see.' })
  filter?: ReportFilter | null

  @Field(() => String, {
    nullable: true,
    description:
      'The ISO 4217 code of the currency of all amounts. Needed for figures of money, ' +
      'unless they are grouped by CURRENCY. Default: that of your user; a saved report keeps the one of who saved it.',
  })
  currency?: string | null

  @Field(() => ReportConversion, {
    nullable: true,
    description:
      'What becomes of amounts in other currencies; not for CUSTOMERS, whose amounts have no day. Default: NONE.',
  })
  conversion?: keyof typeof ReportConversion | null

  @Field(() => Int, {
    nullable: true,
    defaultValue: 20,
    description: 'The most groups, 1 to 100; `others` sums up the rest.',
  })
  limit?: number | null
}
