import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { countStatements, watchStatements } from '../../../src/conformance/statements.ts'
import { readConfig } from '../../../src/core/config.ts'
import { createLog } from '../../../src/core/log.ts'
import type { PluginEntry } from '../../../src/plugin/host.ts'
import { createRandom } from '../../../src/sdk/task.ts'
import { startTestApp, type Answer, type TestApp } from '../../../test/support/app.ts'
import { fillShop } from '../../../test/support/fill.ts'
import { watch } from '../../../test/support/watch.ts'

const forecasting = (config?: object): PluginEntry => ({
  id: 'forecasting',
  import: () => import('../index.ts'),
  ...(config && { config }),
})

const run = /* GraphQL */ `
  query ($id: ID!) {
    modelRun(id: $id) {
      id
      status
      message
      grade
      promoted
      rows
      artifactHash
      split {
        method
        holdoutRows
      }
      metrics {
        name
        value
        split
        interval {
          lower
          upper
        }
      }
      baseline {
        name
        metrics {
          name
          value
        }
      }
      error {
        code
      }
    }
  }
`

const queueTraining = (app: TestApp, input: Readonly<Record<string, unknown>>): Promise<Answer> =>
  app.ask(
    'mutation ($input: TrainModelInput!) { trainModel(input: $input) { modelRun { id } userErrors { code message path } } }',
    { input: { plugin: 'forecasting', algorithm: 'AUTO', ...input } },
  )

const train = async (app: TestApp, input: Readonly<Record<string, unknown>>): Promise<NonNullable<Answer['data']>> => {
  const { data, errors } = await queueTraining(app, input)
  expect(errors).toBeUndefined()
  expect(data.trainModel.userErrors).toEqual([])
  const { id } = data.trainModel.modelRun
  for (;;) {
    const answer = await app.ask(run, { id })
    if (!['QUEUED', 'RUNNING'].includes(answer.data.modelRun.status)) return answer.data.modelRun
    await delay(100)
  }
}

const forecast = /* GraphQL */ `
  query ($scope: ForecastScope!, $horizon: Int!, $interval: ForecastInterval) {
    forecast(scope: $scope, horizon: $horizon, interval: $interval) {
      key
      measure
      granularity
      status
      method
      grade
      unit
      currency
      asOf
      notes
      product {
        sku
      }
      metrics {
        name
        value
      }
      baseline {
        name
      }
      modelRun {
        id
        algorithm
        promoted
      }
      provenance {
        plugin
        pluginVersion
        inputHash
        dataAsOf
        modelRun {
          id
        }
        cause {
          kind
          text
          recordId
        }
      }
      history {
        startsOn
        endsOn
        value
      }
      points {
        startsOn
        endsOn
        inProgress
        value
        base
        residual
        intervals {
          level
          lower
          upper
        }
        contributions {
          kind
          name
          value
        }
      }
    }
  }
`

interface Point {
  readonly startsOn: string
  readonly endsOn: string
  readonly inProgress: boolean
  readonly value: number
  readonly base: number
  readonly residual: number
  readonly intervals: readonly { readonly level: number; readonly lower: number; readonly upper: number }[]
  readonly contributions: readonly { readonly kind: string; readonly name: string; readonly value: number }[]
}

/** The points of an answer, whose type no test knows. */
const pointsIn = (points: Point[]): Point[] => points

const sumOf = ({ base, residual, contributions }: Point): number =>
  contributions.reduce((sum, { value }) => sum + value, base + residual)

const ask = (app: TestApp, scope: object, horizon: number, interval?: object, key?: string) =>
  app.ask(forecast, { scope, horizon, interval }, key)

/** Waits until no event of a record and no look is on its way. */
const settled = async (app: TestApp): Promise<void> => {
  await expect
    .poll(
      async () => {
        const [row] = await app.sql(
          `select (select count(*) from outbox)::int + (select count(*) from p_forecasting.pending)::int
             + (select count(*) from pgboss.job where name like 'forecasting.%' and state in ('created', 'retry', 'active'))::int
             + greatest(0, coalesce((select max(cursor) from event_log where topic ~ '^(order|interaction|opportunity)'), 0)
               - coalesce((select cursor from event_consumer where name = 'plugin:forecasting'), 0))::int as waiting`,
        )
        return row!['waiting']
      },
      { timeout: 20_000 },
    )
    .toBe(0)
}

const record = (app: TestApp, customerId: string, unitPrice: string, placedAt = new Date()): Promise<Answer> =>
  app.ask(
    'mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { code message } } }',
    {
      input: {
        customerId,
        placedAt: placedAt.toISOString(),
        currency: 'USD',
        lines: [{ sku: 'BIG', quantity: '1', unitPrice }],
      },
    },
  )

const changes = /* GraphQL */ `
  subscription ($scope: ForecastScope, $after: String) {
    forecastChanged(scope: $scope, after: $after) {
      cursor
      at
      series {
        key
        asOf
      }
      before {
        startsOn
        value
        lower
        upper
      }
      after {
        startsOn
        value
      }
      cause {
        kind
        text
        recordId
      }
    }
  }
`

interface Change {
  readonly cursor: string
  readonly series: { readonly key: string; readonly asOf: string }
  readonly before: readonly { readonly startsOn: string; readonly value: number }[]
  readonly after: readonly { readonly startsOn: string; readonly value: number }[]
  readonly cause: { readonly kind: string; readonly text: string; readonly recordId: string | null }
}

const askerAt =
  (url: string, key: string): TestApp['ask'] =>
  async (query, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    })
    const answer: Omit<Answer, 'status'> = JSON.parse(await response.text())
    return { ...answer, status: response.status }
  }

/** Runs a job of the plugin now, as the clock would. */
const runJob = (app: TestApp, name: string) =>
  app.sql(`insert into pgboss.job (name, data) values ($1, '{}'::jsonb)`, [`forecasting.${name}`])

