import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../src/core/log.ts'
import { Jobs } from '../src/jobs/jobs.ts'
import { startTestApp, type Answer, type TestApp } from './support/app.ts'
import { clv, ended, fillShop, promoted, segmentation, settled, train } from './support/models.ts'

let app: TestApp
let jobs: Jobs

beforeAll(async () => {
  app = await startTestApp({ plugins: [clv, segmentation], env: { BASE_CURRENCY: 'USD' } })
  await fillShop(app, 300, 400)
  jobs = new Jobs(app.databaseUrl, createLog('silent'))
  await jobs.start()
}, 60_000)
afterAll(async () => {
  await jobs?.stop()
  await app?.stop()
})

const trainSegments = (k: number) =>
  train(
    app,
    { plugin: 'segmentation', algorithm: 'KMEANS', params: { k, resamples: 0 } },
    'promotedAt grade baseline { name metrics { name value split } } split { method } metrics { name value split interval { lower upper } }',
  )

const rollback = async (plugin = 'segmentation') => {
  const { data, errors } = await app.ask(
    'mutation ($input: RollbackModelRunInput!) { rollbackModelRun(input: $input) { modelRun { id } userErrors { code message path } } }',
    { input: { plugin } },
  )
  expect(errors).toBeUndefined()
  return data.rollbackModelRun
}

const health = async (plugin: string): Promise<NonNullable<Answer['data']>> => {
  const { data, errors } = await app.ask(
    `query ($plugin: String) { modelHealth(plugin: $plugin) {
      plugin attention ageDays grade
      promotedRun { id algorithm artifactHash }
      scores { status count oldestAt newestAt }
      drift { measuredAt rows proposal reasons features { feature psi } }
      lastRun { id status }
      live { eventsWaiting lagSeconds }
      nextTraining { id nextDueAt problem lastRun { id } } } }`,
    { plugin },
  )
  expect(errors).toBeUndefined()
  return data.modelHealth[0]
}

describe('stability', () => {
  it('is measured on resamples, with an interval, unless the training is told not to', async () => {
    const stabilityOf = async (params: object) => {
      const input = { plugin: 'segmentation', algorithm: 'KMEANS', params: { k: 3, ...params }, promote: false }
      const { metrics } = await train(app, input, 'metrics { name value split interval { lower upper level } }')
      return metrics.find(({ name }: { name: string }) => name === 'stability')
    }
    const { value, interval } = await stabilityOf({})
    expect(value).toBeGreaterThan(0)
    expect(interval.level).toBe(0.95)
    expect(interval.lower).toBeLessThan(value)
    expect(interval.upper).toBeGreaterThanOrEqual(value)
    expect(await stabilityOf({ resamples: 0 })).toBeUndefined()
  })
})

describe('rollbackModelRun', () => {
  it('refuses where no model is promoted, and for a plugin that is not there', async () => {
    expect((await rollback()).userErrors).toEqual([
      {
        code: 'INVALID_STATE',
        message: 'expected a promoted model of segmentation to roll back, it has none',
        path: ['input', 'plugin'],
      },
    ])
    expect((await rollback('nobody')).userErrors[0]).toMatchObject({ code: 'UNKNOWN_PLUGIN' })
  })

  it('brings back the model that scored before, further back each time, and never one that was rolled back', async () => {
    const [first, second, third] = [await trainSegments(2), await trainSegments(3), await trainSegments(4)]
    expect(third).toMatchObject({ promoted: true, promotedAt: expect.any(String) })
    expect((await rollback()).modelRun).toEqual({ id: second.id })
    await promoted(app, second.id)
    const causes = await app.sql(`select distinct cause ->> 'text' as text from score where kind = 'segmentation.fit'`)
    expect(causes).toEqual([{ text: 'the KMEANS model that scored before was restored' }])
    const moves = await app.sql(
      `select distinct cause ->> 'text' as text from p_segmentation.membership_change
       where at > (select max(promoted_at) from model_run where plugin = 'segmentation' and not promoted)`,
    )
    expect(moves).toContainEqual(causes[0])
    expect(await app.sql('select count(*)::int as n from p_segmentation.segment where retired_at is null')).toEqual([
      { n: 3 },
    ])
    // A model that comes after the rollback goes back to where the rollback had led.
    const fourth = await trainSegments(5)
    expect((await rollback()).modelRun).toEqual({ id: second.id })
    await promoted(app, second.id)
    expect((await rollback()).modelRun).toEqual({ id: first.id })
    await promoted(app, first.id)
    expect((await rollback()).userErrors[0]).toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringContaining('there is none; modelRuns lists the runs that promoteModelRun accepts'),
    })
    expect((await ended(app, fourth.id, 'promotedAt')).promotedAt).toBeNull()
  })
})

