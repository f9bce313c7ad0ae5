import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../../src/core/log.ts'
import { Jobs } from '../../../src/jobs/jobs.ts'
import { startTestApp, type Answer, type TestApp } from '../../../test/support/app.ts'
import { evaluationData, hasEvaluationData } from '../../../test/support/data.ts'
import { clv, fillShop, settled, train as trainModel } from '../../../test/support/models.ts'
import { reasonsIn, sumOf } from '../../../test/support/reasons.ts'

const runFields = /* GraphQL */ `
  algorithm rows grade
  split { method trainRows holdoutRows cutAt }
  metrics { name value split interval { lower upper level } }
  baseline { name metrics { name value } }
  features { name description }
  error { code }
`

const train = (app: TestApp, input: Readonly<Record<string, unknown>>) =>
  trainModel(app, { plugin: 'clv', ...input }, runFields)

/** Does what the clock does at night, and waits until it is done. */
const nightly = async (app: TestApp): Promise<void> => {
  const jobs = new Jobs(app.databaseUrl, createLog('silent'))
  await jobs.start()
  await jobs.send(app.app.orm.em.fork(), 'clv.decay', {})
  await expect
    .poll(() => app.sql(`select state from pgboss.job where name = 'clv.decay' and state <> 'completed'`), {
      timeout: 20_000,
    })
    .toEqual([])
  await jobs.stop()
}

const value = /* GraphQL */ `
  query ($id: ID!, $horizonDays: Int) {
    customer(id: $id) {
      lifetimeValue(horizonDays: $horizonDays) {
        value {
          amount
          currency
        }
        interval {
          lower
          upper
          level
        }
        horizonDays
        probabilityAlive
        expectedPurchases
        band
        reasons {
          method
          baseValue
          residual
          rawValue
          factors {
            feature
            value
            contribution
            text
          }
        }
        computedAt
        modelRun {
          algorithm
          promoted
        }
      }
    }
  }
`

const record = (app: TestApp, customerId: string, unitPrice: string): Promise<Answer> =>
  app.ask(
    'mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { code message } } }',
    {
      input: {
        customerId,
        placedAt: new Date().toISOString(),
        currency: 'USD',
        lines: [{ sku: 'BIG', quantity: '1', unitPrice }],
      },
    },
  )

