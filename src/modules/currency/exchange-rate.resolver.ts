import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { assertCurrency } from '../../core/money.ts'
import { Allow, Costs } from '../../core/policy.ts'
import { Money } from '../../db/money.type.ts'
import { CalendarDate } from '../../db/scalars.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import { payloadOf } from '../../write/mutations.ts'
import { write } from '../../write/write.ts'
import type { RequestContext } from '../context.ts'
import { loaderOf } from '../loader.ts'
import { ConvertedMoney, ExchangeRate } from './exchange-rate.entity.ts'
import { ExchangeRateFilter, ExchangeRateOrder, SetExchangeRatesInput } from './exchange-rate.input.ts'
import { setExchangeRates } from './exchange-rate.service.ts'

const ExchangeRateConnection = connectionOf(ExchangeRate)
const ExchangeRatesArgs = pageArgsOf(ExchangeRateFilter, ExchangeRateOrder)

const record = { type: ExchangeRate, field: 'exchangeRate', shown: 'The newest of the rates.' }
const SetPayload = payloadOf(record, 'SetExchangeRatesPayload', 'The newest of the rates, or why none was stored.')

@Resolver(() => ExchangeRate)
export class ExchangeRateResolver {
  @Allow('read')
  @Query(() => ExchangeRateConnection, { description: 'Exchange rates, newest first by default.' })
  exchangeRates(
    @Args(() => ExchangeRatesArgs) args: InstanceType<typeof ExchangeRatesArgs>,
    @Ctx() { reader }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(info, 'ExchangeRate', args)
  }

  @Allow('operate')
  @Mutation(() => SetPayload, {
    description:
      'Stores exchange rates. `rapport rates import` takes the file of the European Central Bank. Amounts are converted by the rates as they are when somebody asks; the value of a closed deal in the base currency stays, and deals that closed without a known rate get theirs.',
  })
  setExchangeRates(
    @Arg('input', () => SetExchangeRatesInput) input: SetExchangeRatesInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'exchangeRate', map: 'ExchangeRate' }, input, setExchangeRates)
  }
}

interface Asked {
  readonly amount: string
  readonly currency: string
  readonly target: string
  readonly day: string
}

interface Converted {
  readonly n: number
  readonly amount: string
  readonly rate: number
  readonly rate_on: string
}

/** Converts all amounts of a request in one statement. */
const conversionsOf = (context: RequestContext) =>
  loaderOf<string, ConvertedMoney | null>(context, 'currency.conversions', async (keys) => {
    const asked = keys.map((key) => JSON.parse(key) as Asked)
    const rows = await context.reader.rows<Converted>(
      `select k.n::int, round(k.amount * r.rate, 4)::text as amount, r.rate::float8, r.rate_on::text
       from jsonb_to_recordset($1::jsonb) as k(n int, amount numeric, currency text, target text, day date)
       cross join lateral conversion_rate(k.currency, k.target, k.day) r`,
      [JSON.stringify(asked.map((one, n) => ({ n, ...one })))],
    )
    const found = new Map(rows.map((row) => [row.n, row]))
    return asked.map(({ target }, n) => {
      const row = found.get(n)
      return row ? { amount: row.amount, currency: target, rate: row.rate, rateOn: row.rate_on } : null
    })
  })

@Resolver(() => Money)
export class MoneyResolver {
  @Costs(2)
  @FieldResolver(() => ConvertedMoney, {
    name: 'in',
    nullable: true,
    description:
      'The amount in another currency, by the rates of a day. Null if no rate of that day or of the 40 days before it is known.',
  })
  in(
    @Root() { amount, currency }: Money,
    @Arg('currency', () => String, { description: 'ISO 4217 code, e.g. EUR.' }) target: string,
    @Arg('at', () => CalendarDate, { nullable: true, description: 'The day. Default: today (UTC).' })
    at: string | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    assertCurrency(target, ['currency'])
    const day = at ?? new Date().toISOString().slice(0, 10)
    return conversionsOf(context).load(JSON.stringify({ amount, currency, target, day } satisfies Asked))
  }
}