const revenue = { measure: 'REVENUE', granularity: 'MONTH' }
const revenueByDay = { measure: 'REVENUE', granularity: 'DAY' }

describe('a shop of three years', () => {
  let app: TestApp
  let trained: Awaited<ReturnType<typeof train>>
  let customer: string
  let product: string

  beforeAll(async () => {
    app = await startTestApp({ plugins: [forecasting()], env: { BASE_CURRENCY: 'USD' } })
    await fillShop(app, { customers: 250, seed: 7, days: 1_150 }, 'USD')
    const [one] = await app.sql(`select 'cus_' || id as id from customer order by id limit 1`)
    customer = one!['id'] as string
    const [sold] = await app.sql(
      `select 'prd_' || product_id as id from order_line group by product_id order by sum(quantity) desc limit 1`,
    )
    product = sold!['id'] as string
    trained = await train(app, {
      params: {
        origins: 4,
        series: [
          revenue,
          revenueByDay,
          { measure: 'REVENUE', granularity: 'QUARTER' },
          { measure: 'QUANTITY', productId: product },
          { measure: 'PIPELINE_WON' },
          { measure: 'PIPELINE_EXPECTED' },
          { measure: 'ACTIVITY', granularity: 'WEEK' },
          { measure: 'ACTIVITY', interactionKind: 'EMAIL' },
          { measure: 'ACTIVITY', interactionKind: 'VISIT', granularity: 'QUARTER' },
        ],
      },
    })
  }, 180_000)
  afterAll(() => app?.stop())

  it('trains every series, judged on rolling origins beside the best naive forecast of each', () => {
    expect(trained).toMatchObject({
      status: 'SUCCEEDED',
      promoted: true,
      split: { method: 'rolling origin' },
      baseline: { name: 'the best naive forecast of each' },
    })
    expect(trained.message).toMatch(/^\d series\. .* the best naive forecast of each/)
    const figure = (name: string) => trained.metrics.find((metric: { name: string }) => metric.name === name)
    expect(figure('mase')).toMatchObject({ split: 'BACKTEST' })
    expect(figure('mase').value).toBeLessThanOrEqual(
      trained.baseline.metrics.find((metric: { name: string }) => metric.name === 'mase').value,
    )
    for (const name of ['mase', 'smape', 'coverage.80', 'coverage.95']) {
      const { value, interval } = figure(name)
      expect(Number.isFinite(value), name).toBe(true)
      expect(interval.lower).toBeLessThanOrEqual(value)
      expect(interval.upper).toBeGreaterThanOrEqual(value)
    }
  })

  it('answers history, points, intervals and contributions that add up', async () => {
    await settled(app)
    const { data, errors } = await ask(app, revenue, 12)
    expect(errors).toBeUndefined()
    const { points, history, ...rest } = data.forecast
    expect(rest).toMatchObject({
      key: 'REVENUE:MONTH',
      unit: 'MONEY',
      currency: 'USD',
      status: 'OK',
      modelRun: { id: trained.id, algorithm: 'AUTO', promoted: true },
      provenance: { plugin: 'forecasting', pluginVersion: '1.0.0', modelRun: { id: trained.id }, dataAsOf: rest.asOf },
    })
    expect(rest.method).toMatch(/origins/)
    expect(points).toHaveLength(12)
    expect(points.map(({ inProgress }: Point) => inProgress)).toEqual([
      true,
      ...Array.from({ length: 11 }, () => false),
    ])
    expect(points[0].startsOn).toBe(`${new Date().toISOString().slice(0, 7)}-01`)
    for (const point of pointsIn(points)) {
      expect(Math.abs(sumOf(point) - point.value)).toBeLessThan(1e-6)
      const [narrow, wide] = point.intervals
      expect([narrow!.level, wide!.level]).toEqual([0.8, 0.95])
      expect(wide!.lower).toBeLessThanOrEqual(narrow!.lower)
      expect(narrow!.lower).toBeLessThanOrEqual(point.value)
      expect(narrow!.upper).toBeGreaterThanOrEqual(point.value)
      expect(wide!.upper).toBeGreaterThanOrEqual(narrow!.upper)
    }
    const [last] = await app.sql(
      `select coalesce(sum(total_value), 0)::float8 as total from sales_order where currency = 'USD' and status in ('PLACED', 'PAID', 'FULFILLED')
         and placed_at >= $1::date and placed_at < $2::date + 1`,
      [history.at(-1).startsOn, history.at(-1).endsOn],
    )
    expect(history.at(-1).value).toBeCloseTo(last!['total'] as number, 6)
    expect(new Date(history.at(-1).endsOn).getTime() + 86_400_000).toBe(new Date(points[0].startsOn).getTime())
  })

  it('gives the level asked for, other lengths and other measures', async () => {
    const { data } = await ask(app, { measure: 'QUANTITY', productId: product }, 3, { levels: [0.5] })
    expect(data.forecast).toMatchObject({ unit: 'COUNT', currency: null, granularity: 'MONTH' })
    expect(data.forecast.product.sku).toBeTruthy()
    for (const { intervals } of pointsIn(data.forecast.points))
      expect(intervals.map(({ level }) => level)).toEqual([0.5])
    const byDay = (await ask(app, revenueByDay, 366)).data.forecast
    expect(byDay.points).toHaveLength(366)
    expect(byDay.history.length).toBeGreaterThan(1_100)
    const won = (await ask(app, { measure: 'PIPELINE_WON' }, 4)).data.forecast
    expect(won).toMatchObject({ unit: 'MONEY', currency: 'USD' })
  })

  it('the expected pipeline at the end of the last period is what the stages said then', async () => {
    const { history } = (await ask(app, { measure: 'PIPELINE_EXPECTED' }, 1)).data.forecast
    const [at] = await app.sql(
      `select coalesce(sum(h.amount_value * s.default_probability::numeric), 0)::float8 as expected from (
         select distinct on (opportunity_id) * from stage_change where at < $1::date + 1 order by opportunity_id, at desc, id desc) h
       join stage s on s.id = h.to_stage_id where s.outcome = 'OPEN' and h.currency = 'USD'`,
      [history.at(-1).endsOn],
    )
    expect(history.at(-1).value).toBeCloseTo(at!['expected'] as number, 4)
  })

  it('a thousand points add up to 1e-6, and come out the same when they are computed again', async () => {
    await settled(app)
    const { data } = await app.ask(
      '{ forecastSeries { key measure granularity interactionKind product { id } pipeline { id } status } }',
    )
    const random = createRandom(3)
    const most = { DAY: 366, WEEK: 104, MONTH: 36, QUARTER: 12 } as const
    let points = 0
    while (points < 1_000) {
      for (const one of data.forecastSeries.filter(({ status }: { status: string }) => status === 'OK')) {
        const scope = {
          measure: one.measure,
          granularity: one.granularity,
          ...(one.product && { productId: one.product.id }),
          ...(one.interactionKind && { interactionKind: one.interactionKind }),
        }
        const horizon = 1 + random.int(Math.ceil(most[one.granularity as keyof typeof most] / 2))
        const asked = await ask(app, scope, horizon)
        expect(asked.errors, one.key).toBeUndefined()
        const replayed = await app.ask(
          `query ($scope: ForecastScope!, $horizon: Int!) { replayForecast(scope: $scope, horizon: $horizon) { same differences { text } storedInputHash inputHash
             points { startsOn endsOn inProgress value base residual intervals { level lower upper } contributions { kind name value } } } }`,
          { scope, horizon },
        )
        expect(replayed.data.replayForecast.differences, one.key).toEqual([])
        expect(replayed.data.replayForecast.same).toBe(true)
        expect(replayed.data.replayForecast.points).toEqual(asked.data.forecast.points)
        expect(replayed.data.replayForecast.inputHash).toBe(asked.data.forecast.provenance.inputHash)
        for (const point of pointsIn(asked.data.forecast.points)) {
          expect(Math.abs(sumOf(point) - point.value)).toBeLessThan(1e-6)
          points++
        }
      }
    }
  }, 60_000)

  it('costs two statements, whatever the horizon and the selection', async () => {
    await watchStatements(app.app.orm)
    const inProcess = async (horizon: number) => {
      const { body } = await app.app.server.inject({
        method: 'POST',
        url: '/graphql',
        headers: { authorization: `Bearer ${app.ownerKey}` },
        payload: { query: forecast, variables: { scope: revenue, horizon } },
      })
      expect(JSON.parse(body)).not.toHaveProperty('errors')
    }
    await inProcess(1)
    for (const horizon of [1, 36]) {
      const first = await countStatements(() => inProcess(horizon))
      const second = await countStatements(() => inProcess(horizon))
      // Who asks is looked up now and then.
      expect(Math.min(first.count, second.count)).toBe(2)
    }
  })

  it('an order changes the period in progress, and subscribers see both values and the reason', async () => {
    await settled(app)
    const month = await watch<Change>(app, changes, { scope: revenue })
    const before = (await ask(app, revenue, 3)).data.forecast
    const { data } = await record(app, customer, '90000')
    await expect.poll(() => month.items.length, { timeout: 15_000 }).toBeGreaterThan(0)
    await settled(app)
    await month.stop()
    const after = (await ask(app, revenue, 3)).data.forecast
    const [change] = month.items
    expect(change!.series.key).toBe('REVENUE:MONTH')
    expect(change!.cause).toEqual({
      kind: 'EVENT',
      text: 'an order was recorded',
      recordId: data.recordOrder.order.id,
    })
    expect(change!.before[0]!.value).toBeCloseTo(before.points[0].value, 0)
    // Time goes on between the two looks, and with it what was to come by now.
    expect(change!.after[0]!.value - change!.before[0]!.value).toBeGreaterThan(89_000)
    expect(change!.after[0]!.value).toBeCloseTo(after.points[0].value, 0)
    expect(after.points[0].contributions.at(-1)).toMatchObject({ kind: 'PROGRESS' })
    expect(after.points[1].value).toBeCloseTo(before.points[1].value, 9)
    expect(after.provenance.cause.text).toBe('an order was recorded')

    // A client that was away goes on behind the last item that it has.
    const gone = month.items.at(-1)!
    const second = await record(app, customer, '1000')
    await settled(app)
    const back = await watch<Change>(app, changes, { scope: revenue, after: gone.cursor })
    await expect.poll(() => back.items.length, { timeout: 15_000 }).toBeGreaterThan(0)
    await back.stop()
    expect(back.items[0]!.before).toEqual(gone.after.map((step) => expect.objectContaining(step)))
    expect(back.items[0]!.cause.recordId).toBe(second.data.recordOrder.order.id)
  })

  it('an order of an earlier month changes the history, and what follows from it', async () => {
    const before = (await ask(app, revenueByDay, 3)).data.forecast
    const yesterday = new Date(Date.now() - 86_400_000)
    await record(app, customer, '5000', yesterday)
    await settled(app)
    const after = (await ask(app, revenueByDay, 3)).data.forecast
    expect(after.history.at(-1).value - before.history.at(-1).value).toBeCloseTo(5_000, 6)
    expect(after.history.at(-2)).toEqual(before.history.at(-2))
    const { data } = await app.ask(
      'query ($scope: ForecastScope!) { replayForecast(scope: $scope, horizon: 3) { same differences { text } } }',
      { scope: revenueByDay },
    )
    expect(data.replayForecast).toEqual({ same: true, differences: [] })
  })

  it('an order that moves to another day leaves the old one when all records are read again at night', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
    const { data } = await record(app, customer, '700', daysAgo(3))
    await settled(app)
    const before = (await ask(app, revenueByDay, 1)).data.forecast.history
    const moved = await app.ask(
      'mutation ($input: UpdateOrderInput!) { updateOrder(input: $input) { order { id } userErrors { message } } }',
      { input: { id: data.recordOrder.order.id, placedAt: daysAgo(2).toISOString(), version: 1 } },
    )
    expect(moved.data.updateOrder.userErrors).toEqual([])
    await settled(app)
    await runJob(app, 'reread')
    const change = async (back: number) =>
      (await ask(app, revenueByDay, 1)).data.forecast.history.at(-back).value - before.at(-back).value
    await expect.poll(() => change(3), { timeout: 15_000 }).toBeCloseTo(-700, 6)
    expect(await change(2)).toBeCloseTo(700, 6)
    await settled(app)
  })

  it('many orders at once make few changes', async () => {
    await settled(app)
    const month = await watch<Change>(app, changes, { scope: revenue })
    const startMs = performance.now()
    const answers = await Promise.all(Array.from({ length: 150 }, () => record(app, customer, '10')))
    expect(answers.every(({ data }) => data.recordOrder.userErrors.length === 0)).toBe(true)
    await settled(app)
    await expect
      .poll(() => month.items.reduce((sum, { after, before }) => sum + after[0]!.value - before[0]!.value, 0), {
        timeout: 15_000,
      })
      .toBeGreaterThan(1_400)
    await month.stop()
    // Two looks a second at most, however long a slow machine takes to record them.
    expect(month.items.length).toBeLessThan(Math.max(30, (2 * (performance.now() - startMs)) / 1_000))
    expect(month.items.some(({ cause }) => /the last of \d+ changes/.test(cause.text))).toBe(true)
  })

  it('two processes on one database neither lose an order nor stand in each other’s way', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rapport-test-'))
    const other = await createApp({
      config: readConfig({
        PORT: '0',
        DATA_DIR: dataDir,
        LOG_LEVEL: 'silent',
        COMPUTE_THREADS: '1',
        BASE_CURRENCY: 'USD',
      }),
      databaseUrl: app.databaseUrl,
      plugins: [forecasting()],
      log: createLog('silent'),
    })
    try {
      const deadlocks = async () => {
        const [row] = await app.sql(
          'select deadlocks::int as count from pg_stat_database where datname = current_database()',
        )
        return row!['count'] as number
      }
      const before = await deadlocks()
      const doors = [app, { ...app, ask: askerAt(other.url, app.ownerKey) }]
      // A training that is promoted meanwhile takes the rows that both look at.
      const training = train(app, {
        algorithm: 'SEASONAL_NAIVE',
        params: { series: [revenueByDay], origins: 2, add: true },
      })
      const answers = await Promise.all(
        Array.from({ length: 120 }, async (_, i) => {
          await delay(i * 15)
          return record(doors[i % 2]!, customer, '3')
        }),
      )
      expect(answers.every(({ data }) => data.recordOrder.userErrors.length === 0)).toBe(true)
      expect(await training).toMatchObject({ status: 'SUCCEEDED', promoted: true })
      await settled(app)
      const [sum] = await app.sql(
        `select s.to_date, (select sum(total_value)::float8 from sales_order where currency = 'USD' and placed_at >= date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'
           and status in ('PLACED', 'PAID', 'FULFILLED')) as total from p_forecasting.series s where key = 'REVENUE:MONTH'`,
      )
      expect(sum!['to_date']).toBeCloseTo(sum!['total'] as number, 6)
      expect(await deadlocks()).toBe(before)
    } finally {
      await other.stop()
      await rm(dataDir, { recursive: true })
    }
  }, 60_000)

  it('the forecast moves on when a period ends', async () => {
    await settled(app)
    // As if the last look had been before the end of the last day.
    await app.sql(
      `update p_forecasting.series set period = period - 1, history = history[1:array_length(history, 1) - 1], closes_at = now() - interval '1 hour',
         as_of = now() - interval '1 day' where key = 'REVENUE:DAY'`,
    )
    const days = await watch<Change>(app, changes, { scope: revenueByDay })
    await runJob(app, 'tick')
    await expect.poll(() => days.items.length, { timeout: 15_000 }).toBeGreaterThan(0)
    await days.stop()
    expect(days.items[0]!.cause).toMatchObject({
      kind: 'EVENT',
      recordId: null,
      text: expect.stringMatching(/^the day .* ended$/),
    })
    const today = new Date().toISOString().slice(0, 10)
    const { points } = (await ask(app, revenueByDay, 2)).data.forecast
    expect(points[0]).toMatchObject({ startsOn: today, inProgress: true })
    const { data } = await app.ask(
      'query ($scope: ForecastScope!) { replayForecast(scope: $scope, horizon: 3) { differences { text } } }',
      { scope: revenueByDay },
    )
    expect(data.replayForecast.differences).toEqual([])
  })

  it('a scope that nobody trained says how to train it', async () => {
    const { data, errors } = await ask(app, { measure: 'REVENUE', granularity: 'WEEK' }, 4)
    expect(data.forecast).toBeNull()
    expect(errors![0]).toMatchObject({
      message: expect.stringContaining('params { series: [{ measure: "REVENUE", granularity: "WEEK" }], add: true }'),
      extensions: { code: 'NOT_FOUND' },
    })
    const added = await train(app, {
      params: { series: [{ measure: 'REVENUE', granularity: 'WEEK' }], origins: 2, add: true },
    })
    expect(added.status).toBe('SUCCEEDED')
    expect((await ask(app, { measure: 'REVENUE', granularity: 'WEEK' }, 4)).data.forecast.points).toHaveLength(4)
    // The series that were there stay, as they were fitted.
    expect((await ask(app, revenue, 2)).data.forecast.modelRun.id).toBe(added.id)

    // The run before, promoted again, forecasts what it forecast, as of now.
    const promotion = await app.ask(
      'mutation ($id: ID!) { promoteModelRun(input: { id: $id }) { userErrors { message } } }',
      { id: trained.id },
    )
    expect(promotion.data.promoteModelRun.userErrors).toEqual([])
    await expect
      .poll(async () => (await ask(app, revenue, 2)).data.forecast.modelRun.id, { timeout: 20_000 })
      .toBe(trained.id)
    await settled(app)
    expect((await ask(app, { measure: 'REVENUE', granularity: 'WEEK' }, 4)).errors![0]!.extensions['code']).toBe(
      'NOT_FOUND',
    )
    const { data: again } = await app.ask(
      'query ($scope: ForecastScope!) { replayForecast(scope: $scope, horizon: 3) { same differences { text } } }',
      { scope: revenue },
    )
    expect(again.replayForecast).toEqual({ same: true, differences: [] })
  }, 60_000)

  it.each([
    ['a horizon of 0', revenue, 0, undefined, 'INVALID_INPUT'],
    ['a horizon beyond three years', revenue, 37, undefined, 'INVALID_INPUT'],
    ['a level of 1', revenue, 3, { levels: [1] }, 'INVALID_INPUT'],
    ['no level', revenue, 3, { levels: [] }, 'INVALID_INPUT'],
    [
      'a kind of interaction for revenue',
      { measure: 'REVENUE', interactionKind: 'CALL' },
      3,
      undefined,
      'INVALID_INPUT',
    ],
    ['the id of something else', { measure: 'QUANTITY', productId: 'cus_x' }, 3, undefined, 'INVALID_ID'],
  ])('refuses %s', async (_name, scope, horizon, interval, code) => {
    const { errors } = await ask(app, scope, horizon, interval)
    expect(errors![0]!.extensions).toMatchObject({ code })
  })

  it('a caller who sees only its own records sees no forecast, but the pipeline of its own deals', async () => {
    const { key, userId } = await app.addUser('Own', 'AGENT', 'OWN')
    const { data, errors } = await ask(app, revenue, 3, undefined, key)
    expect(data.forecast).toBeNull()
    expect(errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' })
    const list = await app.ask('{ forecastSeries { key } }', {}, key)
    expect(list.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' })
    const replay = await app.ask(
      'query ($s: ForecastScope!) { replayForecast(scope: $s, horizon: 1) { same } }',
      { s: revenue },
      key,
    )
    expect(replay.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' })

    const own = await watch<Change>(app, changes, {}, key)
    const all = await watch<Change>(app, changes, {})
    await record(app, customer, '70')
    await expect.poll(() => all.items.length, { timeout: 15_000 }).toBeGreaterThan(0)
    await all.stop()
    await own.stop()
    expect(own.items).toEqual([])

    const pipeline = '{ weightedPipeline { deals } }'
    expect((await app.ask(pipeline, {}, key)).data.weightedPipeline.deals).toBe(0)
    const everything = (await app.ask(pipeline)).data.weightedPipeline.deals
    await app.sql(
      `update opportunity set owner_id = $1 where id in (select o.id from opportunity o join stage s on s.id = o.stage_id
         where s.outcome = 'OPEN' and o.currency = 'USD' and o.amount_value is not null order by o.id limit 2)`,
      [userId.slice(4)],
    )
    expect((await app.ask(pipeline, {}, key)).data.weightedPipeline.deals).toBe(2)
    expect(everything).toBeGreaterThan(2)
  })

  it('weighs the pipeline by stage and by month, in one currency', async () => {
    const { data, errors } = await app.ask(`{
      weightedPipeline(horizon: 6) {
        currency deals overdue undated beyondHorizon withoutAmount otherCurrencies unweighed
        expected { amount currency } unweighted { amount } commit { amount } bestCase { amount }
        comparison { weighting deals expected { amount } }
        stages { stage { key outcome } deals expected { amount } }
        periods { startsOn deals expected { amount } unweighted { amount } intervals { level lower upper } }
      }
      stage: weightedPipeline(weighting: STAGE) { expected { amount } }
    }`)
    expect(errors).toBeUndefined()
    const { weightedPipeline: found, stage } = data
    const [by] = await app.sql(
      `select count(*)::int as deals, sum(o.amount_value)::float8 as unweighted, sum(o.amount_value * s.default_probability)::float8 as stage,
         sum(o.amount_value * coalesce(o.probability, s.default_probability))::float8 as best
       from opportunity o join stage s on s.id = o.stage_id where s.outcome = 'OPEN' and o.currency = 'USD' and o.amount_value is not null`,
    )
    expect(found).toMatchObject({ currency: 'USD', deals: by!['deals'], unweighed: 0, expected: { currency: 'USD' } })
    expect(Number(found.expected.amount)).toBeCloseTo(by!['best'] as number, 1)
    expect(Number(stage.expected.amount)).toBeCloseTo(by!['stage'] as number, 1)
    expect(Number(found.unweighted.amount)).toBeCloseTo(by!['unweighted'] as number, 1)
    expect(Number(found.commit.amount)).toBeLessThanOrEqual(Number(found.bestCase.amount))
    const total = (of: readonly { expected: { amount: string } }[]) =>
      of.reduce((sum, { expected }) => sum + Number(expected.amount), 0)
    expect(total(found.stages)).toBeCloseTo(Number(found.expected.amount), 1)
    expect(found.stages.every((one: { stage: { outcome: string } }) => one.stage.outcome === 'OPEN')).toBe(true)
    const [beyond] = await app.sql(
      `select count(*)::int as deals, coalesce(sum(o.amount_value * coalesce(o.probability, s.default_probability)), 0)::float8 as expected
       from opportunity o join stage s on s.id = o.stage_id where s.outcome = 'OPEN' and o.currency = 'USD' and o.amount_value is not null
         and o.expected_close_on >= date_trunc('month', now() at time zone 'UTC') + interval '6 months'`,
    )
    expect(found.beyondHorizon).toBe(beyond!['deals'])
    expect(total(found.periods) + Number(beyond!['expected'])).toBeCloseTo(Number(found.expected.amount), 1)
    for (const { intervals, unweighted } of found.periods)
      for (const { lower, upper } of intervals) {
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(upper).toBeLessThanOrEqual(Number(unweighted.amount) + 0.01)
      }
    expect(found.comparison.map(({ weighting }: { weighting: string }) => weighting)).toEqual([
      'MODEL',
      'PERSON',
      'STAGE',
    ])
    expect(found.comparison[0].deals).toBe(0)
    const bad = await app.ask('{ weightedPipeline(horizon: 0) { deals } }')
    expect(bad.errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT' })
  })

  it.each(['ARIMA', 'ADDITIVE', 'ETS', 'CROSTON', 'SEASONAL_NAIVE'])(
    '%s is trained by name',
    async (algorithm) => {
      const done = await train(app, { algorithm, promote: false, params: { series: [revenue], origins: 3 } })
      expect(done).toMatchObject({ status: 'SUCCEEDED', promoted: false })
      expect(done.message).toMatch(/^1 series\. /)
    },
    60_000,
  )

  it('refuses params of other plugins, and parts that a measure does not have', async () => {
    for (const [params, what] of [
      [{ trees: 5 }, 'trees'],
      [{ series: [{ measure: 'REVENUE', pipelineId: 'pip_1' }] }, 'pipelineId'],
      [{ series: [{ measure: 'QUANTITY', productId: 'x' }] }, 'id'],
      [{ series: [] }, 'series'],
    ] as const) {
      const { data } = await queueTraining(app, { params })
      expect(data.trainModel.userErrors[0]).toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining(what),
      })
    }
  })
})