describe('a shop of 250 customers', () => {
  let app: TestApp
  let bgNbd: Awaited<ReturnType<typeof train>>
  let customers: string[]

  beforeAll(async () => {
    app = await startTestApp({ plugins: [clv], env: { BASE_CURRENCY: 'USD' } })
    await fillShop(app, 250, 400)
    bgNbd = await train(app, { algorithm: 'BG_NBD', params: { horizonDays: 90 } })
    const rows = await app.sql(`select 'cus_' || id as id from customer order by id`)
    customers = rows.map((row) => row['id'] as string)
  }, 120_000)
  afterAll(() => app?.stop())

  it('trains BG/NBD, graded on a hold-out in time beside the better naive baseline', () => {
    expect(bgNbd).toMatchObject({ status: 'SUCCEEDED', promoted: true, rows: 250, split: { method: 'time' } })
    expect(bgNbd.message).toMatch(/^BG_NBD on the hold-out of 90 days: .* the baseline "/)
    expect(bgNbd.features.map(({ name }: { name: string }) => name)).toEqual([
      'frequency',
      'idleDays',
      'tenureDays',
      'meanValue',
    ])
    const figure = (of: readonly { name: string; value: number }[], name: string) =>
      of.find((metric) => metric.name === name)!.value
    expect(figure(bgNbd.metrics, 'rmse')).toBeLessThan(figure(bgNbd.baseline.metrics, 'rmse'))
    for (const metric of bgNbd.metrics) expect(Number.isFinite(metric.value)).toBe(true)
  })

  it('says how the model does for each group of customers that is large enough', async () => {
    await app.sql(
      `update customer set country = case when substr(md5(name), 1, 1) < '8' then 'DE' when substr(md5(name), 1, 1) < 'f' then 'FR' else 'LU' end`,
    )
    const { fairness, message } = await trainModel(
      app,
      { plugin: 'clv', algorithm: 'LINEAR', params: { horizonDays: 90 }, promote: false },
      'fairness { attribute group count metric { name value split interval { lower upper } } }',
    )
    const groups = fairness.map((one: { attribute: string; group: string; metric: { name: string } }) => [
      one.attribute,
      one.group,
      one.metric.name,
    ])
    expect(groups).toEqual([
      ['country', 'DE', 'mae'],
      ['country', 'FR', 'mae'],
      ['country', 'DE', 'totalError'],
      ['country', 'FR', 'totalError'],
      ['kind', 'PERSON', 'mae'],
      ['kind', 'PERSON', 'totalError'],
    ])
    for (const { count, metric } of fairness) {
      expect(count).toBeGreaterThanOrEqual(50)
      expect(metric.split).toBe('HOLDOUT')
      expect(metric.interval.lower).toBeLessThanOrEqual(metric.value)
      expect(metric.interval.upper).toBeGreaterThanOrEqual(metric.value)
    }
    // Countries were given by the letters of a hash, so nobody is served worse.
    expect(message).not.toContain('By country')
  })

  it('answers what a customer is worth, with reasons that add up', async () => {
    const { data, errors } = await app.ask(value, { id: customers[0] })
    expect(errors).toBeUndefined()
    const worth = data.customer.lifetimeValue
    expect(worth).toMatchObject({
      horizonDays: 90,
      value: { currency: 'USD' },
      modelRun: { algorithm: 'BG_NBD', promoted: true },
    })
    expect(Number(worth.value.amount)).toBeCloseTo(worth.reasons.rawValue, 2)
    expect(sumOf(worth.reasons)).toBeCloseTo(worth.reasons.rawValue, 6)
    expect(worth.reasons.residual).toBe(0)
    expect(worth.interval.lower).toBeLessThanOrEqual(worth.reasons.rawValue)
    expect(worth.interval.upper).toBeGreaterThanOrEqual(worth.reasons.rawValue)
  })

  it('computes another horizon on request, and the stored value for the trained one', async () => {
    const answers = await Promise.all(
      [90, 30, 365].map((horizonDays) => app.ask(value, { id: customers[1], horizonDays })),
    )
    const [stored, month, year] = answers.map(({ data }) => data.customer.lifetimeValue)
    expect([stored.horizonDays, month.horizonDays, year.horizonDays]).toEqual([90, 30, 365])
    expect(Number(month.value.amount)).toBeLessThan(Number(stored.value.amount))
    expect(Number(year.value.amount)).toBeGreaterThan(Number(stored.value.amount))
    expect(month.probabilityAlive).toBeCloseTo(stored.probabilityAlive, 9)
    expect(sumOf(year.reasons)).toBeCloseTo(year.reasons.rawValue, 6)
    expect([stored.band === null, year.band]).toEqual([false, null])
    expect(year.modelRun).toEqual({ algorithm: 'BG_NBD', promoted: true })
  })

  it('answers lists, with aliases of different horizons side by side', async () => {
    const { data, errors } = await app.ask(
      `{ customers(first: 50) { nodes { id stored: lifetimeValue { horizonDays } week: lifetimeValue(horizonDays: 7) { horizonDays value { amount } } } } }`,
    )
    expect(errors).toBeUndefined()
    expect(data.customers.nodes).toHaveLength(50)
    for (const node of data.customers.nodes)
      expect(node).toMatchObject({ stored: { horizonDays: 90 }, week: { horizonDays: 7 } })
  })

  it('refuses a horizon out of range', async () => {
    const { errors } = await app.ask(value, { id: customers[0], horizonDays: 0 })
    expect(errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('an order changes the value at once, and the change says why', async () => {
    const id = customers[2]!
    const before = (await app.ask(value, { id })).data.customer.lifetimeValue
    const { data } = await record(app, id, '900')
    expect(data.recordOrder.userErrors).toEqual([])
    await settled(app, 'clv')
    const after = (await app.ask(value, { id })).data.customer.lifetimeValue
    expect(Number(after.value.amount)).toBeGreaterThan(Number(before.value.amount))
    const [changed] = await app.sql(
      `select h.explanation, h.cause, h.value, h.previous_value from event_log e join score_history h on h.id = (e.payload ->> 'historyId')::uuid
       where e.topic = 'score.changed' and h.kind = 'clv.value' and h.subject_id = $1::uuid order by e.cursor desc limit 1`,
      [id.slice(4)],
    )
    expect(changed!['cause']).toMatchObject({
      kind: 'EVENT',
      text: 'an order was recorded',
      recordId: data.recordOrder.order.id,
    })
    const reasons = reasonsIn(changed!['explanation'])
    expect(sumOf(reasons)).toBeCloseTo(changed!['value'] as number, 6)
    expect(changed!['previous_value']).toBeCloseTo(before.reasons.rawValue, 6)
  })

  it('a customer has no value before the first order, one after it, and none once it is refunded', async () => {
    const created = await app.ask(
      'mutation { createCustomer(input: { kind: PERSON, name: "New" }) { customer { id } userErrors { code } } }',
    )
    const { id } = created.data.createCustomer.customer
    const worth = async () => (await app.ask(value, { id })).data.customer.lifetimeValue
    expect(await worth()).toBeNull()
    const order: string = (await record(app, id, '20')).data.recordOrder.order.id
    await settled(app, 'clv')
    expect(Number((await worth()).value.amount)).toBeGreaterThan(0)
    // As an import of the refunded order does it.
    await app.sql(`update sales_order set status = 'REFUNDED' where id = $1::uuid`, [order.slice(4)])
    await app.sql(
      `insert into outbox (topic, payload) select 'order.updated', payload from event_log
       where topic = 'order.recorded' and payload ->> 'customerId' = $1`,
      [id.slice(4)],
    )
    await expect.poll(worth, { timeout: 20_000 }).toBeNull()
    const scores = await app.ask(
      'query ($id: ID!) { customer(id: $id) { scores(kinds: ["clv.value"]) { value status } } }',
      {
        id,
      },
    )
    expect(scores.data.customer.scores).toEqual([{ value: null, status: 'INSUFFICIENT_DATA' }])
  })

  it('values that mere time has moved are computed again at night, saved with that cause, and replay', async () => {
    // As if the last training had been 30 days ago: what it knew and when it scored.
    const past = new Date(Date.now() - 30 * 86_400_000)
    const run = await train(app, { algorithm: 'BG_NBD', params: { horizonDays: 90 }, asOf: past.toISOString() })
    expect(run).toMatchObject({ status: 'SUCCEEDED', promoted: true })
    await app.sql(`update p_clv.lifetime_value set computed_at = $1`, [past.toISOString()])
    const fresh = customers[4]!.slice(4)
    await app.sql('update p_clv.lifetime_value set computed_at = now() where customer_id = $1::uuid', [fresh])
    const before = await app.sql(
      'select customer_id, amount::float8 as amount, probability_alive from p_clv.lifetime_value',
    )
    await nightly(app)
    const causes = await app.sql(
      `select cause ->> 'kind' as kind, cause ->> 'text' as text, count(*)::int as n from score where kind = 'clv.value' and value is not null group by 1, 2 order by n`,
    )
    expect(causes).toEqual([
      { kind: 'MODEL_RUN', text: 'a new BG_NBD model was trained', n: 1 },
      { kind: 'TIME', text: 'time has passed without a purchase', n: before.length - 1 },
    ])
    const after = await app.sql(
      'select customer_id, amount::float8 as amount, probability_alive from p_clv.lifetime_value',
    )
    const alive = new Map(after.map((row) => [row['customer_id'], row['probability_alive'] as number]))
    const quiet = await app.sql(
      'select c.id from customer c where not exists (select from sales_order o where o.customer_id = c.id and o.placed_at > $1)',
      [past.toISOString()],
    )
    const ids = new Set(quiet.map((row) => row['id']))
    const silent = before.filter((row) => ids.has(row['customer_id']) && row['customer_id'] !== fresh)
    expect(silent.length).toBeGreaterThan(20)
    for (const row of silent)
      expect(alive.get(row['customer_id'])).toBeLessThanOrEqual(row['probability_alive'] as number)
    const [aged] = await app.sql(`select 'scr_' || id as id from score where cause ->> 'kind' = 'TIME' limit 1`)
    const replay = await app.ask('query ($id: ID!) { replayScore(id: $id) { same differences { text } } }', aged)
    expect(replay.data.replayScore).toEqual({ same: true, differences: [] })
  })

  it('a value that time has hardly changed is saved again only after a week', async () => {
    await train(app, { algorithm: 'BG_NBD', params: { horizonDays: 90 } })
    const set = (age: string) => app.sql(`update p_clv.lifetime_value set computed_at = now() - $1::interval`, [age])
    const saved = async () => {
      const [row] = await app.sql(
        `select count(*)::int as n from score where kind = 'clv.value' and cause ->> 'kind' = 'TIME'`,
      )
      return row!['n']
    }
    await set('2 days')
    await nightly(app)
    expect(await saved()).toBe(0)
    await set('8 days')
    await nightly(app)
    expect(await saved()).toBeGreaterThanOrEqual(250)
  })

  it('AUTO names its winner, its baseline, how the others did and who is left out', { timeout: 120_000 }, async () => {
    const { createCustomer } = (
      await app.ask('mutation { createCustomer(input: { kind: PERSON, name: "Émile" }) { customer { id } } }')
    ).data
    const inEuro = `mutation { recordOrder(input: { customerId: "${createCustomer.customer.id}", placedAt: "2025-01-15T12:00:00Z", currency: "EUR",
      lines: [{ sku: "BIG", quantity: "1", unitPrice: "10" }] }) { userErrors { message } } }`
    expect((await app.ask(inEuro)).data.recordOrder.userErrors).toEqual([])
    const auto = await train(app, {
      algorithm: 'AUTO',
      params: { horizonDays: 90, algorithms: ['BG_NBD', 'LINEAR', 'SVR'] },
    })
    expect(auto).toMatchObject({ status: 'SUCCEEDED', promoted: true })
    expect(auto.message).toMatch(/^(BG_NBD|LINEAR|SVR) chosen: .* the baseline "/)
    expect(auto.message).toContain('1 customer has no value, for none of their orders can be converted to USD.')
    expect(['the same as in the period before', 'average monthly spend × months × retention']).toContain(
      auto.baseline.name,
    )
    const compared = auto.metrics.filter(({ name }: { name: string }) => name.split('.')[0] === 'mae')
    expect(compared).toHaveLength(3)
  })

  it.each(['LINEAR', 'RANDOM_FOREST', 'SVR'])(
    '%s scores every customer with reasons that add up',
    { timeout: 120_000 },
    async (algorithm) => {
      const done = await train(app, { algorithm, params: { horizonDays: 90 } })
      expect(done.status).toBe('SUCCEEDED')
      expect(done.features).toHaveLength(8)
      if (!done.promoted) {
        expect(done.message).toContain('not promoted')
        // It may score all the same, when somebody says so.
        await app.ask('mutation ($id: ID!) { promoteModelRun(input: { id: $id }) { userErrors { message } } }', {
          id: done.id,
        })
        await expect
          .poll(
            async () => (await app.ask('query ($id: ID!) { modelRun(id: $id) { promoted } }', { id: done.id })).data,
            {
              timeout: 20_000,
            },
          )
          .toEqual({ modelRun: { promoted: true } })
      }
      const scores = await app.sql(
        `select s.value, s.explanation from score s join model_run r on r.id = s.model_run_id where s.kind = 'clv.value' and r.algorithm = $1`,
        [algorithm],
      )
      expect(scores.length).toBeGreaterThanOrEqual(250)
      for (const score of scores) {
        const reasons = reasonsIn(score['explanation'])
        expect(Math.abs(sumOf(reasons) - reasons.rawValue)).toBeLessThan(1e-6 * Math.max(1, Math.abs(reasons.rawValue)))
        expect(reasons.residual).toBe(0)
        expect(score['value']).toBe(Math.max(0, reasons.rawValue))
      }
    },
  )

  it('refuses params of other algorithms', async () => {
    const { data, errors } = await app.ask(
      'mutation { trainModel(input: { plugin: "clv", algorithm: "BG_NBD", params: { trees: 5 } }) { modelRun { id } userErrors { code message } } }',
    )
    expect(JSON.stringify(data?.trainModel?.userErrors ?? errors)).toContain('trees')
  })
})

describe('a shop that has just opened', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp({ plugins: [clv], env: { BASE_CURRENCY: 'USD' } })
  })
  afterAll(() => app?.stop())

  it('a training without an order says what is missing', async () => {
    expect(await train(app, { algorithm: 'BG_NBD' })).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      message: expect.stringContaining('expected orders in USD'),
    })
  })

  it('a training on a week of orders says how long a history it needs', async () => {
    await fillShop(app, 40, 7)
    for (const algorithm of ['BG_NBD', 'RANDOM_FOREST', 'AUTO']) {
      expect(await train(app, { algorithm })).toMatchObject({
        status: 'INSUFFICIENT_DATA',
        message: expect.stringContaining('expected at least 42 days of transactions'),
      })
    }
  })

  it('a training on five customers says that they are too few', { timeout: 30_000 }, async () => {
    await app.sql('truncate sales_order cascade')
    await app.sql('delete from customer')
    await fillShop(app, 5, 300)
    for (const algorithm of ['BG_NBD', 'SVR', 'AUTO']) {
      const done = await train(app, { algorithm, params: { horizonDays: 60 } })
      expect(done.status).toBe('INSUFFICIENT_DATA')
      expect(done.message).toMatch(/expected at least \d+ customers/)
    }
  })
})