const promote = async (id: string) => {
  const { data, errors } = await app.ask(
    'mutation ($id: ID!) { promoteModelRun(input: { id: $id }) { modelRun { id } userErrors { code message path } } }',
    { id },
  )
  expect(errors).toBeUndefined()
  return data.promoteModelRun
}

describe('promoteModelRun', () => {
  it('refuses the run that stands for a source outside, which has no model', async () => {
    const { data } = await app.ask('{ customers(first: 1) { nodes { id } } }')
    const recorded = await app.ask(
      'mutation ($id: ID!) { recordScore(input: { subjectId: $id, kind: "warehouse.fit", value: 1, unit: INDEX }) { score { provenance { modelRun { id } } } } }',
      { id: data.customers.nodes[0].id },
    )
    expect((await promote(recorded.data.recordScore.score.provenance.modelRun.id)).userErrors).toEqual([
      {
        code: 'INVALID_STATE',
        message: 'expected a run that trained a model, scores of warehouse are computed by an outside system',
        path: ['input', 'id'],
      },
    ])
  })

  it('refuses a run whose model is no longer stored; so does a rollback to it', { timeout: 120_000 }, async () => {
    const before = await trainSegments(6)
    const after = await trainSegments(7)
    await app.sql('delete from model_artifact where hash = $1', [before.artifactHash])
    const refused = {
      code: 'INVALID_STATE',
      message: `expected a run whose model is stored, ${before.artifactHash} no longer is; train again`,
    }
    expect((await promote(before.id)).userErrors).toMatchObject([{ ...refused, path: ['input', 'id'] }])
    expect((await rollback()).userErrors).toMatchObject([{ ...refused, path: ['input', 'plugin'] }])
    expect((await ended(app, after.id)).promoted).toBe(true)
  })

  it('says with the run, and in modelHealth, why a promotion failed', { timeout: 120_000 }, async () => {
    const spare = await train(app, {
      plugin: 'segmentation',
      algorithm: 'KMEANS',
      params: { k: 8, resamples: 0 },
      promote: false,
    })
    const present = await trainSegments(2)
    // Bytes that are not the model of their hash; no process has this model in memory, as it never scored.
    await app.sql(`update model_artifact set bytes = 'x' where hash = $1`, [spare.artifactHash])
    expect((await promote(spare.id)).userErrors).toEqual([])
    const message = `its model could not be promoted: the stored model artifact ${spare.artifactHash} is damaged`
    await expect
      .poll(async () => (await ended(app, spare.id, 'error { code message }')).error, { timeout: 20_000 })
      .toEqual({ code: 'INTERNAL_ERROR', message })
    expect((await health('segmentation'))['attention']).toContainEqual(expect.stringContaining(message))
    expect((await ended(app, present.id)).promoted).toBe(true)
  })
})

const schedule = async (input: Readonly<Record<string, unknown>>, key?: string) => {
  const { data, errors } = await app.ask(
    `mutation ($input: ScheduleTrainingInput!) { scheduleTraining(input: $input) {
      trainingSchedule { id plugin algorithm params cron timeZone promotion nextDueAt lastDueAt problem lastRun { id } }
      userErrors { code message path } } }`,
    { input: { plugin: 'segmentation', algorithm: 'KMEANS', cron: '0 3 * * *', ...input } },
    key,
  )
  return { errors, ...data?.scheduleTraining }
}