/** Makes one customer and gives its uuid. */
const addCustomer = async (app: TestApp): Promise<string> => {
  const [row] = await app.sql(`insert into customer (id, kind, name) values (uuid_v7(), 'PERSON', 'One') returning id`)
  return row!['id'] as string
}

interface OrderRow {
  /** Midnight of the first day of a month this many months ago, plus `days`. */
  readonly monthsAgo: number
  readonly days?: number
  readonly total: number
  readonly currency?: string
  readonly status?: string
}

/** Writes orders as an import of the past would, without events. */
const addOrders = async (app: TestApp, customer: string, rows: readonly OrderRow[]): Promise<void> => {
  await app.sql(
    `insert into sales_order (id, customer_id, placed_at, total_value, currency, status)
     select uuid_v7(), $1::uuid, (date_trunc('month', now() at time zone 'UTC') - make_interval(months => o.months)) at time zone 'UTC' + make_interval(secs => o.days * 86400),
       o.total::numeric, o.currency, o.status
     from unnest($2::int[], $3::float8[], $4::float8[], $5::text[], $6::text[]) as o(months, days, total, currency, status)`,
    [
      customer,
      rows.map(({ monthsAgo }) => monthsAgo),
      rows.map(({ days }) => days ?? 1),
      rows.map(({ total }) => total),
      rows.map(({ currency }) => currency ?? 'USD'),
      rows.map(({ status }) => status ?? 'PAID'),
    ],
  )
}

