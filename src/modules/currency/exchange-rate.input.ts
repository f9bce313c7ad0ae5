import { Field, Float, InputType } from 'type-graphql'

import { MaxItems } from '../../core/limits.ts'
import { CalendarDate } from '../../db/scalars.ts'
import { DateFilter, orderOf, TextFilter } from '../../read/types.ts'
import { WriteInput } from '../record.input.ts'

/** The most rates of one call. */
const maxRates = 2_000

@InputType({ description: 'What a currency was worth on a day.' })
export class ExchangeRateInput {
  @Field(() => String, { description: 'ISO 4217 code, e.g. USD.' })
  currency!: string

  @Field(() => CalendarDate, { description: 'The day; at most one day ahead.' })
  validOn!: string

  @Field(() => Float, {
    description: 'Units of the currency for one unit of the reference: 1.0847 if one EUR is 1.0847 USD.',
  })
  rate!: number
}

@InputType({
  description: 'Rates of currencies against one reference. A rate of the same currency and day is replaced.',
})
export class SetExchangeRatesInput extends WriteInput {
  @Field(() => String, {
    description: 'ISO 4217 code of the reference, e.g. EUR; the same for all rates that there are.',
  })
  reference!: string

  @Field(() => [ExchangeRateInput], { description: `The rates, 1 to ${maxRates}; each currency and day once.` })
  @MaxItems(maxRates)
  rates!: readonly ExchangeRateInput[]

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to take a rate that is more than twice or less than half of that of the same currency up to 40 days before or after. Without it such a rate is refused: it is often turned upside down. Default: false.',
  })
  acceptLeaps?: boolean | null
}

export const ExchangeRateOrder = orderOf('ExchangeRate', ['VALID_ON'])

@InputType({ description: 'Conditions on exchange rates. A rate must meet all of them.' })
export class ExchangeRateFilter {
  @Field(() => TextFilter, { nullable: true })
  currency?: TextFilter

  @Field(() => DateFilter, { nullable: true })
  validOn?: object
}
