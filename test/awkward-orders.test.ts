import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'
import {
  plainRhythms,
  plainShop,
  type PlainPrice,
  type PlainRhythm,
} from '../plugins/clv/algorithms/history/plain-shops.fixture.ts'
import { clv, fillShop, promoted, segmentation, train } from './support/models.ts'

const forecasting = { id: 'forecasting', import: () => import('../plugins/forecasting/index.ts') }

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ plugins: [clv, segmentation, forecasting], env: { BASE_CURRENCY: 'USD' } })
}, 60_000)
afterAll(() => app?.stop())
beforeEach(() => app.sql('truncate customer, sales_order cascade'))

/** Orders of new customers by SQL, as what was stored before the present checks may be: name, time, total, currency. */
const orders = (rows: readonly (readonly [name: string, at: string, total: string, currency?: string])[]) =>
  app.sql(
    `with given as (select * from unnest($1::text[], $2::timestamptz[], $3::numeric[], $4::text[]) as g(name, at, total, currency)),
       c as (insert into customer (id, kind, name) select uuid_v7(), 'PERSON', name from (select distinct name from given) n returning id, name)
     insert into sales_order (id, customer_id, placed_at, total_value, currency)
     select uuid_v7(), c.id, g.at, g.total, g.currency from given g join c using (name)`,
    [
      rows.map(([name]) => name),
      rows.map(([, at]) => at),
      rows.map(([, , total]) => total),
      rows.map((row) => row[3] ?? 'USD'),
    ],
  )

const monthly = { series: [{ measure: 'REVENUE', granularity: 'MONTH' }] }

const revenue = async () => {
  const { data, errors } = await app.ask(
    `{ forecast(scope: { measure: REVENUE, granularity: MONTH }, horizon: 3) {
      notes history { startsOn value } points { inProgress value base residual contributions { value } intervals { level lower upper } } } }`,
  )
  expect(errors).toBeUndefined()
  return data.forecast
}

describe('orders in other currencies', () => {
  beforeEach(() =>
    orders([
      ['A', '2026-01-05T10:00:00Z', '10', 'EUR'],
      ['B', '2026-02-05T10:00:00Z', '10', 'EUR'],
      ['C', '2026-02-06T10:00:00Z', '1000', 'JPY'],
    ]),
  )

  it.each([
    [
      'clv',
      'BG_NBD',
      {},
      /expected orders in USD before .*, found none \(orders left out, for no exchange rate of their day or of the 40 days before is known: 2 in EUR, 1 in JPY\)$/,
    ],
    [
      'segmentation',
      'RFM',
      {},
      /customers with purchases in USD before .*, found 0 \(orders left out, for no exchange rate of their day or of the 40 days before is known: 2 in EUR, 1 in JPY\)$/,
    ],
    [
      'forecasting',
      'ETS',
      monthly,
      /^no series can be forecast: revenue by month: expected values in at least one complete month, got none; orders left out, for no exchange rate of their day or of the 40 days before is known: 2 in EUR, 1 in JPY$/,
    ],
  ])('are named where %s finds no others', async (plugin, algorithm, params, message) => {
    const run = await train(app, { plugin, algorithm, params })
    expect(run).toMatchObject({ status: 'INSUFFICIENT_DATA', message: expect.stringMatching(message) })
  })
})

describe('a shop with an order of 1905, one of 99,999,999,999,999 and one of 0.0001', () => {
  beforeEach(async () => {
    await fillShop(app, 200, 400)
    await orders([
      ['Long ago', '1905-01-01T10:00:00Z', '10'],
      ['Huge', new Date(Date.now() - 50 * 86_400_000).toISOString(), '99999999999999'],
      ['Tiny', new Date(Date.now() - 60 * 86_400_000).toISOString(), '0.0001'],
    ])
  })

  it('has lifetime values, compared on the days of the shop, whose reasons add up', { timeout: 120_000 }, async () => {
    const run = await train(
      app,
      { plugin: 'clv', algorithm: 'BG_NBD', params: { horizonDays: 365 } },
      'error { message } split { cutAt }',
    )
    expect(run).toMatchObject({ status: 'SUCCEEDED', error: null })
    // Half of the 400 days; of 120 years it would be 365.
    expect(run.message).toMatch(/^BG_NBD on the hold-out of (19\d|200) days: /)
    expect(run.message).toMatch(/One order stands alone long before \d{4}-\d\d-\d\d, where the history /)
    expect(run.message).toContain(
      '2 customers whose mean purchases are more than 1000 times larger or smaller than the usual one',
    )
    await app.ask('mutation ($id: ID!) { promoteModelRun(input: { id: $id }) { userErrors { message } } }', {
      id: run.id,
    })
    await expect
      .poll(() => app.sql(`select count(*)::int as n from score where kind = 'clv.value'`), { timeout: 60_000 })
      .toEqual([{ n: 203 }])
    const odd = await app.sql(
      `select s.kind, s.value from score s where s.value is null or (s.kind = 'clv.alive' and s.value not between 0 and 1) or s.value < 0`,
    )
    expect(odd).toEqual([])
    const [sums] = await app.sql(
      `select max(abs(sum - raw) / greatest(1, abs(raw), size * 1e-6)) as off from (
         select (explanation ->> 'rawValue')::float8 as raw, (explanation ->> 'baseValue')::float8 + (explanation ->> 'residual')::float8
           + (select sum((f ->> 'contribution')::float8) from jsonb_array_elements(explanation -> 'factors') f) as sum,
           (select max(abs((f ->> 'contribution')::float8)) from jsonb_array_elements(explanation -> 'factors') f) as size
         from score where kind = 'clv.value') s`,
    )
    expect(Number(sums!['off'])).toBeLessThan(1e-6)
  })

  it('has a history of revenue that begins with the shop, and says so', { timeout: 120_000 }, async () => {
    expect(await train(app, { plugin: 'forecasting', algorithm: 'ETS', params: monthly })).toMatchObject({
      status: 'SUCCEEDED',
    })
    const { history, notes } = await revenue()
    expect(history.length).toBeLessThan(14)
    expect(notes).toContainEqual(expect.stringMatching(/^1 record stands alone long before the others and is left out/))
  })
})