const clocks = () =>
  app.sql(`select key, cron, timezone from pgboss.schedule where name = 'model.scheduled-training' order by cron`)

/** What the clock does when a schedule is due; waits until its job is done. */
const due = async (id: string): Promise<void> => {
  await jobs.send(app.app.orm.em.fork(), 'model.scheduled-training', { id: id.slice(4) })
  await done()
}

const done = async () => {
  await expect
    .poll(
      () =>
        app.sql(`select state from pgboss.job where name = $1 and state <> 'completed'`, ['model.scheduled-training']),
      {
        timeout: 20_000,
      },
    )
    .toEqual([])
}

const schedules = async () => {
  const { data, errors } = await app.ask(
    '{ trainingSchedules(plugin: "segmentation") { id algorithm nextDueAt lastDueAt problem error { code } lastRun { id status message promoted promotion } } }',
  )
  expect(errors).toBeUndefined()
  return data.trainingSchedules
}

describe('scheduleTraining', () => {
  it('says when the next training is due, in the time zone that it was given, and keeps one clock an algorithm', async () => {
    const made = await schedule({ cron: '30 4 * * *', timeZone: 'Asia/Shanghai', params: { k: 3, resamples: 0 } })
    expect(made.userErrors).toEqual([])
    const { trainingSchedule } = made
    // Shanghai is eight hours ahead of UTC all year.
    expect(trainingSchedule.nextDueAt).toMatch(/T20:30:00/)
    expect(new Date(trainingSchedule.nextDueAt).getTime()).toBeGreaterThan(Date.now())
    expect(trainingSchedule).toMatchObject({
      promotion: 'IF_NO_WORSE',
      params: { k: 3, resamples: 0, restarts: 10 },
      lastRun: null,
    })
    const replaced = await schedule({ cron: '15 2 * * MON', params: { k: 3, resamples: 0 } })
    expect(replaced.trainingSchedule).toMatchObject({ id: trainingSchedule.id, cron: '15 2 * * MON', timeZone: 'UTC' })
    expect(new Date(replaced.trainingSchedule.nextDueAt).getUTCDay()).toBe(1)
    expect(await clocks()).toEqual([{ key: trainingSchedule.id.slice(4), cron: '15 2 * * MON', timezone: 'UTC' }])
  })

  it.each([
    ['', 'it has 0 fields'],
    ['0 3 * *', 'it has 4 fields'],
    ['0 0 3 * * *', 'it has 6 fields'],
    ['61 3 * * *', 'Constraint error, got value 61 expected range 0-59'],
    ['@daily', 'it has 1 fields'],
    ['a b c d e', 'Invalid characters'],
    ['*/99999999999 * * * *', 'the step 99999999999 is larger than the 60 values of its field'],
    ['0 1,2-20/25 * * *', 'the step 25 is larger than the 24 values of its field'],
    ['0 3 * */13 *', 'the step 13 is larger than the 12 values of its field'],
    ['H 3 * * *', 'it has an H, expected a time'],
    ['0 H(0-5) * * *', 'it has an H, expected a time'],
    ['0 3 30 2 *', 'Invalid explicit day of month definition'],
  ])('says what was expected instead of the cron %s', async (cron, cause) => {
    const { userErrors } = await schedule({ cron })
    expect(userErrors[0]).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'cron'] })
    expect(userErrors[0].message).toContain(
      'expected five fields (minute, hour, day of the month, month, day of the week)',
    )
    expect(userErrors[0].message).toContain(cause)
  })

  it.each([
    [{ params: { features: ['recencyDays', 'frequency', 'recencyDays'] } }, 'KMEANS', 'features', 2, 'recencyDays'],
    [
      { plugin: 'clv', algorithm: 'AUTO', params: { algorithms: ['LINEAR', 'LINEAR'] } },
      'AUTO',
      'algorithms',
      1,
      'LINEAR',
    ],
  ])('refuses params that name something twice: %j', async (input, algorithm, list, at, name) => {
    expect((await schedule(input)).userErrors).toEqual([
      {
        code: 'INVALID_INPUT',
        message: `the params of ${algorithm} do not fit: ${list}.${at}: expected each once, got ${name} again`,
        path: ['input', 'params', list, String(at)],
      },
    ])
  })

  it('checks plugin, algorithm, params and time zone as a training does, and asks for the same permission', async () => {
    const codes = []
    for (const input of [
      { plugin: 'nobody' },
      { algorithm: 'MAGIC' },
      { params: { trees: 3 } },
      { timeZone: 'Mars/Base' },
      { timeZone: '' },
      { timeZone: ' ' },
    ])
      codes.push((await schedule(input)).userErrors[0].code)
    expect(codes).toEqual(['UNKNOWN_PLUGIN', 'UNKNOWN_ALGORITHM', ...Array(4).fill('INVALID_INPUT')])
    expect((await schedule({ timeZone: '' })).userErrors[0]).toMatchObject({ path: ['input', 'timeZone'] })
    const agent = await app.addUser('Agent', 'AGENT')
    expect((await schedule({}, agent.key)).errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('a due training starts once, and takes over only where it is no worse', { timeout: 60_000 }, async () => {
    // What two runs are compared by: their error in relation to that of their baselines.
    const errorOf = async (k: number) => {
      const input = { plugin: 'segmentation', algorithm: 'KMEANS', params: { k, resamples: 0 }, promote: false }
      const run = await train(app, input, 'metrics { name value } baseline { metrics { name value } }')
      const rmse = (metrics: { name: string; value: number }[]) => metrics.find(({ name }) => name === 'rmse')!.value
      return { k, error: rmse(run['metrics']) / rmse(run['baseline'].metrics) }
    }
    const [better, worse] = [await errorOf(2), await errorOf(9)].toSorted((a, b) => a.error - b.error)
    expect(better!.error).toBeLessThan(worse!.error)
    await trainSegments(better!.k)
    const { trainingSchedule } = await schedule({ params: { k: worse!.k, resamples: 0 } })
    await due(trainingSchedule.id)
    // The same job again, as after a worker that died before it could say that it was done.
    await app.sql(`update pgboss.job set state = 'created', completed_on = null where name = $1`, [
      'model.scheduled-training',
    ])
    await done()
    const [started] = await schedules()
    expect(started.lastDueAt).not.toBeNull()
    const refused = await ended(app, started.lastRun.id)
    expect(refused).toMatchObject({ status: 'SUCCEEDED', promoted: false })
    expect(refused.message).toMatch(
      /Not promoted: rmse in relation to its baseline [\d.]+ against [\d.]+ of the model promoted before\.$/,
    )
    const runs = await app.sql(`select count(*)::int as n from model_run where promotion = 'IF_NO_WORSE'`)
    expect(runs).toEqual([{ n: 1 }])

    await schedule({ params: { k: better!.k, resamples: 0 } })
    await due(trainingSchedule.id)
    const [again] = await schedules()
    const equal = await ended(app, again.lastRun.id)
    expect(equal).toMatchObject({
      promoted: true,
      message: expect.stringContaining('Promoted: rmse in relation to its baseline'),
    })
    expect(again.problem).toBeNull()
  })

  it('a schedule shows that its training could not be started, is overdue or has failed', async () => {
    const [{ id }] = await schedules()
    await app.sql(`update training_schedule set params = '{"k": "many"}' where id = $1::uuid`, [id.slice(4)])
    await due(id)
    expect((await schedules())[0]).toMatchObject({
      error: { code: 'INVALID_INPUT' },
      problem: expect.stringMatching(
        /^the training that was due at .*Z was not started: the params of KMEANS do not fit/,
      ),
    })
    expect((await health('segmentation')).attention).toContainEqual(expect.stringContaining('was not started'))
    await app.sql(
      `update training_schedule set params = '{"resamples": 0, "k": 45}', error = null where id = $1::uuid`,
      [id.slice(4)],
    )
    await app.sql(
      `update sales_order set deleted_at = now() where customer_id in (select id from customer order by id offset 20)`,
    )
    await due(id)
    await ended(app, (await schedules())[0].lastRun.id)
    expect((await schedules())[0].problem).toMatch(
      /^the last scheduled run ended INSUFFICIENT_DATA: expected at least 45 customers/,
    )
    await app.sql(`update sales_order set deleted_at = null`)
    await app.sql(`update training_schedule set next_due_at = now() - interval '1 hour' where id = $1::uuid`, [
      id.slice(4),
    ])
    expect((await schedules())[0].problem).toMatch(
      /has not been started: no process that works on jobs has been up since$/,
    )
  })

  it('removing a schedule stops its clock', async () => {
    const [{ id }] = await schedules()
    const remove = () =>
      app.ask('mutation ($id: ID!) { removeTrainingSchedule(input: { id: $id }) { deletedId userErrors { code } } }', {
        id,
      })
    expect(await remove()).toMatchObject({ data: { removeTrainingSchedule: { deletedId: id, userErrors: [] } } })
    expect(await clocks()).toEqual([])
    expect(await schedules()).toEqual([])
    expect((await remove()).data.removeTrainingSchedule).toEqual({
      deletedId: null,
      userErrors: [{ code: 'NOT_FOUND' }],
    })
    await due(id)
  })
})

const measure = async (plugin: string) => {
  const { data, errors } = await app.ask(
    'mutation ($plugin: String!) { measureDrift(input: { plugin: $plugin }) { modelRun { id driftReports(first: 1) { totalCount } } userErrors { code message } } }',
    { plugin },
  )
  expect(errors).toBeUndefined()
  const { modelRun, userErrors } = data.measureDrift
  if (!modelRun) return { userErrors }
  for (;;) {
    const answer = await app.ask(
      'query ($id: ID!) { modelRun(id: $id) { driftReports(first: 1) { totalCount nodes { measuredAt rows proposal reasons features { feature psi } } } } }',
      { id: modelRun.id },
    )
    const { totalCount, nodes } = answer.data.modelRun.driftReports
    if (totalCount > modelRun.driftReports.totalCount) return nodes[0]
    await delay(100)
  }
}

describe('drift and health', () => {
  it('says what is missing while no model is promoted', async () => {
    expect((await measure('clv')).userErrors).toEqual([
      { code: 'INVALID_STATE', message: 'expected a promoted model of clv to measure, it has none' },
    ])
    expect(await health('clv')).toMatchObject({
      promotedRun: null,
      ageDays: null,
      drift: null,
      scores: [],
      attention: ['no model is promoted, so nothing is scored; train one'],
    })
    const { errors } = await app.ask('{ modelHealth(plugin: "nobody") { plugin } }')
    expect(errors![0]!.extensions).toMatchObject({ code: 'UNKNOWN_PLUGIN' })
  })

  it('a model that sees what it was trained on is kept', { timeout: 60_000 }, async () => {
    const segments = await trainSegments(3)
    const run = await train(app, { plugin: 'clv', algorithm: 'BG_NBD', params: { horizonDays: 90 } })
    expect(run.promoted).toBe(true)
    for (const plugin of ['segmentation', 'clv']) {
      const report = await measure(plugin)
      expect(report).toMatchObject({ rows: 300, proposal: 'KEEP', reasons: [] })
      expect(report.features.length).toBeGreaterThan(2)
      for (const { psi } of report.features) expect(psi).toBeLessThan(0.01)
    }
    const all = await app.ask('{ modelHealth { plugin attention } }')
    expect(all.data.modelHealth).toEqual([
      { plugin: 'clv', attention: [] },
      { plugin: 'segmentation', attention: [] },
    ])
    const found = await health('segmentation')
    expect(found).toMatchObject({
      promotedRun: { id: segments.id, artifactHash: segments.artifactHash },
      grade: segments.grade,
      lastRun: { id: segments.id, status: 'SUCCEEDED' },
      drift: { proposal: 'KEEP' },
      live: { eventsWaiting: 0, lagSeconds: 0 },
      scores: [{ status: 'OK', count: 300 }],
      nextTraining: null,
    })
    expect(found.ageDays).toBeLessThan(0.1)
  })

  it('segments are graded by what customers did next, beside the naive baseline', async () => {
    const run = await trainSegments(3)
    const rmse = run.metrics.find(({ split }: { split: string }) => split === 'HOLDOUT')
    const [alike] = run.baseline.metrics
    expect(run.split).toEqual({ method: 'time' })
    expect(run.baseline.name).toBe('everybody buys as often as the average customer')
    expect([rmse.name, alike.name]).toEqual(['rmse', 'rmse'])
    // Who bought often goes on to: in this shop rates last and differ between customers.
    expect(rmse.value).toBeLessThan(alike.value)
    expect(rmse.interval.lower).toBeLessThan(rmse.value)
    expect(['FAIR', 'GOOD', 'EXCELLENT']).toContain(run.grade)
    expect(run.message).toMatch(
      /Groups formed 90 days earlier predict on how many days each customer has bought since: \d+ % less/,
    )
  })

  it('a model whose customers behave differently is proposed for another training, with the features and the reasons', async () => {
    await app.sql(
      `insert into sales_order (id, customer_id, placed_at, total_value, currency)
       select uuid_v7(), id, now() - make_interval(days => n), 5000, 'USD' from customer, generate_series(1, 12) n`,
    )
    for (const [plugin, feature] of [
      ['segmentation', 'monetary'],
      ['clv', 'totalValue'],
    ] as const) {
      const report = await measure(plugin)
      expect(report.proposal).toBe('RETRAIN')
      expect(report.features.find((one: { feature: string }) => one.feature === feature).psi).toBeGreaterThan(0.25)
      expect(report.reasons.join('; ')).toMatch(
        new RegExp(`${feature} is distributed quite differently \\(PSI \\d+\\.\\d\\d\\)`),
      )
      expect((await health(plugin)).attention).toContainEqual(expect.stringMatching(/^retrain: /))
    }
    expect((await measure('clv')).reasons).toContainEqual(
      expect.stringMatching(/^the mean value is \d+ % above that of the training$/),
    )
    expect((await measure('segmentation')).reasons).toContainEqual(
      expect.stringMatching(/^\d+ % of the customers changed segment$/),
    )
  })

  it('live scoring that falls behind and a training that failed are told first', async () => {
    const { data } = await app.ask('{ customers(first: 1) { nodes { id } } }')
    const lines = [{ sku: 'A', quantity: '1', unitPrice: '9' }]
    const input = { customerId: data.customers.nodes[0].id, currency: 'USD', placedAt: new Date().toISOString(), lines }
    await app.ask('mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } } }', { input })
    await settled(app, 'clv')
    await app.sql(`update event_log set at = now() - interval '5 minutes' where topic = 'order.recorded'`)
    await app.sql(`update event_consumer set cursor = 0 where name = 'models:clv'`)
    const late = await health('clv')
    expect(late.live.eventsWaiting).toBeGreaterThanOrEqual(1)
    expect(late.live.lagSeconds).toBeGreaterThanOrEqual(300)
    expect(late.attention[0]).toMatch(/^live scoring is \d+ events behind, the oldest has waited for 3\d\d s$/)
    await app.sql(`update event_consumer set cursor = (select max(cursor) from event_log) where name = 'models:clv'`)
    await app.sql(
      `insert into model_run (id, plugin, plugin_version, algorithm, seed, as_of, requested_by, status, message)
       values (uuid_v7(), 'clv', '1.0.0', 'SVR', 1, now(), 'test', 'FAILED', 'the disk was full')`,
    )
    expect((await health('clv')).attention[0]).toBe('the last training (SVR) ended FAILED: the disk was full')
  })
})