const monthly = (months: number, total: (monthsAgo: number) => number): OrderRow[] =>
  Array.from({ length: months }, (_, i) => ({ monthsAgo: months - i, total: total(months - i) }))

describe('awkward records', () => {
  let app: TestApp
  let customer: string
  const byMonth = { series: [revenue], origins: 3 }

  beforeAll(async () => {
    app = await startTestApp({ plugins: [forecasting()], env: { BASE_CURRENCY: 'USD' } })
    customer = await addCustomer(app)
  })
  afterAll(() => app?.stop())

  const forecastOf = async (rows: readonly OrderRow[], scope: object = revenue) => {
    await app.sql('truncate sales_order cascade')
    await addOrders(app, customer, rows)
    const done = await train(app, { params: { series: [scope], origins: 3 } })
    const { data, errors } = await ask(app, scope, 3)
    return { done, forecast: data?.forecast, errors }
  }

  it('without any record a training says what is missing', async () => {
    const done = await train(app, { params: byMonth })
    expect(done).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      message: expect.stringContaining('expected values in at least one complete month, got none'),
    })
    expect(await train(app, {})).toMatchObject({ status: 'INSUFFICIENT_DATA' })
  })

  it('one order, and five months, are too little', async () => {
    expect((await forecastOf([{ monthsAgo: 1, total: 9 }])).done.message).toContain('got 1')
    const { done } = await forecastOf(monthly(5, () => 10))
    expect(done).toMatchObject({ status: 'INSUFFICIENT_DATA', message: expect.stringContaining('got 5') })
  })

  it('a series that could not be trained beside one that could says why', async () => {
    await app.sql('truncate sales_order cascade')
    await addOrders(
      app,
      customer,
      monthly(40, (m) => 100 + (m % 12) * 5),
    )
    const done = await train(app, { params: { series: [revenue, { measure: 'ACTIVITY' }], origins: 3 } })
    expect(done).toMatchObject({
      status: 'SUCCEEDED',
      message: expect.stringContaining(
        'Without a forecast: interactions by month: expected values in at least one complete month',
      ),
    })
    const { errors } = await ask(app, { measure: 'ACTIVITY' }, 3)
    expect(errors![0]).toMatchObject({
      message: expect.stringContaining('complete month'),
      extensions: { code: 'INSUFFICIENT_DATA' },
    })
    const { data } = await app.ask('{ forecastSeries { key status method grade } }')
    expect(data.forecastSeries).toEqual([
      {
        key: 'ACTIVITY:MONTH',
        status: 'INSUFFICIENT_DATA',
        method: expect.stringContaining('complete month'),
        grade: null,
      },
      { key: 'REVENUE:MONTH', status: 'OK', method: expect.any(String), grade: expect.any(String) },
    ])
  })

  it('a constant series stays what it is', async () => {
    const { done, forecast: found } = await forecastOf(monthly(30, () => 250))
    expect(done.status).toBe('SUCCEEDED')
    expect(found.points.slice(1).map(({ value }: Point) => value)).toEqual([250, 250])
    expect(found.notes.join()).toContain('the series does not change')
  })

  it('months without an order are zeros, even if there are more in a row than a season has', async () => {
    const rows = monthly(48, (m) => 100 + m).filter(({ monthsAgo }) => monthsAgo > 30 || monthsAgo < 14)
    const { forecast: found } = await forecastOf(rows)
    expect(found.history).toHaveLength(48)
    expect(found.history.filter(({ value }: { value: number }) => value === 0)).toHaveLength(17)
    expect(found.notes).toContain('17 months without a record count as 0 (at most 17 in a row)')
    for (const { value } of found.points) expect(Number.isFinite(value)).toBe(true)
  })

  it('refunds are subtracted, and months may be below zero', async () => {
    const rows = [
      ...monthly(30, (m) => 100 + (m % 5)),
      { monthsAgo: 3, days: 2, total: -400 },
      { monthsAgo: 4, days: 2, total: 70, status: 'REFUNDED' },
      { monthsAgo: 4, days: 3, total: 70, status: 'CANCELLED' },
      { monthsAgo: 4, days: 3, total: -10, status: 'REFUNDED' },
    ]
    const { forecast: found } = await forecastOf(rows)
    expect(found.history.at(-3).value).toBe(100 + 3 - 400)
    expect(found.history.at(-4).value).toBe(100 + 4 - 10)
    expect(found.notes).toContain('1 month below zero: models on logarithms are left out')
  })

  it('orders in currencies without a rate, and of the future, are left out and counted', async () => {
    const rows = [
      ...monthly(30, () => 100),
      { monthsAgo: 2, total: 7_000, currency: 'EUR' },
      { monthsAgo: 2, total: 8_000, currency: 'EUR' },
      { monthsAgo: -2, total: 9_000 },
    ]
    const { forecast: found } = await forecastOf(rows)
    expect(found.currency).toBe('USD')
    expect(found.history.every(({ value }: { value: number }) => value === 100)).toBe(true)
    expect(found.notes.join()).toMatch(/orders left out, for no exchange rate .* is known: 2 in EUR/)
    expect(found.notes.join()).toMatch(/orders dated after .*: 1 left out/)
    expect(found.points[0].value).toBeLessThan(200)
  })

  it('orders of one instant are added up', async () => {
    const { forecast: found } = await forecastOf([...monthly(30, () => 100), ...monthly(30, () => 50)])
    expect(found.history.every(({ value }: { value: number }) => value === 150)).toBe(true)
  })

  it('a shop that opened late in a month begins with the next', async () => {
    const { forecast: found } = await forecastOf([{ monthsAgo: 31, days: 20, total: 5 }, ...monthly(30, () => 100)])
    expect(found.history).toHaveLength(30)
    expect(found.notes).toContain('the first period is incomplete and left out')
  })

  it('one enormous month does not carry the forecast away', async () => {
    const { forecast: found } = await forecastOf(monthly(48, (m) => (m === 10 ? 1e9 : 100 + (m % 7))))
    for (const { value } of found.points) expect(value).toBeLessThan(1e6)
    expect(found.notes.join()).toContain('1000000000 replaced by')
  })

  it('a series that keeps leaving its intervals since the training is proposed for another', async () => {
    await app.sql('truncate sales_order cascade')
    await addOrders(
      app,
      customer,
      monthly(40, (m) => (m <= 4 ? 900 : 100 + (m % 4))),
    )
    const asOf = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 4, 2)).toISOString()
    const done = await train(app, { params: byMonth, asOf })
    expect(done).toMatchObject({ status: 'SUCCEEDED', promoted: true })
    const drift = async () => {
      await app.ask('mutation { measureDrift(input: { plugin: "forecasting" }) { userErrors { message } } }')
      let report: { proposal: string; reasons: string[] } | undefined
      await expect
        .poll(
          async () => {
            const { data } = await app.ask(
              'query ($id: ID!) { modelRun(id: $id) { driftReports(first: 1) { nodes { proposal reasons } } } }',
              { id: done.id },
            )
            return (report = data.modelRun.driftReports.nodes[0])
          },
          { timeout: 15_000 },
        )
        .toBeDefined()
      return report!
    }
    const { proposal, reasons } = await drift()
    expect(proposal).toBe('RETRAIN')
    expect(reasons[0]).toMatch(/^\d of 4 periods of REVENUE:MONTH since the training were outside their 95 % interval$/)
  })

  it('a training as of a past moment knows nothing later', async () => {
    await app.sql('truncate sales_order cascade')
    await addOrders(
      app,
      customer,
      monthly(40, (m) => 100 + m),
    )
    const asOf = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 6, 15)).toISOString()
    const first = await train(app, { params: byMonth, asOf, promote: false })
    await addOrders(app, customer, [{ monthsAgo: 2, total: 1e6 }])
    const second = await train(app, { params: byMonth, asOf, promote: false })
    expect(second.artifactHash).toBe(first.artifactHash)
    expect((await train(app, { params: byMonth, promote: false })).artifactHash).not.toBe(first.artifactHash)
  })
})