describe.skipIf(!hasEvaluationData)('CDNOW (evaluation data needed)', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp({ plugins: [clv], env: { BASE_CURRENCY: 'USD' } })
    const text = await readFile(evaluationData('cdnow/sample.txt'), 'utf8')
    const rows = text
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
    await app.sql(
      `with c as (insert into customer (id, kind, name) select uuid_v7(), 'PERSON', n from unnest($1::text[]) n group by n returning id, name)
       insert into sales_order (id, customer_id, placed_at, total_value, currency)
       select uuid_v7(), c.id, d::date + interval '12 hours', a, 'USD' from unnest($1::text[], $2::text[], $3::numeric[]) as o(n, d, a) join c on c.name = o.n`,
      [rows.map((row) => row[1]), rows.map((row) => row[2]), rows.map((row) => row[4])],
    )
  })
  afterAll(() => app?.stop())

  // 2,357 customers with 39 weeks known: the sample of Fader, Hardie & Lee, "Counting Your Customers the Easy Way" (2005), section 4.
  it('scores all 2,357 customers as of the end of September 1997', { timeout: 120_000 }, async () => {
    const done = await train(app, { algorithm: 'BG_NBD', params: { horizonDays: 273 }, asOf: '1997-10-01T00:00:00Z' })
    expect(done).toMatchObject({ status: 'SUCCEEDED', rows: 2_357, promoted: true })
    const [total] = await app.sql(
      'select count(*)::int as customers, sum(expected_purchases)::float8 as purchases from p_clv.lifetime_value',
    )
    // 1,882 days with a purchase followed in sample.txt itself: sort -u of customer and date after 19970930.
    expect(Math.abs((total!['purchases'] as number) / 1_882 - 1)).toBeLessThan(0.15)
  })
})
