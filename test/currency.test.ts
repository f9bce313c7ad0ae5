import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { rapport } from './support/cli.ts'
import { fillMany } from './support/many-records.ts'
import { sentQueries } from './support/statements.ts'

let app: TestApp
let folder: string

const set = async (input: object, key?: string) => {
  const { data, errors } = await app.ask(
    'mutation ($input: SetExchangeRatesInput!) { setExchangeRates(input: $input) { exchangeRate { currency validOn rate reference } userErrors { code message path } } }',
    { input },
    key,
  )
  return errors ? { errors } : data.setExchangeRates
}

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { RATE_LIMIT: '0' } })
  folder = await mkdtemp(join(tmpdir(), 'rapport-rates-'))
  await fillMany(app.sql, 150, true)
  await app.sql(`update sales_order set currency = (array['EUR', 'USD', 'JPY', 'CHF'])[1 + floor(random() * 4)::int],
    placed_at = '2026-01-01'::timestamptz + random() * interval '200 days'`)
  await app.sql(
    `update opportunity set currency = case when amount_value is not null then (array['EUR', 'USD', 'GBP'])[1 + floor(random() * 3)::int] end`,
  )
})
afterAll(async () => {
  await app?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('rates import', () => {
  it('stores the file of the European Central Bank, again without a change, and says what it left out', async () => {
    const days = Array.from({ length: 230 }, (_, i) => new Date(Date.UTC(2025, 11, 20 + i)).toISOString().slice(0, 10))
    // No rates at weekends, as there.
    const open = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay())).toReversed()
    const lines = open.map(
      (day, i) => `${day},${(1.1 + (i % 7) / 100).toFixed(4)},${160 + (i % 5)}.25,0.9${i % 10},N/A,7.5,`,
    )
    const file = join(folder, 'hist.csv')
    await writeFile(file, `Date,USD,JPY,CHF,GBP,XQX,\n${lines.join('\n')}\n`)
    const env = { PORT: new URL(app.url).port, OWNER_KEY: app.ownerKey }
    const first = await rapport(['rates', 'import', '--file', file], env)
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toBe(
      `${open.length * 3} rates of ${open.length} days, ${open.at(-1)} to ${open[0]}, against EUR\nleft out, for they are no ISO 4217 codes: XQX\n`,
    )
    const stored = await app.sql<{ n: number }>('select count(*)::int as n from exchange_rate')
    expect(stored).toEqual([{ n: open.length * 3 }])
    const daily = join(folder, 'day.csv')
    await writeFile(daily, 'Date, USD, JPY, \n12 August 2026, 1.15, 161, \n')
    expect((await rapport(['rates', 'import', '--file', daily], env)).out).toContain('2 rates of 1 days, 2026-08-12')
    const wrong = join(folder, 'wrong.csv')
    await writeFile(wrong, 'Date,USD\n2026-08-13,1;2\n')
    const refused = await rapport(['rates', 'import', '--file', wrong], env)
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('expected a rate of USD on 2026-08-13, got 1;2 (line 2'),
    ])
  }, 60_000)
})

