import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../src/core/random.ts'
import { settleBaseCurrency } from '../src/modules/currency/base-currency.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { rapport } from './support/cli.ts'
import { clv, segmentation, trainAndPromote } from './support/models.ts'

const forecasting = { id: 'forecasting', import: () => import('../plugins/forecasting/index.ts') }

// By hand: in ten-thousandths, as whole numbers, in other code than the server's. Rates are such that every amount is exact.
const dayMs = 86_400_000
const currencies = ['USD', 'EUR', 'JPY', 'GBP'] as const
type Currency = (typeof currencies)[number]
const textOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10)
const today = Math.floor(Date.now() / dayMs)
const firstDay = today - 800

/** Units for one EUR on a working day: a USD of 1.00 to 1.25, a JPY of 100 to 125 for one of them, a GBP of 1.25 or 1.6 USD. */
const ratesOf = (day: number): Readonly<Record<Currency, number>> => {
  const usd = [1, 1.1, 1.2, 1.25][day % 4]!
  return { EUR: 1, USD: usd, JPY: usd * (day % 3 === 0 ? 100 : 125), GBP: usd / (day % 5 === 0 ? 1.25 : 1.6) }
}
const isWorkingDay = (day: number) => ![0, 6].includes(new Date(day * dayMs).getUTCDay())
/** Dollars for one, in thousandths; weekends have the rate of Friday. */
const thousandths = (currency: Currency, day: number): bigint => {
  while (!isWorkingDay(day)) day--
  if (currency === 'USD') return 1_000n
  if (currency === 'EUR') return BigInt(Math.round(ratesOf(day).USD * 1_000))
  if (currency === 'JPY') return day % 3 === 0 ? 10n : 8n
  return day % 5 === 0 ? 1_250n : 1_600n
}
/** Ten-thousandths of a dollar of an amount in hundredths. */
const dollars = (hundredths: number, currency: Currency, day: number): bigint =>
  (BigInt(hundredths) * 100n * thousandths(currency, day)) / 1_000n
const plain = (tenThousandths: bigint): number => Number(tenThousandths) / 10_000
const cents = (tenThousandths: bigint): string => (Math.round(Number(tenThousandths) / 100) / 100).toFixed(2)

interface Bought {
  readonly customer: number
  readonly day: number
  readonly currency: Currency
  readonly hundredths: number
}
const random = createRandom(16)
const int = (below: number) => random.int(below)
const customers = 60
const bought: Bought[] = []
for (let customer = 0; customer < customers; customer++) {
  const pace = 15 + int(120)
  for (let day = firstDay + 5 + int(300); day < today; day += 1 + int(2 * pace)) {
    const currency = currencies[int(4)]!
    // Whole hundreds of yen, so that a ten-thousandth of a dollar is enough.
    const hundredths = currency === 'JPY' ? (10 + int(300)) * 10_000 : 500 + int(40_000)
    bought.push({ customer, day, currency, hundredths })
  }
}
interface Deal {
  readonly currency: Currency
  readonly hundredths: number
  readonly hundredthsOfChance: number
  readonly closedOn: number | null
}
const deals: Deal[] = Array.from({ length: 40 }, (_, n) => ({
  currency: currencies[n % 4]!,
  hundredths: n % 4 === 2 ? (10 + int(900)) * 10_000 : 10_000 + int(900_000),
  hundredthsOfChance: 5 * int(21),
  closedOn: n % 3 === 0 ? today - 1 - int(500) : null,
}))

let app: TestApp

const ask = async (query: string, variables: object = {}) => {
  const { data, errors } = await app.ask(query, { ...variables })
  expect(errors).toBeUndefined()
  return data
}