describe('the config', () => {
  let app: TestApp
  const now = new Date()
  /** A fair from the 5th to the 9th of a month of each year, never the same. */
  const fairs = Array.from({ length: 4 }, (_, i) => ({ year: now.getUTCFullYear() - 3 + i, month: ((i * 5) % 12) + 1 }))
  const monthsSince = ({ year, month }: (typeof fairs)[number]) =>
    (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month

  beforeAll(async () => {
    const events = fairs.map(({ year, month }) => {
      const start = `${year}-${String(month).padStart(2, '0')}`
      return { name: 'Fair', from: `${start}-05`, to: `${start}-09` }
    })
    app = await startTestApp({
      plugins: [
        forecasting({ currency: 'EUR', timeZone: 'Asia/Tokyo', holidays: ['SHOPPING'], maximumSeries: 2, events }),
      ],
      env: { BASE_CURRENCY: 'USD' },
    })
  })
  afterAll(() => app?.stop())

  it('sets currency, days of the time zone, and events as parts of the forecast', async () => {
    const customer = await addCustomer(app)
    // 20:00 UTC on the last day of a month is the first of the next in Tokyo.
    await addOrders(
      app,
      customer,
      monthly(40, (m) => 100 + ((m * 7) % 11) + (fairs.some((fair) => monthsSince(fair) === m) ? 200 : 0)).map(
        (row) => ({ ...row, days: -4 / 24, currency: 'EUR' }),
      ),
    )
    const done = await train(app, { algorithm: 'ADDITIVE', params: { series: [revenue], origins: 2 } })
    expect(done.status).toBe('SUCCEEDED')
    const { data } = await ask(app, revenue, 12)
    expect(data.forecast.currency).toBe('EUR')
    const wall = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 7)
    // In the last hours of a month Tokyo is in the next one already.
    expect(data.forecast.history).toHaveLength(wall === new Date().toISOString().slice(0, 7) ? 40 : 41)
    expect(data.forecast.points[0].startsOn).toBe(`${wall}-01`)
    const points: Point[] = data.forecast.points
    for (const point of points) expect(Math.abs(sumOf(point) - point.value)).toBeLessThan(1e-6)
    const events = points.flatMap(({ contributions }) => contributions).filter(({ kind }) => kind === 'EVENT')
    expect(new Set(events.map(({ name }) => name))).toEqual(new Set(['Black Friday', 'Fair', 'Singles’ Day']))
  })

  it('limits the number of series', async () => {
    const series = ['MONTH', 'WEEK', 'DAY'].map((granularity) => ({ measure: 'REVENUE', granularity }))
    expect(await train(app, { params: { series } })).toMatchObject({
      status: 'FAILED',
      error: { code: 'INVALID_INPUT' },
      message: expect.stringContaining('expected at most 2 series'),
    })
  })
})