describe('setExchangeRates', () => {
  const rate = { currency: 'USD', validOn: '2026-08-11', rate: 1.12 }
  it.each([
    [{ rates: [] }, ['input', 'rates'], 'at least one'],
    [{ rates: [{ ...rate, currency: 'usd' }] }, ['input', 'rates', '0', 'currency'], 'ISO 4217'],
    [{ rates: [{ ...rate, currency: 'EUR' }] }, ['input', 'rates', '0', 'currency'], 'besides the reference'],
    [{ rates: [{ ...rate, rate: 0 }] }, ['input', 'rates', '0', 'rate'], 'expected a rate'],
    [{ rates: [{ ...rate, rate: -1 }] }, ['input', 'rates', '0', 'rate'], 'expected a rate'],
    [{ rates: [{ ...rate, rate: 1e10 }] }, ['input', 'rates', '0', 'rate'], 'expected a rate'],
    [{ rates: [rate, rate] }, ['input', 'rates', '1', 'validOn'], 'got two'],
    [{ rates: [{ ...rate, validOn: '2099-01-01' }] }, ['input', 'rates', '0', 'validOn'], 'not known'],
    [{ reference: 'USD', rates: [{ ...rate, currency: 'CHF' }] }, ['input', 'reference'], 'expected rates against EUR'],
    // Turned upside down.
    [
      { rates: [{ ...rate, currency: 'JPY', rate: 1 / 161 }] },
      ['input', 'rates', '0', 'rate'],
      'between half and twice',
    ],
    [
      {
        rates: [
          { ...rate, rate: 1.2 },
          { ...rate, validOn: '2026-08-14', rate: 3 },
        ],
      },
      ['input', 'rates', '1', 'rate'],
      'between half and twice',
    ],
  ])('refuses %j and stores nothing', async (input, path, message) => {
    const before = await app.sql('select currency, valid_on, rate from exchange_rate order by 1, 2')
    const { exchangeRate, userErrors } = await set({ reference: 'EUR', ...input })
    expect(exchangeRate).toBeNull()
    expect(userErrors).toMatchObject([{ path, message: expect.stringContaining(message) }])
    expect(await app.sql('select currency, valid_on, rate from exchange_rate order by 1, 2')).toEqual(before)
  })

  it('replaces a rate, takes a leap where it is accepted, and stands in the audit', async () => {
    const given = { currency: 'TRY', validOn: '2026-08-10', rate: 50 }
    expect(await set({ reference: 'EUR', rates: [given] })).toMatchObject({
      exchangeRate: { ...given, reference: 'EUR' },
      userErrors: [],
    })
    await set({ reference: 'EUR', rates: [{ ...given, rate: 51.5 }] })
    await set({ reference: 'EUR', rates: [{ ...given, validOn: '2026-08-11', rate: 5.15 }], acceptLeaps: true })
    // A rate of an earlier day is compared with the one that follows it.
    const late = await set({ reference: 'EUR', rates: [{ ...given, validOn: '2026-08-05', rate: 5.2 }] })
    expect(late.userErrors).toMatchObject([
      { message: expect.stringContaining('its rate of 2026-08-10, 51.5; got 5.2') },
    ])
    const { data } = await app.ask('{ exchangeRates(filter: { currency: { eq: "TRY" } }) { nodes { validOn rate } } }')
    expect(data.exchangeRates.nodes).toEqual([
      { validOn: '2026-08-11', rate: 5.15 },
      { validOn: '2026-08-10', rate: 51.5 },
    ])
    const entries = await app.sql<{ after: object }>(
      `select after from audit_entry where record_type = 'ExchangeRate' order by at desc limit 1`,
    )
    expect(entries[0]!.after).toEqual({ reference: 'EUR', rates: 1, from: '2026-08-11', to: '2026-08-11' })
  })

  it('is not for readers, nor for who sees only its own customers', async () => {
    const reader = await app.addUser('Rea', 'READER')
    expect(await set({ reference: 'EUR', rates: [rate] }, reader.key)).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    })
    const own = await app.addUser('Owa', 'OWNER', 'OWN')
    expect((await set({ reference: 'EUR', rates: [rate] }, own.key)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
  })
})

/** The rate of a day by hand: the latest of each currency, at most 40 days old. */
const rateBy = async (source: string, target: string, day: string): Promise<number | undefined> => {
  if (source === target) return 1
  const known = await app.sql<{ currency: string; rate: number }>(
    `select distinct on (currency) currency, rate::float8 from exchange_rate where valid_on between $1::date - 40 and $1::date order by currency, valid_on desc`,
    [day],
  )
  const rates = new Map<string, number>([['EUR', 1], ...known.map(({ currency, rate }) => [currency, rate] as const)])
  const [of, to] = [rates.get(source), rates.get(target)]
  return of === undefined || to === undefined ? undefined : to / of
}

describe('an amount', () => {
  it('is converted by the rates of the day, or of the last one before it, in one statement for all', async () => {
    const currencies = ['EUR', 'USD', 'JPY', 'CHF', 'GBP']
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...currencies),
        fc.date({ min: new Date('2025-12-01'), max: new Date('2026-10-15'), noInvalidDate: true }),
        async (target, date) => {
          const at = date.toISOString().slice(0, 10)
          const { data, errors } = await app.ask(
            'query ($currency: String!, $at: Date) { orders(first: 20, orderBy: { field: NUMBER }) { nodes { total { in(currency: $currency, at: $at) { amount currency rate rateOn } } plain: total { amount currency } } } }',
            { currency: target, at },
          )
          expect(errors).toBeUndefined()
          for (const { total, plain } of data.orders.nodes) {
            const rate = await rateBy(plain.currency, target, at)
            if (rate === undefined) expect(total.in).toBeNull()
            else {
              expect(total.in.currency).toBe(target)
              expect(total.in.rate).toBeCloseTo(rate, 9)
              expect(Number(total.in.amount)).toBeCloseTo(Number(plain.amount) * rate, 3)
              expect(total.in.rateOn <= at).toBe(true)
            }
          }
        },
      ),
      { seed: 16, numRuns: 15 },
    )
    const sent = await sentQueries(() =>
      app.ask('{ orders(first: 50) { nodes { total { in(currency: "USD", at: "2026-05-04") { amount } } } } }'),
    )
    expect(sent.filter(({ ofOperation }) => ofOperation).length).toBe(2)
    const { errors } = await app.ask('{ orders(first: 1) { nodes { total { in(currency: "Euro") { amount } } } } }')
    expect(errors).toMatchObject([{ extensions: { code: 'UNKNOWN_CURRENCY' } }])
  })
})