beforeAll(async () => {
  app = await startTestApp({
    plugins: [clv, segmentation, forecasting],
    env: { BASE_CURRENCY: 'USD', RATE_LIMIT: '0' },
  })
  const days = Array.from({ length: today - firstDay + 11 }, (_, i) => firstDay - 10 + i).filter(isWorkingDay)
  const rates = days.flatMap((day) =>
    Object.entries(ratesOf(day)).flatMap(([currency, rate]) =>
      currency === 'EUR' ? [] : [{ currency, validOn: textOf(day), rate }],
    ),
  )
  for (let i = 0; i < rates.length; i += 2_000)
    await ask(
      'mutation ($rates: [ExchangeRateInput!]!) { setExchangeRates(input: { reference: "EUR", rates: $rates }) { userErrors { message } } }',
      {
        rates: rates.slice(i, i + 2_000),
      },
    )
  await app.sql(
    `with c as (insert into customer (id, kind, name) select uuid_v7(), 'PERSON', 'Customer ' || n from generate_series(0, $5::int - 1) n returning id, name)
     insert into sales_order (id, customer_id, placed_at, total_value, currency)
     select uuid_v7(), c.id, (date '1970-01-01' + o.day)::timestamp at time zone 'UTC' + interval '10 hours', o.hundredths::numeric / 100, o.currency
     from unnest($1::int[], $2::int[], $3::bigint[], $4::text[]) as o(customer, day, hundredths, currency) join c on c.name = 'Customer ' || o.customer`,
    [
      bought.map((one) => one.customer),
      bought.map((one) => one.day),
      bought.map((one) => one.hundredths),
      bought.map((one) => one.currency),
      customers,
    ],
  )
  await app.sql(
    `insert into opportunity (id, customer_id, name, pipeline_id, stage_id, amount_value, currency, probability, closed_at)
     select uuid_v7(), (select id from customer limit 1), 'Deal ' || d.n, s.pipeline_id, s.id, d.hundredths::numeric / 100, d.currency, d.chance / 100.0,
       (date '1970-01-01' + d.closed)::timestamp at time zone 'UTC' + interval '23 hours'
     from unnest($1::int[], $2::bigint[], $3::text[], $4::int[], $5::int[]) as d(n, hundredths, currency, chance, closed)
     cross join lateral (select * from stage where outcome = case when d.closed is null then 'OPEN' else 'WON' end order by position limit 1) s`,
    [
      deals.map((_, n) => n),
      deals.map((one) => one.hundredths),
      deals.map((one) => one.currency),
      deals.map((one) => one.hundredthsOfChance),
      deals.map((one) => one.closedOn),
    ],
  )
  await app.sql(
    `insert into stage_change (id, opportunity_id, to_stage_id, at, amount_value, currency)
     select uuid_v7(), id, stage_id, coalesce(closed_at, now() - interval '1 day'), amount_value, currency from opportunity`,
  )
}, 120_000)
afterAll(() => app?.stop())

const totalOf = (some: readonly Bought[]): bigint =>
  some.reduce((sum, { hundredths, currency, day }) => sum + dollars(hundredths, currency, day), 0n)