/** A shop without variety, whose customers all joined within days of each other: seven weeks ago to a year ago. */
const plainOrders = async (price: PlainPrice, rhythm: PlainRhythm) => {
  const { customer, day, amount } = plainShop(price, rhythm, 3)
  const today = Math.floor(Date.now() / 86_400_000)
  const begun = today - plainRhythms[rhythm].days
  await orders(
    Array.from(customer, (c, i) => [
      `Customer ${c}`,
      new Date((begun + day[i]!) * 86_400_000 + 36_000_000).toISOString(),
      amount[i]!.toFixed(4),
    ]),
  )
}

describe.each([
  ['one price', 'gaps of 10 to 59 days'],
  ['prices within one per mille', 'gaps of 10 to 59 days'],
  ['two prices', 'a subscription every 30 days'],
] as const)('a shop with %s and %s', (price, rhythm) => {
  beforeEach(() => plainOrders(price, rhythm))

  it('has values, intervals that hold them, and reasons of the probability', { timeout: 120_000 }, async () => {
    const run = await train(
      app,
      { plugin: 'clv', algorithm: 'MBG_NBD', params: { horizonDays: 90 } },
      'error { message } grade',
    )
    expect(run).toMatchObject({ status: 'SUCCEEDED', error: null })
    expect(run.promoted).toBe(['EXCELLENT', 'GOOD', 'FAIR'].includes(run.grade))
    if (!run.promoted) {
      await app.ask('mutation ($id: ID!) { promoteModelRun(input: { id: $id }) { userErrors { message } } }', {
        id: run.id,
      })
      await promoted(app, run.id)
    }
    const scores = await app.sql(
      `select kind, value, "interval" ->> 'lower' as lower, "interval" ->> 'upper' as upper, explanation from score
       where kind in ('clv.value', 'clv.alive') and model_run_id = $1::uuid`,
      [run.id.slice(4)],
    )
    expect(scores.length).toBeGreaterThan(100)
    for (const { kind, value, lower, upper, explanation } of scores) {
      const { baseValue, factors } = explanation as { baseValue: number; factors: { contribution: number }[] }
      const sum = factors.reduce((total, { contribution }) => total + contribution, baseValue)
      expect(sum).toBeCloseTo(value as number, 6)
      if (kind === 'clv.alive') continue
      expect(Number(lower)).toBeLessThanOrEqual(value as number)
      expect(Number(upper)).toBeGreaterThanOrEqual(value as number)
      expect(Number(upper)).toBeLessThan(10_000)
    }
  })

  it.each(['KMEANS', 'GAUSSIAN_MIXTURE', 'HIERARCHICAL', 'DBSCAN', 'RFM'])(
    'has segments of %s, none of a single customer, named without numbers',
    { timeout: 120_000 },
    async (algorithm) => {
      const run = await train(app, { plugin: 'segmentation', algorithm, params: { resamples: 0 } }, 'error { message }')
      expect(run).toMatchObject({ status: 'SUCCEEDED', error: null, promoted: true })
      const sizes = await app.sql(
        `select s.name, count(*)::int as n, s.is_noise from p_segmentation.segment s join p_segmentation.membership m on m.segment_id = s.id
         where s.retired_at is null group by s.id, s.name, s.is_noise`,
      )
      for (const { name, n, is_noise: isNoise } of sizes) {
        expect(name).not.toMatch(/\d/)
        if (algorithm !== 'RFM' && !isNoise) expect(n).toBeGreaterThan(1)
      }
      expect(new Set(sizes.map(({ name }) => name)).size).toBe(sizes.length)
    },
  )
})

it(
  'subscriptions that are paid on the first are no more revenue for having been paid',
  { timeout: 120_000 },
  async () => {
    const now = new Date()
    const firsts = Array.from({ length: 25 }, (_, i) =>
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - i, 1)).toISOString(),
    )
    await orders(firsts.flatMap((at) => Array.from({ length: 30 }, (_, c) => [`Subscriber ${c}`, at, '100'] as const)))
    expect(await train(app, { plugin: 'forecasting', algorithm: 'AUTO', params: monthly })).toMatchObject({
      status: 'SUCCEEDED',
      promoted: true,
    })
    const { points } = await revenue()
    for (const { value, intervals, base, residual, contributions } of points) {
      expect(Math.abs(value - 3_000)).toBeLessThan(150)
      for (const { lower, upper } of intervals) {
        expect(lower).toBeLessThanOrEqual(value)
        expect(upper).toBeGreaterThanOrEqual(value)
        expect(upper - lower).toBeLessThan(600)
      }
      const parts = contributions.reduce((sum: number, part: { value: number }) => sum + part.value, base + residual)
      expect(Math.abs(parts - value)).toBeLessThan(1e-6)
    }
  },
)

it('segments that have nobody are counted, not listed', async () => {
  await fillShop(app, 60, 200)
  await app.sql(`update sales_order set placed_at = '2026-01-05T10:00:00Z', total_value = 10`)
  const run = await train(app, { plugin: 'segmentation', algorithm: 'RFM', params: { resamples: 0 } })
  expect(run.message).toMatch(/^60 customers in (1 segment|\d segments): /)
  expect(run.message).not.toContain('(0)')
  expect(run.message).toMatch(/; \d+ of the 11 segments are empty\. /)
})