describe('a report', () => {
  const ask = async (args: string) => {
    const { data, errors } = await app.ask(
      `{ report(${args}) { rows { keys { value } records values { money { amount currency } } } total { records values { money { amount } } } inOtherCurrencies rates { records from to } } }`,
    )
    return errors ? { errors } : data.report
  }
  const converted = (column: string, day: string) =>
    `select round(sum(r.v), 4)::float8 as sum, count(*) filter (where r.v is null)::int as missing, count(*) filter (where t.currency <> 'USD' and r.v is not null)::int as converted
     from (select *, ${day} as day from ${column === 'total_value' ? 'sales_order' : 'opportunity'} where deleted_at is null and currency is not null) t
     cross join lateral (select t.${column} * (case when t.currency = 'USD' then 1 else
       (select e.rate from exchange_rate e where e.currency = 'USD' and valid_on between t.day - 40 and t.day order by valid_on desc limit 1)
       / case when t.currency = 'EUR' then 1 else (select e.rate from exchange_rate e where e.currency = t.currency and valid_on between t.day - 40 and t.day order by valid_on desc limit 1) end end) as v) r`

  it.each([
    ['ORDERS', 'TOTAL', 'BY_DAY_OF_RECORD', 'total_value', `(placed_at at time zone 'UTC')::date`],
    [
      'OPPORTUNITIES',
      'AMOUNT',
      'BY_DAY_OF_RECORD',
      'amount_value',
      `coalesce((closed_at at time zone 'UTC')::date, current_date)`,
    ],
    ['ORDERS', 'TOTAL', 'BY_TODAY', 'total_value', 'current_date'],
  ])(
    'of %s sums up %s converted %s, as plain SQL does, and counts what has no rate',
    async (of, figure, conversion, column, day) => {
      // As if today were not long after the rates end.
      await app.sql(`insert into exchange_rate (id, currency, valid_on, rate, reference)
      select uuid_v7(), c, current_date, r, 'EUR' from (values ('USD', 1.17), ('JPY', 170), ('CHF', 0.93)) x(c, r) on conflict do nothing`)
      // The values of closed deals stay as they were fixed, and other tests have changed rates since.
      await app.sql('update opportunity set base_value = null, base_currency = null, base_rate = null')
      await app.sql('select fix_deal_values(null, null)')
      const [byHand] = await app.sql<{ sum: number; missing: number; converted: number }>(converted(column, day))
      const report = await ask(
        `of: ${of}, measures: [{ function: SUM, figure: ${figure} }], currency: "USD", conversion: ${conversion}`,
      )
      expect(Number(report.total.values[0].money.amount)).toBeCloseTo(byHand!.sum, 3)
      expect(report.inOtherCurrencies).toBe(byHand!.missing)
      expect(report.rates.records).toBe(byHand!.converted)
      expect(byHand!.converted).toBeGreaterThan(10)
      const grouped = await ask(
        `of: ${of}, measures: [{ function: SUM, figure: ${figure} }], by: [CURRENCY], currency: "USD", conversion: ${conversion}`,
      )
      const sum = grouped.rows.reduce(
        (all: number, { values }: { values: { money: { amount: string } | null }[] }) =>
          all + Number(values[0]!.money?.amount ?? 0),
        0,
      )
      expect(sum).toBeCloseTo(byHand!.sum, 2)
    },
  )

  it.each([
    [
      'of: CUSTOMERS, measures: [{ function: SUM, figure: SPENT }], currency: "USD", conversion: BY_TODAY',
      'expected no conversion for CUSTOMERS',
    ],
    ['of: ORDERS, measures: [{ function: COUNT }], conversion: BY_TODAY', 'expected a currency to convert to'],
    ['of: ORDERS, measures: [{ function: SUM, figure: TOTAL }], conversion: BY_TODAY', 'expected a currency'],
  ])('refuses %s', async (args, message) => {
    expect(await ask(args)).toMatchObject({ errors: [{ message: expect.stringContaining(message) }] })
  })
})