describe('a shop in four currencies', () => {
  it('has the totals of a calculation by hand, by month and by customer', async () => {
    const { report } = await ask(
      `{ report(of: ORDERS, measures: [{ function: SUM, figure: TOTAL }], currency: "USD", conversion: BY_DAY_OF_RECORD,
        period: { unit: MONTH, from: "${textOf(firstDay)}", to: "${textOf(today)}" }, limit: 1) {
        rows { period { from } values { money { amount } } } total { values { money { amount } } } inOtherCurrencies rates { records from to } } }`,
    )
    expect(Number(report.total.values[0].money.amount)).toBe(plain(totalOf(bought)))
    expect(report.inOtherCurrencies).toBe(0)
    expect(report.rates.records).toBe(bought.filter(({ currency }) => currency !== 'USD').length)
    const byMonth = Map.groupBy(bought, ({ day }) => textOf(day).slice(0, 7))
    expect(report.rows.length).toBe(byMonth.size)
    for (const { period, values } of report.rows)
      expect(Number(values[0].money.amount)).toBe(plain(totalOf(byMonth.get(period.from.slice(0, 7))!)))
  })

  it('has the pipeline of a calculation by hand, at the rates of today', async () => {
    const { weightedPipeline: found } = await ask(
      '{ weightedPipeline { currency deals otherCurrencies rates { records from to } unweighted { amount } expected { amount } } }',
    )
    const open = deals.filter(({ closedOn }) => closedOn === null)
    const values = open.map((one) => dollars(one.hundredths, one.currency, today))
    let last = today
    while (!isWorkingDay(last)) last--
    expect(found).toEqual({
      currency: 'USD',
      deals: open.length,
      otherCurrencies: 0,
      rates: {
        records: open.filter(({ currency }) => currency !== 'USD').length,
        from: textOf(last),
        to: textOf(last),
      },
      unweighted: { amount: cents(values.reduce((sum, one) => sum + one, 0n)) },
      expected: {
        amount: cents(values.reduce((sum, one, i) => sum + one * BigInt(open[i]!.hundredthsOfChance), 0n) / 100n),
      },
    })
  })

  it('fixes the value of a deal when it closes: shown, filtered and ordered by, whatever rates say later', async () => {
    const list = async (args: string) =>
      (await ask(`{ opportunities(first: 50, ${args}) { nodes { name baseAmount { amount currency rate rateOn } } } }`))
        .opportunities.nodes as { name: string; baseAmount: { amount: string; rateOn: string } | null }[]
    const byHand = new Map(
      deals.flatMap((one, n) =>
        one.closedOn === null
          ? []
          : [[`Deal ${n}`, plain(dollars(one.hundredths, one.currency, one.closedOn))] as const],
      ),
    )
    const all = await list('orderBy: { field: BASE_AMOUNT, direction: DESC }')
    const ofClosed = all.filter(({ baseAmount }) => baseAmount)
    expect(ofClosed.map(({ name, baseAmount }) => [name, Number(baseAmount!.amount)])).toEqual(
      [...byHand].toSorted(([, a], [, b]) => b - a),
    )
    expect(all.length).toBe(deals.length)
    const filtered = await list('filter: { baseAmount: { gte: "3000" } }')
    expect(filtered.map(({ name }) => name).toSorted()).toEqual(
      [...byHand]
        .filter(([, value]) => value >= 3_000)
        .map(([name]) => name)
        .toSorted(),
    )
    const { rateOn } = ofClosed.find(({ name }) => deals[Number(name.slice(5))]!.currency === 'JPY')!.baseAmount!
    const corrected = { currency: 'JPY', validOn: rateOn, rate: 90 }
    const [before] = await app.sql(`select rate::float8 from exchange_rate where currency = 'JPY' and valid_on = $1`, [
      rateOn,
    ])
    const set = (rate: object) =>
      ask(
        'mutation ($rate: ExchangeRateInput!) { setExchangeRates(input: { reference: "EUR", rates: [$rate] }) { userErrors { message } } }',
        { rate },
      )
    await set(corrected)
    expect(await list('orderBy: { field: BASE_AMOUNT, direction: DESC }')).toEqual(all)
    const sums = await ask(
      '{ report(of: OPPORTUNITIES, measures: [{ function: SUM, figure: AMOUNT }], currency: "USD", conversion: BY_DAY_OF_RECORD, filter: { opportunities: { stage: { outcome: { eq: WON } } } }) { total { values { money { amount } } } } }',
    )
    expect(Number(sums.report.total.values[0].money.amount)).toBeCloseTo(
      [...byHand.values()].reduce((sum, one) => sum + one, 0),
      4,
    )
    await set({ ...corrected, rate: before!['rate'] })
  })

  it('has the value of a deal as it closes, no value once it is open again, and one by a later rate where none was known', async () => {
    const [{ id: customerId }] = (await ask('{ customers(first: 1) { nodes { id } } }')).customers.nodes
    const create = async (currency: string) =>
      (
        await ask(
          'mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { opportunity { id baseAmount { amount } } userErrors { message } } }',
          { input: { customerId, name: `In ${currency}`, amount: { amount: '800', currency } } },
        )
      ).createOpportunity.opportunity
    const move = async (id: string, stageKey: string) =>
      (
        await ask(
          'mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { opportunity { baseAmount { amount currency rateOn } } userErrors { message } } }',
          { input: { id, stageKey } },
        )
      ).moveOpportunity.opportunity.baseAmount
    const stages = await app.sql<{ key: string; outcome: string }>(
      'select s.key, s.outcome from stage s join pipeline p on p.id = s.pipeline_id where p.position = (select min(position) from pipeline) order by s.position',
    )
    const won = stages.find(({ outcome }) => outcome === 'WON')!.key
    const deal = await create('GBP')
    expect(deal.baseAmount).toBeNull()
    expect(await move(deal.id, won)).toMatchObject({
      amount: plain(dollars(80_000, 'GBP', today)).toFixed(2),
      currency: 'USD',
    })
    expect(await move(deal.id, stages[0]!.key)).toBeNull()
    const { id } = await create('TRY')
    expect(await move(id, won)).toBeNull()
    await ask(
      `mutation { setExchangeRates(input: { reference: "EUR", rates: [{ currency: "TRY", validOn: "${textOf(today - 3)}", rate: 50 }] }) { userErrors { message } } }`,
    )
    const { opportunity } = await ask('query ($id: ID!) { opportunity(id: $id) { baseAmount { amount rateOn } } }', {
      id,
    })
    let day = today
    while (!isWorkingDay(day)) day--
    expect(Number(opportunity.baseAmount.amount)).toBe((800 / 50) * ratesOf(day).USD)
    await app.sql(`delete from opportunity where name like 'In %'`)
  })

  describe('as models see it', () => {
    /** What the models say of the shop as it is. */
    const told = async () => {
      const valueRun = await trainAndPromote(app, { plugin: 'clv', algorithm: 'BG_NBD', params: { horizonDays: 180 } })
      const segmentRun = await trainAndPromote(app, {
        plugin: 'segmentation',
        algorithm: 'KMEANS',
        params: { k: 3, resamples: 0 },
      })
      const forecastRun = await trainAndPromote(app, {
        plugin: 'forecasting',
        algorithm: 'SEASONAL_NAIVE',
        params: { series: [{ measure: 'REVENUE' }, { measure: 'PIPELINE_WON' }], origins: 3, horizon: 3 },
      })
      const values = (
        await ask(
          '{ customers(first: 100, orderBy: { field: NAME }) { nodes { name lifetimeValue { value { amount currency } } segment { segment { name } } } } }',
        )
      ).customers.nodes
      const { forecast, won } = await ask(
        `{ forecast(scope: { measure: REVENUE }, horizon: 3) { currency notes history { startsOn value } points { value } }
          won: forecast(scope: { measure: PIPELINE_WON }, horizon: 3) { notes history { startsOn value } } }`,
      )
      const messages = await Promise.all(
        [valueRun, segmentRun, forecastRun].map(
          async (id) =>
            (await ask('query ($id: ID!) { modelRun(id: $id) { message } }', { id })).modelRun.message as string,
        ),
      )
      return { values, forecast, won, messages }
    }

    it('gives the lifetime values, segments and forecast of the same shop with all amounts in dollars, and says how it converted', async () => {
      const mixed = await told()
      const spoken = bought.filter(({ currency }) => currency !== 'USD').length
      for (const text of [mixed.messages[0], mixed.messages[1], mixed.forecast.notes.join()])
        expect(text).toMatch(
          new RegExp(
            `orders in other currencies \\((?=.*EUR)(?=.*JPY)(?=.*GBP).*\\): ${spoken} converted to USD by the exchange rates of their days, \\d{4}-`,
            'i',
          ),
        )
      // The history of the forecast is the calculation by hand.
      const byMonth = Map.groupBy(bought, ({ day }) => textOf(day).slice(0, 7))
      const months = mixed.forecast.history as { startsOn: string; value: number }[]
      expect(months.length).toBeGreaterThan(20)
      for (const { startsOn, value } of months)
        expect(value).toBe(plain(totalOf(byMonth.get(startsOn.slice(0, 7)) ?? [])))
      const wonByMonth = Map.groupBy(
        deals.filter(({ closedOn }) => closedOn !== null),
        ({ closedOn }) => textOf(closedOn!).slice(0, 7),
      )
      expect(mixed.won.history.length).toBeGreaterThan(5)
      for (const { startsOn, value } of mixed.won.history as typeof months)
        expect(value).toBe(
          plain(
            (wonByMonth.get(startsOn.slice(0, 7)) ?? []).reduce(
              (sum, one) => sum + dollars(one.hundredths, one.currency, one.closedOn!),
              0n,
            ),
          ),
        )
      // What customers have spent, as a model takes it.
      const [someone] = await app.sql<{ id: string; name: string }>(
        `select 'cus_' || c.id as id, c.name from customer c where (select count(distinct currency) from sales_order o where o.customer_id = c.id) > 2 order by c.name limit 1`,
      )
      const { whatIf } = await ask(
        'query ($id: ID!) { whatIf(subjectId: $id, kind: "segmentation.fit", changes: []) { features { name own } } }',
        { id: someone!.id },
      )
      const own = bought.filter(({ customer }) => `Customer ${customer}` === someone!.name)
      expect(whatIf.features.find(({ name }: { name: string }) => name === 'monetary').own).toBe(plain(totalOf(own)))
      for (const one of bought)
        if (one.currency !== 'USD')
          await app.sql(
            `update sales_order set currency = 'USD', total_value = $1 where id = (select o.id from sales_order o join customer c on c.id = o.customer_id
               where c.name = $2 and o.placed_at::date = $3::date and o.currency = $4 and o.total_value = $5 limit 1)`,
            [
              plain(dollars(one.hundredths, one.currency, one.day)),
              `Customer ${one.customer}`,
              textOf(one.day),
              one.currency,
              one.hundredths / 100,
            ],
          )
      expect(await app.sql('select distinct currency from sales_order')).toEqual([{ currency: 'USD' }])
      const single = await told()
      expect([...single.messages, ...single.forecast.notes].join()).not.toMatch(/orders in other currencies/)
      expect(mixed.values).toEqual(single.values)
      expect(mixed.values.filter(({ lifetimeValue }: { lifetimeValue: object | null }) => lifetimeValue).length).toBe(
        new Set(bought.map(({ customer }) => customer)).size,
      )
      expect(mixed.forecast.history).toEqual(single.forecast.history)
      // The period in progress has moved on in between.
      expect(mixed.forecast.points.slice(1)).toEqual(single.forecast.points.slice(1))
    }, 180_000)
  })
})