describe('a large pipeline', () => {
  let app: TestApp
  const deals = 320

  beforeAll(async () => {
    app = await startTestApp({
      plugins: [forecasting({ winScoreKind: 'desk.win', commitFrom: 0.7, bestCaseFrom: 0.3 })],
      env: { BASE_CURRENCY: 'USD' },
    })
    const customer = await addCustomer(app)
    // Amounts of 1 to `deals` in the first open stage; every tenth without an amount, every eighth in euros, every fifth overdue.
    await app.sql(
      `insert into opportunity (id, customer_id, name, pipeline_id, stage_id, amount_value, currency, expected_close_on, probability)
       select uuid_v7(), $1::uuid, 'Deal ' || n, p.id, s.id, case when n % 10 = 0 then null else n end,
         case when n % 10 = 0 then null when n % 8 = 0 then 'EUR' else 'USD' end,
         case when n % 5 = 0 then current_date - 60 when n % 7 = 0 then null else current_date + 20 end, case when n % 3 = 0 then 0.5 end
       from generate_series(1, $2::int) n cross join (select id from pipeline order by position limit 1) p
       cross join lateral (select id from stage where pipeline_id = p.id and outcome = 'OPEN' order by position limit 1) s`,
      [customer, deals],
    )
  })
  afterAll(() => app?.stop())

  it('is rolled up in a thread of the pool, and counts what it leaves out', async () => {
    const { data, errors } = await app.ask(
      '{ weightedPipeline(horizon: 2) { deals overdue undated withoutAmount otherCurrencies unweighed unweighted { amount } periods { deals intervals { lower upper } } } }',
    )
    expect(errors).toBeUndefined()
    const [by] = await app.sql(
      `select count(*) filter (where currency = 'USD')::int as deals, count(*) filter (where amount_value is null)::int as without,
         count(*) filter (where currency = 'EUR')::int as others, sum(amount_value) filter (where currency = 'USD')::float8 as total,
         count(*) filter (where currency = 'USD' and expected_close_on is null)::int as undated from opportunity`,
    )
    const found = data.weightedPipeline
    expect(found).toMatchObject({
      deals: by!['deals'],
      withoutAmount: by!['without'],
      otherCurrencies: by!['others'],
      undated: by!['undated'],
      unweighed: 0,
    })
    expect(found.deals).toBeGreaterThan(250)
    expect(Number(found.unweighted.amount)).toBe(by!['total'])
    expect(found.overdue).toBeGreaterThan(0)
    expect(found.periods[0].deals).toBeGreaterThanOrEqual(found.overdue + found.undated)
    const again = await app.ask('{ weightedPipeline(horizon: 2) { periods { intervals { lower upper } } } }')
    expect(again.data.weightedPipeline.periods.map(({ intervals }: { intervals: unknown }) => intervals)).toEqual(
      found.periods.map(({ intervals }: { intervals: unknown }) => intervals),
    )
  })

  it('uses the model’s probability if there is one', async () => {
    const [deal] = await app.sql(`select 'opp_' || id as id from opportunity where name = 'Deal 1'`)
    const before = (await app.ask('{ weightedPipeline(weighting: MODEL) { deals unweighed } }')).data.weightedPipeline
    expect(before).toMatchObject({ deals: 0 })
    const { data } = await app.ask(
      'mutation ($id: ID!) { recordScore(input: { subjectId: $id, kind: "desk.win", value: 0.9, unit: PROBABILITY }) { userErrors { message } } }',
      { id: deal!['id'] },
    )
    expect(data.recordScore.userErrors).toEqual([])
    const after = (
      await app.ask(
        '{ weightedPipeline(weighting: MODEL) { deals expected { amount } commit { amount } comparison { weighting deals } } }',
      )
    ).data.weightedPipeline
    expect(after).toMatchObject({ deals: 1, expected: { amount: '0.90' }, commit: { amount: '1.00' } })
    expect(after.comparison[0]).toEqual({ weighting: 'MODEL', deals: 1 })
  })
})