describe('the base currency', () => {
  it('stays that of the first start: another one in the environment ends the start', async () => {
    expect(await settleBaseCurrency(app.sql, undefined)).toBe('USD')
    expect(await settleBaseCurrency(app.sql, 'USD')).toBe('USD')
    await expect(settleBaseCurrency(app.sql, 'EUR')).rejects.toThrow(
      'the base currency of this database is USD, BASE_CURRENCY says EUR: unset it, or change the base currency by rapport base-currency set EUR',
    )
  })

  it('is changed by a command, which fixes the values of closed deals anew and stands in the audit', async () => {
    const closed = deals.filter(({ closedOn }) => closedOn !== null)
    const done = await rapport(['base-currency', 'set', 'EUR'], { DATABASE_URL: app.databaseUrl })
    expect([done.code, done.err]).toEqual([0, ''])
    expect(done.out).toMatch(
      new RegExp(
        `^the base currency is EUR, it was USD\\n${closed.length} closed deals have a value in EUR\\nStart every process`,
      ),
    )
    const { opportunities } = await ask(
      '{ opportunities(first: 50, filter: { baseAmount: { isNull: false } }) { nodes { name baseAmount { amount currency } } } }',
    )
    expect(opportunities.nodes.length).toBe(closed.length)
    for (const { name, baseAmount } of opportunities.nodes) {
      const { currency, hundredths, closedOn } = deals[Number(name.slice(5))]!
      const usd = dollars(hundredths, currency, closedOn!)
      expect(baseAmount.currency).toBe('EUR')
      expect(Number(baseAmount.amount)).toBeCloseTo((plain(usd) * 1_000) / Number(thousandths('EUR', closedOn!)), 3)
    }
    expect(
      await app.sql(`select action, before, after from audit_entry where record_type = 'BaseCurrency'`),
    ).toMatchObject([{ before: { currency: 'USD' }, after: { currency: 'EUR' } }])
  }, 60_000)
})
